import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { DEFAULT_EDITOR_SETTINGS } from '../../src/lsp/settings.ts';
import { blocksOf, readPage } from '../support/page.ts';
import { ROOT } from '../support/repository.ts';

const COMMAND = ['fargate-lint', 'lsp', '--stdio'];

function read(path: string): string {
  return readFileSync(join(ROOT, 'editors', path), 'utf8');
}

function readJson(path: string): unknown {
  return JSON.parse(read(path));
}

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, { enum?: string[]; default: unknown }>> };
    readonly commands: readonly { readonly command: string; readonly category: string; readonly title: string }[];
  };
}

/** Editors that are not had here: what can be held is that they can read their file, and what it says to start. */
describe('the set-up of', () => {
  const page = blocksOf(readPage('docs/editors.md'));
  const documented = (language: string) => page.filter((block) => block.language === language).map(({ code }) => code);
  const documentedJson = documented('json').map((code) => JSON.parse(code) as unknown);

  it('Helix starts the server beside the others for its languages', () => {
    const text = read('helix/languages.toml');
    const { 'language-server': servers, language } = parseToml(text) as {
      'language-server': Record<string, { command: string; args: string[] }>;
      language: { name: string; 'language-servers': string[] }[];
    };
    const { command, args = [] } = servers['fargate-lint'] ?? {};
    expect([command, ...args]).toEqual(COMMAND);
    expect(language.map(({ name }) => name)).toEqual(['yaml', 'json']);
    for (const each of language) expect(each['language-servers']).toContain('fargate-lint');
    expect(documented('toml')).toEqual([text.replace(/^#.*\n/, '')]);
  });

  it('JetBrains IDEs starts the server', () => {
    const template = readJson('jetbrains/template.json') as {
      programArgs: Record<'default' | 'windows', string>;
      fileTypeMappings: { fileType: { patterns: string[] }; languageId: string }[];
    };
    expect(template.programArgs.default.split(' ')).toEqual(COMMAND);
    expect(template.programArgs.windows.split(' ')).toEqual(['fargate-lint.cmd', ...COMMAND.slice(1)]);
    const patterns = template.fileTypeMappings.flatMap(({ fileType }) => fileType.patterns);
    expect(patterns).toEqual(['*.yaml', '*.yml', '*.json']);
  });

  it('Zed names the server in its manifest as in its code', () => {
    const manifest = parseToml(read('zed/extension.toml')) as {
      version: string;
      language_servers: Record<string, { languages: string[] }>;
    };
    expect(manifest.language_servers['fargate-lint']?.languages).toEqual(['YAML', 'JSON']);
    const crate = parseToml(read('zed/Cargo.toml')) as { package: { version: string }; lib: object };
    expect(crate.package.version).toBe(manifest.version);
    expect(crate.lib).toEqual({ 'crate-type': ['cdylib'] });
    for (const word of COMMAND) expect(read('zed/src/lib.rs')).toContain(`"${word}"`);
  });

  it('Sublime Text starts the server, and the page shows the same', () => {
    const settings = readJson('sublime/LSP.sublime-settings') as { clients: Record<string, { command: string[] }> };
    expect(settings.clients['fargate-lint']?.command).toEqual(COMMAND);
    expect(documentedJson).toContainEqual(settings);
  });

  it('Kate starts the server, and the page shows the same', () => {
    const settings = readJson('kate/settings.json') as {
      servers: Record<string, { command: string[]; highlightingModeRegex: string }>;
    };
    expect(settings.servers.yaml?.command).toEqual(COMMAND);
    expect('YAML').toMatch(new RegExp(settings.servers.yaml?.highlightingModeRegex ?? '^$'));
    expect(documentedJson).toContainEqual(settings);
  });

  it('Vim starts the server, and the page shows the same', () => {
    const settings = readJson('vim/coc-settings.json') as {
      languageserver: Record<string, { command: string; args: string[] }>;
    };
    const { command, args = [] } = settings.languageserver['fargate-lint'] ?? {};
    expect([command, ...args]).toEqual(COMMAND);
    expect(documentedJson).toContainEqual(settings);
  });

  it('Neovim is the same in its file as on the page', () => {
    const config = /return (\{[\s\S]*\})\n$/.exec(read('neovim/lsp/fargate_lint.lua'))?.[1];
    expect(config).toContain("'fargate-lint', 'lsp', '--stdio'");
    expect(documented('lua').join('')).toContain(`vim.lsp.config('fargate_lint', ${config})`);
  });
});

describe('the manifest of the VS Code extension', () => {
  const { contributes } = readJson('vscode/package.json') as Manifest;
  const readme = read('vscode/README.md');
  const settings = Object.entries(contributes.configuration.properties);

  it('has the settings of the server, with the same defaults', () => {
    const defaults = Object.fromEntries(settings.map(([name, { default: value }]) => [name, value]));
    for (const [name, value] of Object.entries(DEFAULT_EDITOR_SETTINGS)) {
      expect(defaults, name).toHaveProperty([`fargate-lint.${name}`], value);
    }
  });

  it('has its settings and commands explained in the README', () => {
    const rows = Array.from(readme.matchAll(/^\| `(.*?)` +\| `(.*?)` +\|/gm), ([, name, value]) => [name, value]);
    const text = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
    expect(rows).toEqual(settings.map(([name, { default: value }]) => [name, text(value)]));
    for (const { title } of contributes.commands) expect(readme).toContain(title);
  });
});
