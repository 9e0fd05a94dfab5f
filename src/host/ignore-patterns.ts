import { lstatSync, readFileSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { ignorePatternsIn } from './ignore-lines.ts';
import { ignoreRootOf, upwards } from './repository.ts';

/** Wildcards of a pattern. */
const WILDCARD = /[*?]+/;

/** The largest file of patterns that is read, in bytes. */
const LARGEST = 1024 * 1024;

/**
 * The patterns in a file in the language of `.gitignore`; none when there is no file, or none that can be read. A link is
 * not followed, as git follows none.
 */
export function readIgnorePatterns(path: string): string[] {
  let text: string;
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (!stats?.isFile() || stats.size > LARGEST) return [];
    text = readFileSync(path, 'utf8');
  } catch {
    return [];
  }
  return ignorePatternsIn(text);
}

/**
 * Tells of most files that no `.gitignore` ignores them, without loading what knows it of every file. Each `.gitignore`
 * is read once.
 */
export class IgnorePatterns {
  private readonly known = new Map<string, readonly string[]>();
  private readonly workingDirectory: string;

  constructor(workingDirectory: string) {
    this.workingDirectory = workingDirectory;
  }

  /** False when no pattern can match the absolute path; true when one might. */
  mayIgnore(path: string): boolean {
    const directory = dirname(path);
    const root = ignoreRootOf(directory, this.workingDirectory);
    const names = path.slice(root.length).split(sep);
    for (const each of upwards(directory)) {
      if (this.patternsIn(each).some((pattern) => mayIgnore(pattern, names))) return true;
      if (each === root) return false;
    }
    return false;
  }

  private patternsIn(directory: string): readonly string[] {
    const patterns = this.known.get(directory) ?? readIgnorePatterns(resolve(directory, '.gitignore'));
    this.known.set(directory, patterns);
    return patterns;
  }
}

/**
 * Whether a pattern could ignore a path, told by the words in it alone: each has to be in a name of the path. Most
 * patterns are about build output and editors, and to rule them out takes less time than to load what knows for sure.
 *
 * @param names the parts of a path below the file that holds the pattern, or more of them
 */
export function mayIgnore(pattern: string, names: readonly string[]): boolean {
  if (pattern.startsWith('!')) return false;
  // Case may be ignored, which is complicated outside of ASCII.
  if (/[\u0080-\uffff]/.test(pattern)) return true;
  // After an escape or a character class, which may hold a slash, anything may match.
  const literal = pattern.replace(/[\\[][\s\S]*/, '*');
  const parts = literal.trimEnd().toLowerCase().split('/');
  const lowerNames = names.map((name) => name.toLowerCase());
  return parts.every((part) => part === '' || lowerNames.some((name) => mayMatch(part, name)));
}

function mayMatch(part: string, name: string): boolean {
  const words = part.split(WILDCARD);
  if (words.length === 1) return part === name;
  return (
    name.startsWith(words[0] ?? '') && name.endsWith(words.at(-1) ?? '') && words.every((word) => name.includes(word))
  );
}
