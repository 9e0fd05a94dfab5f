import { expect, it } from 'vitest';
import * as browser from '../src/browser.ts';
import * as library from '../src/index.ts';

it('the library exports in a browser all that needs no Node', () => {
  const needsNode = new Set(['createStyle', 'formatters', 'loadPlugins', 'readRepository', 'PluginError']);
  const names = Object.keys(library).filter((name) => !needsNode.has(name));
  expect(Object.keys(browser).sort()).toEqual(names.sort());
});
