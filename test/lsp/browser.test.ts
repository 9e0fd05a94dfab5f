import { join } from 'node:path';
import { Rolldown } from 'tsdown';
import { describe, expect, it } from 'vitest';
import { memoryRoot } from '../../src/lsp/workspace/memory-root.ts';
import { BLOCKED, CLEAN } from '../support/cli.ts';
import { ROOT } from '../support/repository.ts';

describe('the core of the language server', () => {
  it('needs nothing of Node, once its paths are those of the web', async () => {
    const bundle = await Rolldown.rolldown({
      input: join(ROOT, 'src/lsp/server.ts'),
      platform: 'browser',
      resolve: { alias: { 'node:path': 'pathe' } },
      logLevel: 'silent',
    });
    const { output } = await bundle.generate({ format: 'esm' });
    await bundle.close();
    const imported = output.flatMap((each) => (each.type === 'chunk' ? [...each.imports, ...each.dynamicImports] : []));
    expect(imported.filter((each) => !each.endsWith('.js'))).toEqual([]);
  });
});

describe('memoryRoot', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const files = new Map([
    ['a b.yaml', bytes(CLEAN)],
    ['k8s/c.yaml', bytes(BLOCKED)],
    ['k8s/readme.md', bytes('no manifest')],
  ]);
  const { host, uriOf, directory } = memoryRoot({ uri: 'vscode-vfs://github/shop/shop/', files });

  it('lists, reads and locates what it is given', async () => {
    expect((await host.list(['.'])).files).toEqual(['a b.yaml', 'k8s/c.yaml']);
    expect((await host.list(['k8s'])).files).toEqual(['k8s/c.yaml']);
    expect((await host.list(['k8s/c.yaml'])).files).toEqual(['k8s/c.yaml']);
    expect(new TextDecoder().decode(host.read(`${directory}/k8s/c.yaml`))).toBe(BLOCKED);
    expect(() => host.read('none.yaml')).toThrow('no such file');
    expect(host.locate('k8s/../a b.yaml')).toBe(`${directory}/a b.yaml`);
    expect(host.locate('k8s')).toBeUndefined();
    expect(uriOf(`${directory}/a b.yaml`)).toBe('vscode-vfs://github/shop/shop/a%20b.yaml');
  });
});
