interface Rule {
  readonly negated: boolean;
  readonly directoriesOnly: boolean;
  /** Whether it is about the whole path, or the name alone. */
  readonly whole: boolean;
  readonly pattern: RegExp;
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
    const matches = rule.pattern.test(rule.whole ? path : (path.split('/').at(-1) ?? ''));
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
  return [{ negated, directoriesOnly, whole: rooted || rule.includes('/'), pattern: matcher(rule) }];
}

/** filepath.Match. */
function matcher(rule: string): RegExp {
  const parts = rule.match(/\[\^?(?:\\.|[^\]\\])+\]|\\.|\*+|\?|[^[\\*?]+|\[/g) ?? [];
  const source = parts.map((part) => {
    if (part.startsWith('*')) return '[^/]*';
    if (part === '?') return '[^/]';
    if (part.startsWith('[') && part.length > 1) return part.replace(/\[(?!\^)/, '[');
    return part.replace(/^\\/, '').replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  });
  return new RegExp(`^${source.join('')}$`);
}
