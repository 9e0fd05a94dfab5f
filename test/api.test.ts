import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as browser from '../src/browser.ts';
import * as library from '../src/index.ts';
import { describeApi } from './support/api.ts';

/** A change here is a change for those who use the library: additions need an entry in the changelog, all else a major version. */
describe('the library', () => {
  it.each(['index', 'testing'])('exports from %s what it is known to', async (entry) => {
    await expect(describeApi(`src/${entry}.ts`)).toMatchFileSnapshot(
      join(import.meta.dirname, `__snapshots__/api-${entry}.txt`),
    );
  });

  it('exports in a browser all that needs no Node', () => {
    const needsNode = new Set(['createStyle', 'formatters', 'loadPlugins', 'PluginError']);
    const names = Object.keys(library).filter((name) => !needsNode.has(name));
    expect(Object.keys(browser).sort()).toEqual(names.sort());
  });
});
