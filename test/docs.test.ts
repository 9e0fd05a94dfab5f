import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import { runCommands } from '../scripts/generate/command-output.ts';
import { ALWAYS_ON } from '../src/engine/always-on.ts';
import { problemsOfExample } from '../src/testing/check.ts';
import { readExpectations } from '../src/testing/expectations.ts';
import { filesUnder, ROOT } from './support/repository.ts';

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The text between a heading of the second level and the next one. */
function sectionOf(page: string, title: string): string {
  const start = page.indexOf(`\n## ${title}\n`);
  if (start < 0) return '';
  const end = page.indexOf('\n## ', start + 1);
  return page.slice(start, end < 0 ? undefined : end);
}

/** YAML blocks; behind the language there may be JSON with the settings and options that the example needs. */
function examplesOf(section: string): { yaml: string; info: object }[] {
  return Array.from(section.matchAll(/^```yaml(.*)\n([\s\S]*?)^```$/gm), ([, info = '', yaml = '']) => ({
    yaml,
    info: info.trim() ? (JSON.parse(info) as object) : {},
  }));
}

describe.each([...rules, ...ALWAYS_ON].map((rule) => [rule.id, rule] as const))('docs/rules/%s.md', (id, rule) => {
  const page = read(`docs/rules/${id}.md`);
  // Those that are always on are about suppressions of the others.
  const among = ALWAYS_ON.includes(rule) ? rules : [];
  const reported = examplesOf(sectionOf(page, 'Reported'));
  const fine = examplesOf(sectionOf(page, 'Fine'));

  it('has a why, examples of what is reported and of what is fine', () => {
    expect(sectionOf(page, 'Why').trim().length).toBeGreaterThan('## Why'.length);
    expect(reported.length).toBeGreaterThan(0);
    expect(fine.length).toBeGreaterThan(0);
  });

  it.each(reported)('shows what is reported: example %#', ({ yaml, info }) => {
    expect(readExpectations(yaml).expectations).not.toEqual([]);
    expect(problemsOfExample(rule, { yaml, among, ...info })).toEqual([]);
  });

  it.each(fine)('shows what is fine: example %#', ({ yaml, info }) => {
    expect(readExpectations(yaml).expectations).toEqual([]);
    expect(problemsOfExample(rule, { yaml, among, ...info })).toEqual([]);
  });
});

function linksIn(page: string): string[] {
  return Array.from(page.matchAll(/\]\(([^)#]+)[^)]*\)/g), ([, target = '']) => target);
}

it('README leads to every page of docs/ in two clicks', () => {
  const pagesFrom = (path: string) =>
    linksIn(read(path))
      .filter((target) => !/^https?:/.test(target))
      .map((target) => join(path, '..', target).replaceAll('\\', '/'))
      .filter((target) => target.endsWith('.md'));
  const first = pagesFrom('README.md');
  const reached = new Set(['README.md', ...first, ...first.flatMap(pagesFrom)]);
  const pages = filesUnder('docs').filter((path) => path.endsWith('.md') && !path.startsWith('docs/api/'));
  expect(pages.filter((path) => !reached.has(path))).toEqual([]);
});

const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'examples/README.md', ...filesUnder('docs')].filter(
  (path) => path.endsWith('.md'),
);

describe.each(pages)('%s', (path) => {
  const text = read(path);

  it('shows output that the command really prints', async () => {
    expect(await runCommands(text)).toBe(text);
    // A console block that is not run would go stale unseen.
    const run = text.match(/<!-- run: [\s\S]*?<!-- \/run -->/g) ?? [];
    expect(text.match(/^```console$/gm) ?? []).toHaveLength(run.length);
  });

  it('links to files that are there', () => {
    const pictures = Array.from(text.matchAll(/ src(?:set)?="([^"]*)"/g), ([, target = '']) => target);
    const targets = [...linksIn(text), ...pictures];
    const files = new Set(filesUnder('.'));
    const missing = targets.filter((target) => {
      if (/^https?:/.test(target)) return false;
      const resolved = join(path, '..', target).replaceAll('\\', '/').replace(/\/$/, '');
      return !files.has(resolved) && ![...files].some((file) => file.startsWith(`${resolved}/`));
    });
    expect(missing).toEqual([]);
  });

  it('names only npm scripts that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = Array.from(text.matchAll(/\bnpm run ([\w:-]+)/g), ([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

it('SECURITY.md names tests of each guarantee', () => {
  const section = sectionOf(read('SECURITY.md'), 'Guarantees, and their tests');
  const guarantees = section.split(/^- /m).slice(1);
  expect(guarantees.length).toBeGreaterThan(5);
  const tests = filesUnder('test').filter((path) => path.endsWith('.test.ts'));
  for (const guarantee of guarantees) {
    const named = Array.from(guarantee.matchAll(/`(test\/[^`]+)`/g), ([, path = '']) => path);
    expect(named, guarantee).not.toEqual([]);
    const isThere = (path: string) =>
      tests.some((each) => each === path || (path.endsWith('/') && each.startsWith(path)));
    expect(named.filter((path) => !isThere(path))).toEqual([]);
  }
});
