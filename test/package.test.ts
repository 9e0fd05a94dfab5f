import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import { ALWAYS_ON } from '../src/engine/always-on.ts';
import { filesUnder, ROOT } from './support/repository.ts';

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

function namesUnder(directory: string, ending: string): string[] {
  return filesUnder(directory)
    .filter((path) => path.endsWith(ending))
    .map((path) => path.slice(directory.length + 1, -ending.length));
}

describe('rules', () => {
  const ids = rules.map(({ id }) => id);
  const everywhere = [...ids, ...ALWAYS_ON.map(({ id }) => id)].sort();

  it('have an entry in the index, a file, a test and a page each', () => {
    expect(namesUnder('rules', '.ts').filter((name) => name !== 'index')).toEqual(ids);
    expect(namesUnder('test/rules', '.test.ts')).toEqual(ids);
    expect(namesUnder('docs/rules', '.md').filter((name) => name !== 'README')).toEqual(everywhere);
  });

  it.each([...rules, ...ALWAYS_ON].map((rule) => [rule.id, rule] as const))('%s is well-formed', (id, rule) => {
    expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)+$/);
    expect(rule.description).toMatch(/^(Disallow|Require|Report|Warn) .*[^.]$/);
    expect(rule.help).toMatch(/\.$/);
    expect(['documented', 'observed', 'inferred']).toContain(rule.evidence);
    expect(rule.references.length).toBeGreaterThan(0);
    for (const url of rule.references) {
      expect(new URL(url).protocol, url).toBe('https:');
      expect(new URL(url).hostname, `${id} still has the template's reference`).not.toBe('example.com');
    }
    expect(Object.keys(rule.messages).length).toBeGreaterThan(0);
  });

  it('are no errors where they are only inferred', () => {
    const inferred = rules.filter(({ evidence, severity }) => evidence === 'inferred' && severity === 'error');
    expect(inferred.map(({ id }) => id)).toEqual([]);
  });

  it('have options with a description and a default each', () => {
    for (const { id, options } of rules) {
      for (const [name, { description, default: value }] of Object.entries(options?.properties ?? {})) {
        expect(description, `${id}: ${name}`).toMatch(/\S/);
        expect(value, `${id}: ${name}`).toBeDefined();
      }
    }
  });
});

/** Where each part of the source may import from: itself, and these. The first match decides. */
const LAYERS: readonly [part: RegExp, allowed: RegExp][] = [
  [/^rules\/index\.ts$/, /^(rules\/|src\/rule\.ts)/],
  [/^rules\//, /^src\/(rule\.ts|kubernetes\/|fargate\/|text\/|source\/document\.ts)/],
  [/^src\/(rule|settings)\.ts$/, /^src\/(kubernetes\/|fargate\/|settings\.ts|source\/document\.ts)/],
  [/^src\/text\//, /^src\/text\//],
  [/^src\/source\//, /^src\/source\//],
  [/^src\/yaml\//, /^src\/(yaml|source)\//],
  [/^src\/helm\//, /^src\/(helm|yaml|source|text)\//],
  [/^src\/hcl\//, /^src\/(hcl|yaml|source|text)\//],
  [/^src\/kustomize\//, /^src\/(kustomize|yaml|source|text|kubernetes)\//],
  [/^src\/gitops\//, /^src\/(gitops|helm|kustomize|yaml|source|text|kubernetes)\//],
  [/^src\/render\//, /^src\/(render|gitops|hcl|helm|kustomize|engine|yaml|source|text|kubernetes)\//],
  [/^src\/kubernetes\//, /^src\/(kubernetes\/|source\/document\.ts)/],
  [/^src\/fargate\//, /^src\/(fargate\/|kubernetes\/|text\/|source\/document\.ts)/],
  [/^src\/plan\//, /^src\/((plan|engine|kubernetes|fargate|text)\/|settings\.ts$|yaml\/parse\.ts$)/],
  [/^src\/project\//, /^src\/(project|config|engine|render|hcl|source)\/|^src\/rule\.ts$/],
  [
    /^src\/engine\//,
    /^src\/(engine|source|text|yaml|kubernetes|fargate|hcl|generated)\/|^src\/(rule|settings|links)\.ts$/,
  ],
  [
    /^src\/config\//,
    /^src\/(config|engine|source|text|yaml|kubernetes|fargate|hcl|generated)\/|^src\/(rule|settings|links|render\/charts\/release)\.ts$/,
  ],
  [/^src\/plugins\//, /^src\/(plugins|engine)\/|^src\/rule\.ts$/],
  [
    /^src\/formatters\//,
    /^src\/(formatters|plan|engine|kubernetes|fargate|source|text)\/|^src\/(rule|version|links)\.ts$/,
  ],
  [
    /^src\/merge\//,
    /^src\/(merge|formatters|engine|source|text|kubernetes)\/|^src\/rule\.ts$|^docs\/report\.schema\.json$/,
  ],
  [/^src\/testing(\/|\.ts)/, /^src\/(testing|engine|source|yaml|kubernetes)\/|^src\/(rule|settings)\.ts$/],
  [/^src\/host\//, /^src\/(host|engine)\//],
  [/^src\/lsp\/(stdio|workspace\/node-root)\.ts$/, /^src\/(lsp|host)\/|^src\/rule\.ts$/],
  [
    /^src\/lsp\//,
    /^(rules\/index\.ts|src\/(?!cli|action|host|plugins|lsp\/(stdio|workspace\/node-root)|index\.ts|browser\.ts|testing))/,
  ],
  [/^src\/browser\.ts$/, /^(rules\/index\.ts|src\/(?!cli|lsp|action|host|index\.ts|testing))/],
  [/^src\/index\.ts$/, /^(rules\/index\.ts|src\/(?!cli|lsp|action|testing))/],
  [/^src\/cli\/large-files\//, /^src\/(cli\/large-files|engine|source|yaml)\//],
  [/^src\/cli\.ts$/, /^src\/cli\//],
  [/^src\/cli\//, /^(rules\/index\.ts|src\/(?!cli\.ts|action|index\.ts|browser\.ts|testing))/],
  [/^src\/action\.ts$/, /^src\/action\//],
  [/^src\/action\//, /^src\/(?!cli\.ts|index\.ts|browser\.ts|testing)/],
  [/^src\/version\.ts$/, /^package\.json$/],
  [/^src\/links\.ts$/, /^$/],
  // What runs in a browser must not reach what is for Node.
  [/^editors\/vscode\/src\/server\/node\.ts$/, /^(rules\/index\.ts|src\/lsp\/stdio\.ts)$/],
  [/^editors\/vscode\/src\/server\//, /^(editors\/vscode\/src\/|src\/lsp\/(?!stdio|workspace\/node-root))/],
  [/^editors\/vscode\/src\/folder-files\.ts$/, /^(editors\/vscode\/src\/|src\/host\/ignore-(lines|scope)\.ts)/],
  [/^editors\//, /^editors\//],
];

const PURE =
  /^(src\/(source|text|yaml|kustomize|helm|hcl|gitops|kubernetes|fargate|plan)\/|src\/engine\/run\.ts$|src\/browser\.ts$|rules\/)/;

/** What a module imports, statically or not: paths of the repository, or names of packages. */
function importsOf(path: string): string[] {
  const code = read(path).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const specifiers = Array.from(
    code.matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g),
    ([, specifier = '']) => specifier,
  );
  return specifiers.map((each) => (each.startsWith('.') ? join(path, '..', each).replaceAll('\\', '/') : each));
}

describe('imports', () => {
  const modules = ['src', 'rules', 'editors'].flatMap(filesUnder).filter((path) => /(?<!\.d)\.(ts|js)$/.test(path));

  it('are found by this test', () => {
    expect(importsOf('src/cli/program.ts')).toContain('src/cli/main.ts');
    expect(importsOf('rules/index.ts')).toContain('src/rule.ts');
    expect(importsOf('test/support/repository.ts')).toContain('node:fs');
  });

  it('point one way', () => {
    const wrong = modules.flatMap((path) => {
      if (path.startsWith('src/generated/')) return importsOf(path).map((each) => `${path} imports ${each}`);
      const layer = LAYERS.find(([part]) => part.test(path));
      if (!layer) return [`${path} is in no layer`];
      const own = importsOf(path).filter((each) => /^(src|rules|test|scripts|bench|editors)\/|\.json$/.test(each));
      return own.filter((each) => !layer[1].test(each)).map((each) => `${path} imports ${each}`);
    });
    expect(wrong).toEqual([]);
  });

  it('of the pure parts, and of all that they reach, name nothing of Node', () => {
    const seen = new Set<string>();
    const wrong: string[] = [];
    const visit = (path: string, from: string): void => {
      if (path.startsWith('node:')) wrong.push(`${from} imports ${path}`);
      if (!/^(src|rules)\//.test(path) || seen.has(path)) return;
      seen.add(path);
      for (const each of importsOf(path)) visit(each, path);
    };
    for (const path of modules.filter((each) => PURE.test(each))) visit(path, '');
    expect(wrong).toEqual([]);
    expect(seen.size).toBeGreaterThan(20);
  });
});

describe('files', () => {
  const files = filesUnder('.').filter((path) => !/^(test\/fixtures\/|package-lock\.json$)/.test(path));

  it('are no longer than 350 lines', () => {
    const sources = files.filter(
      (path) => /^(src|rules|scripts|bench|editors\/vscode\/src)\//.test(path) && !path.includes('/generated/'),
    );
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.filter((path) => read(path).split('\n').length > 351)).toEqual([]);
  });

  it('are named in kebab-case', () => {
    const sources = files.filter((path) => /^(src|rules|scripts|bench|editors\/vscode\/src)\//.test(path));
    expect(sources.filter((path) => !/^[a-z0-9./-]+$/.test(path) || /(^|\/)utils?\b/.test(path))).toEqual([]);
  });

  it('link to no domain of ours: src/links.ts knows whether there is one', () => {
    const names = /fargate-lint[.](dev|io|com|org)/;
    expect(files.filter((path) => names.test(read(path)))).toEqual([]);
  });

  it('do not name the material that the project was written from', () => {
    // Brackets keep the pattern from matching itself.
    const names = /fargate[-]facts|toolbox[.]md|shared[/](?!corpus)|[/]work[/]|[/]tmp[/]brief/;
    const speaking = files.filter((path) => names.test(read(path)));
    expect(speaking).toEqual([]);
  });
});

describe('package.json', () => {
  it('has a homepage that rule pages can be below, or none', () => {
    const { homepage = 'https://example.com' } = JSON.parse(read('package.json')) as { homepage?: string };
    expect(homepage).toMatch(/^https:\/\/[^?#\s]+[^?#\s/]$/);
  });

  it('has no runtime dependencies', () => {
    const manifest = JSON.parse(read('package.json')) as Record<string, unknown>;
    expect(manifest.dependencies).toBeUndefined();
    expect(manifest.optionalDependencies).toBeUndefined();
  });
});
