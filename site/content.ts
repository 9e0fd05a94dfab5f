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
const REPOSITORY = repositoryUrl(JSON.parse(readFileSync(join(SOURCE, 'package.json'), 'utf8')) as PackageFile);

function repositoryUrl({ repository }: PackageFile): string | undefined {
  const url = typeof repository === 'string' ? repository : repository?.url;
  return url?.replace(/^git\+/, '').replace(/\.git$/, '') || undefined;
}

/** Options of VitePress' theme, which need not be installed where this is checked. */
interface RepositoryLinks {
  readonly socialLinks?: { icon: 'github'; link: string }[];
  readonly editLink?: {
    pattern: (page: { readonly frontmatter: { readonly source?: string } }) => string;
    text: string;
  };
}

/** What the theme links to in the repository. */
export function repositoryLinks(repository = REPOSITORY): RepositoryLinks {
  if (repository === undefined) return {};
  return {
    socialLinks: [{ icon: 'github', link: repository }],
    editLink: {
      pattern: ({ frontmatter }) => `${repository}/edit/main/${frontmatter.source}`,
      text: 'Edit this page',
    },
  };
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

export interface ContentOptions {
  /** The directory to write to, which is emptied. */
  readonly directory?: string;
  readonly repository?: string | undefined;
}

/**
 * Writes the pages that VitePress reads: those of docs/ with their links, and those of site/pages.
 *
 * @throws Error when a guide is in no group
 */
export function writeContent({ directory = CONTENT, repository = REPOSITORY }: ContentOptions = {}): void {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const copy = (from: string, to: string) => {
    mkdirSync(dirname(join(directory, to)), { recursive: true });
    writeFileSync(join(directory, to), pageFrom(from, to, repository));
  };
  const grouped = new Set(Object.values(GUIDES).flat());
  const pages = filesBelow(join(SOURCE, 'docs')).filter(
    (path) => path.endsWith('.md') && !/^(maintaining|api)\//.test(path),
  );
  for (const path of pages) {
    const name = path.slice(0, -'.md'.length);
    if (!path.includes('/') && name !== 'README' && !grouped.has(name))
      throw new Error(`docs/${path} is in no group of site/content.ts`);
    if (path !== 'README.md' && path !== 'rules/README.md') copy(`docs/${path}`, path);
  }
  for (const [from, to] of Object.entries(ELSEWHERE)) copy(from, to);
  cpSync(join(SOURCE, 'site/pages'), directory, { recursive: true });
  writeFileSync(join(directory, 'rules.json'), JSON.stringify(ruleIds.map(ruleOf)));
  cpSync(join(SOURCE, 'docs/images'), join(directory, 'images'), { recursive: true });
  mkdirSync(join(directory, 'public'), { recursive: true });
  cpSync(join(SOURCE, 'editors/vscode/icon.svg'), join(directory, 'public/icon.svg'));
  for (const schema of ['schema.json', 'report.schema.json', 'fargate-lint-matcher.json']) {
    cpSync(join(SOURCE, 'docs', schema), join(directory, 'public', schema));
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

/** A page of the repository as one of the site. */
function pageFrom(from: string, to: string, repository: string | undefined): string {
  const text = readFileSync(join(SOURCE, from), 'utf8').replace(/^<!--(?! \/?generated).*?-->\n/gm, '');
  const source = /^docs\/(rules\/.+)\.md$/.exec(from)?.[1];
  const isRule = repository !== undefined && source !== undefined && existsSync(join(SOURCE, `${source}.ts`));
  const link = isRule ? `\n[Source of the rule](${repository}/blob/main/${source}.ts)\n` : '';
  return `---\nsource: ${from}\n---\n\n${withLinks(text, { from, to, repository })}${link}`;
}

/** Links of the repository as links of the site; what the site does not have is linked in the repository, or not at all. */
function withLinks(
  text: string,
  { from, to, repository }: { from: string; to: string; repository: string | undefined },
): string {
  const imageOf = (path: string) => {
    const target = posix.join(posix.dirname(from), path).replace(/^docs\//, '');
    return posix.join(posix.relative(posix.dirname(to), '.') || '.', target).replace(/^(?!\.)/, './');
  };
  return text
    .replace(/(?<!!)\[([^\]]*)\]\((?!https?:|#|mailto:)([^)\s#]*)(#[^)\s]*)?\)/g, (_, label, path, anchor = '') => {
      const target = posix.join(posix.dirname(from), path);
      const page = pageOf(target);
      if (page !== undefined) return `[${label}](${posix.relative(posix.dirname(to), page) || page}${anchor})`;
      return repository ? `[${label}](${repository}/blob/main/${target})` : label;
    })
    .replace(
      /<picture>\s*<source[^>]* srcset="([^"]*)">\s*<img alt="([^"]*)" src="([^"]*)">\s*<\/picture>/g,
      darkAndLight,
    )
    .replace(/!\[([^\]]*)\]\((?!https?:)([^)\s]*)\)/g, (_, label, path) => `![${label}](${imageOf(path)})`);

  /** The theme has a switch of its own for dark and light. */
  function darkAndLight(_: string, dark: string, label: string, light: string): string {
    return `<img class="dark-only" alt="${label}" src="${imageOf(dark)}">\n<img class="light-only" alt="${label}" src="${imageOf(light)}">`;
  }
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
