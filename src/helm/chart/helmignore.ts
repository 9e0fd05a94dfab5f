import { matchesSequence } from '../../text/sequence.ts';

interface Rule {
  readonly negated: boolean;
  readonly directoriesOnly: boolean;
  /** Whether it is about the whole path, or the name alone. */
  readonly whole: boolean;
  readonly matches: (path: string) => boolean;
}

/** Helm's own rule: no hidden files in templates. */
const DEFAULT = 'templates/.?*';

/** Whether `.helmignore` leaves out a file, or a directory that it lies in. Paths are relative to the chart. */
export function ignoredBy(text: string): (path: string) => boolean {
  const rules = [...text.split(/\r?\n/), DEFAULT].map((line) => line.trim()).flatMap(parseRule);
  const directories = new Map<string, boolean>();
  const inIgnored = (path: string): boolean => {
    const at = path.lastIndexOf('/');
    if (at < 0) return false;
    const directory = path.slice(0, at);
    let ignored = directories.get(directory);
    if (ignored === undefined) {
      ignored = inIgnored(directory) || isIgnored(rules, directory, true);
      directories.set(directory, ignored);
    }
    return ignored;
  };
  return (path) => inIgnored(path) || isIgnored(rules, path, false);
}

function isIgnored(rules: readonly Rule[], path: string, isDirectory: boolean): boolean {
  for (const rule of rules) {
    const matches = rule.matches(rule.whole ? path : (path.split('/').at(-1) ?? ''));
    if (rule.negated) {
      if ((rule.directoriesOnly && !isDirectory) || !matches) return true;
    } else if (matches && (isDirectory || !rule.directoriesOnly)) return true;
  }
  return false;
}

function parseRule(line: string): Rule[] {
  if (line === '' || line.startsWith('#') || line.includes('**') || line === '!' || line === '/') return [];
  const negated = line.startsWith('!');
  const plain = negated ? line.slice(1) : line;
  const directoriesOnly = plain.endsWith('/');
  const rooted = plain.startsWith('/');
  const rule = plain.slice(rooted ? 1 : 0, directoriesOnly ? -1 : undefined);
  return [{ negated, directoriesOnly, whole: rooted || rule.includes('/'), matches: matcher(rule) }];
}

/** filepath.Match, name by name. */
function matcher(rule: string): (path: string) => boolean {
  const wanted = rule.split('/').map((name) => {
    return (name.match(/\[\^?(?:\\.|[^\]\\])+\]|\\.|\*+|[\s\S]/g) ?? []).map(tokenOf);
  });
  return (path) => {
    const names = path.split('/');
    return names.length === wanted.length && names.every((name, index) => matchesName(wanted[index] ?? [], name));
  };
}

function matchesName(wanted: readonly (RegExp | '*')[], name: string): boolean {
  return matchesSequence(
    wanted,
    name.split(''),
    (token) => token === '*',
    (token, character) => token !== '*' && token.test(character),
  );
}

/** What takes one character, or a `*`. */
function tokenOf(part: string): RegExp | '*' {
  if (part.startsWith('*')) return '*';
  if (part === '?') return /^[\s\S]$/;
  if (part.startsWith('[') && part.length > 1) return new RegExp(`^${part}$`);
  return new RegExp(`^${part.replace(/^\\/, '').replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}$`);
}
