import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository, from which the pages are taken. */
export const SOURCE = join(dirname(fileURLToPath(import.meta.url)), '..');
const CONTENT = join(SOURCE, 'site/content');

interface PackageFile {
  readonly repository?: string | { readonly url?: string };
}

/** Where the repository is browsed, without a final slash; undefined as long as package.json names none. */
export const REPOSITORY = repositoryUrl(JSON.parse(readFileSync(join(SOURCE, 'package.json'), 'utf8')) as PackageFile);

function repositoryUrl({ repository }: PackageFile): string | undefined {
  const url = typeof repository === 'string' ? repository : repository?.url;
  return url?.replace(/^git\+/, '').replace(/\.git$/, '') || undefined;
}

interface Link {
  readonly text: string;
  readonly link: string;
}

interface Group {
  readonly text: string;
  readonly collapsed?: boolean;
  readonly items: readonly Link[];
}

/** The order of the guides; a page that is not here fails the build. */
const GUIDES: Readonly<Record<string, readonly string[]>> = {
  'Getting started': ['start', 'adopting', 'profiles', 'fixing', 'suppressing'],
  'What is read': ['kustomize', 'helm', 'gitops', 'terraform', 'scale'],
  Cost: ['plan'],
  'Where it runs': ['cli', 'hooks', 'github-action', 'pipelines', 'editors'],
  Reference: [
    'configuration',
    'formats',
    'json',
    'custom-rules',
    'library',
    'performance',
    'releasing',
    'changelog',
    'security',
  ],
};

/** Pages of the repository that are not in docs/. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'README.md': 'start.md',
  'CHANGELOG.md': 'changelog.md',
  'SECURITY.md': 'security.md',
};

const ruleIds = readdirSync(join(SOURCE, 'docs/rules'))
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name) => name.slice(0, -'.md'.length));

export const guides: Group[] = Object.entries(GUIDES)
  .map(([text, names]) => ({
    text,
    items: names
      .filter((name) => existsSync(sourceOf(name)))
      .map((name) => ({ text: titleOf(name), link: `/${name}` })),
  }))
  .filter(({ items }) => items.length > 0);

export const rulePages: Group[] = [
  {
    text: 'Rules',
    items: [{ text: 'All rules', link: '/rules/' }, ...ruleIds.map((id) => ({ text: id, link: `/rules/${id}` }))],
  },
];

function sourceOf(name: string): string {
  const elsewhere = Object.entries(ELSEWHERE).find(([, page]) => page === `${name}.md`);
  return join(SOURCE, elsewhere ? elsewhere[0] : `docs/${name}.md`);
}

function titleOf(name: string): string {
  if (name === 'start') return 'Start here';
  return /^# (.+)$/m.exec(readFileSync(sourceOf(name), 'utf8'))?.[1]?.replaceAll('`', '') ?? name;
}

/**
 * Writes the pages that VitePress reads: those of docs/ with their links, and those of site/pages.
 *
 * @throws Error when a guide is in no group
 */
export function writeContent(): void {
  rmSync(CONTENT, { recursive: true, force: true });
  mkdirSync(CONTENT, { recursive: true });
  const grouped = new Set(Object.values(GUIDES).flat());
  const pages = filesBelow(join(SOURCE, 'docs')).filter(
    (path) => path.endsWith('.md') && !/^(maintaining|api)\//.test(path),
  );
  for (const path of pages) {
    const name = path.slice(0, -'.md'.length);
    if (!path.includes('/') && name !== 'README' && !grouped.has(name))
      throw new Error(`docs/${path} is in no group of site/content.ts`);
    if (path !== 'README.md' && path !== 'rules/README.md') copyPage(`docs/${path}`, path);
  }
  for (const [from, to] of Object.entries(ELSEWHERE)) copyPage(from, to);
  cpSync(join(SOURCE, 'site/pages'), CONTENT, { recursive: true });
  writeFileSync(join(CONTENT, 'rules.json'), JSON.stringify(ruleIds.map(ruleOf)));
  cpSync(join(SOURCE, 'docs/images'), join(CONTENT, 'images'), { recursive: true });
  mkdirSync(join(CONTENT, 'public'), { recursive: true });
  cpSync(join(SOURCE, 'editors/vscode/icon.svg'), join(CONTENT, 'public/icon.svg'));
  for (const schema of ['schema.json', 'report.schema.json', 'fargate-lint-matcher.json']) {
    cpSync(join(SOURCE, 'docs', schema), join(CONTENT, 'public', schema));
  }
}

/** What the head of a rule's page says, for the table of rules. */
function ruleOf(id: string) {
  const page = readFileSync(join(SOURCE, `docs/rules/${id}.md`), 'utf8');
  const [names = [], , values = []] = [...page.matchAll(/^\|(.*)\|$/gm)]
    .slice(0, 3)
    .map(([, row = '']) => row.split('|').map((cell) => cell.trim()));
  const cells = new Map(names.map((name, index) => [name, values[index] ?? '']));
  return {
    id,
    description: /^# .*\n\n(.+)$/m.exec(page)?.[1] ?? '',
    severity: cells.get('Severity'),
    category: cells.get('Category'),
    evidence: cells.get('Evidence'),
    fixable: cells.get('Offers') || 'nothing',
    since: cells.get('Since') ?? '',
  };
}

function copyPage(from: string, to: string): void {
  const text = readFileSync(join(SOURCE, from), 'utf8').replace(/^<!--(?! \/?generated).*?-->\n/gm, '');
  const target = join(CONTENT, to);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, `---\nsource: ${from}\n---\n\n${withLinks(text, from, to)}`);
}

/** Links of the repository as links of the site; what the site does not have is linked in the repository, or not at all. */
function withLinks(text: string, from: string, to: string): string {
  return text
    .replace(/(?<!!)\[([^\]]*)\]\((?!https?:|#|mailto:)([^)\s#]*)(#[^)\s]*)?\)/g, (_, label, path, anchor = '') => {
      const target = posix.join(posix.dirname(from), path);
      const page = pageOf(target);
      if (page !== undefined) return `[${label}](${posix.relative(posix.dirname(to), page) || page}${anchor})`;
      return REPOSITORY ? `[${label}](${REPOSITORY}/blob/main/${target})` : label;
    })
    .replace(/!\[([^\]]*)\]\((?!https?:)([^)\s]*)\)/g, (_, label, path) => {
      const target = posix.join(posix.dirname(from), path).replace(/^docs\//, '');
      return `![${label}](${posix.join(posix.relative(posix.dirname(to), '.') || '.', target).replace(/^(?!\.)/, './')})`;
    });
}

/** The page of the site that a path of the repository became. */
function pageOf(path: string): string | undefined {
  const plain = path.replace(/\/$/, '');
  if (plain in ELSEWHERE) return ELSEWHERE[plain];
  if (plain === 'docs/README.md' || plain === 'docs') return 'start.md';
  if (plain === 'docs/rules/README.md' || plain === 'docs/rules') return 'rules/index.md';
  if (!plain.startsWith('docs/') || /^docs\/(maintaining|api)\//.test(plain)) return undefined;
  return plain.endsWith('.md') && existsSync(join(SOURCE, plain)) ? plain.slice('docs/'.length) : undefined;
}

export function collectHtml(directory: string): string[] {
  return filesBelow(directory).filter((path) => path.endsWith('.html'));
}

/** Posix paths relative to the directory. */
function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(directory, path)).isFile())
    .map((path) => relative(directory, join(directory, path)).replaceAll('\\', '/'))
    .sort();
}
