import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readmeOf } from '../scripts/vscode-extension.ts';
import { DEFAULT_EDITOR_SETTINGS } from '../src/lsp/settings.ts';
import { ROOT } from './support/repository.ts';

const readText = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const README = readText('editors/vscode/README.md');
const MANIFEST = JSON.parse(readText('editors/vscode/package.json')) as {
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, object>> } };
};

describe('the page of the VS Code extension', () => {
  it('has the pictures of the release, once there is a repository', () => {
    const repository = { type: 'git', url: 'git+https://github.com/acme/lint.git' };
    const page = readmeOf(README, { repository, version: '1.2.3' });
    const pictures = Array.from(page.matchAll(/!\[[^\]]+\]\((.*?)\)/g), ([, url]) => url);
    expect(pictures).toEqual(['https://raw.githubusercontent.com/acme/lint/v1.2.3/docs/images/vscode.png']);
    expect(readmeOf(README, { version: '1.2.3' })).not.toContain('](..');
  });

  it('lists every setting, and the server knows those that are its own', () => {
    const names = Object.keys(MANIFEST.contributes.configuration.properties);
    const listed = Array.from(README.matchAll(/^\| `(fargate-lint\.[\w.]+)`/gm), ([, name]) => name);
    expect(listed).toEqual(names);
    const own = Object.keys(DEFAULT_EDITOR_SETTINGS).map((name) => `fargate-lint.${name}`);
    expect(names).toEqual(expect.arrayContaining(own));
    const guide = readText('docs/editors.md');
    for (const name of own) expect(guide).toContain(`| \`${name}\``);
  });
});
