import { existsSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { LINK_OUT, type Listing, type Problem } from '../engine/host.ts';
import { displayPath, fileErrorReason } from './file-names.ts';
import type { IgnoreScopes } from './gitignore.ts';
import { IgnorePatterns, readIgnorePatterns } from './ignore-patterns.ts';
import type { IgnoreScope } from './ignore-scope.ts';
import { isRepository } from './repository.ts';
import { Roots } from './roots.ts';
import type { TrackedFiles } from './tracked-files.ts';
import { isLinkToFile, isManifestName, NEVER_WALKED, walk } from './walk.ts';

const ENDINGS = '*.yaml, *.yml or *.json';

export interface ListOptions {
  readonly cwd: string;
  readonly gitignore: boolean;
  /** Absolute path of the directory that the patterns must stay in, when a file in it holds them. */
  readonly base?: string | undefined;
}

/**
 * The files that match `patterns`. A named file matches whatever its extension; a pattern after `!` leaves files out, in
 * `.gitignore` syntax. Loads only what is needed: a plain file costs one stat.
 */
export async function listFiles(patterns: readonly string[], options: ListOptions): Promise<Listing> {
  const lister = new Lister(options);
  const exclusions = new Set(patterns.filter((pattern) => pattern.startsWith('!') && !lister.exists(pattern)));
  await lister.exclude([...exclusions].map((pattern) => pattern.slice(1)));
  for (const pattern of patterns) if (!exclusions.has(pattern)) await lister.add(pattern);
  return lister.listing();
}

/** Matches of one pattern, for the message if there are none. */
interface Outcome {
  found: number;
  ignored: number;
}

class Lister {
  private readonly options: ListOptions;
  private readonly files = new Set<string>();
  private readonly problems: Problem[] = [];
  private exclusions: IgnoreScope | undefined;
  private readonly ignorePatterns: IgnorePatterns;
  private scopes: IgnoreScopes | undefined;
  private knownRoots: Roots | undefined;
  private readonly directoriesOutside = new Map<string, boolean>();
  private tracked: TrackedFiles | undefined;

  constructor(options: ListOptions) {
    this.options = options;
    this.ignorePatterns = new IgnorePatterns(options.cwd);
  }

  listing(): Listing {
    return { files: [...this.files].sort(), problems: this.problems };
  }

  exists(path: string): boolean {
    return existsSync(resolve(this.options.cwd, path));
  }

  async exclude(patterns: readonly string[]): Promise<void> {
    if (patterns.length === 0) return;
    const { scopeOf } = await import('./ignore-scope.ts');
    this.exclusions = scopeOf(this.options.cwd, patterns);
  }

  async add(pattern: string): Promise<void> {
    if (pattern === '') {
      this.problems.push({ path: "''", reason: 'an empty path; is a variable unset?' });
      return;
    }
    try {
      const stats = statSync(resolve(this.options.cwd, pattern), { throwIfNoEntry: false });
      if (stats?.isDirectory()) await this.addDirectory(pattern);
      else if (stats) await this.addFile(pattern);
      else if (isGlob(pattern)) await this.addGlob(pattern);
      else this.problems.push({ path: pattern, reason: 'no such file or directory' });
    } catch (error) {
      this.problems.push({ path: pattern, reason: fileErrorReason(error) });
    }
  }

  private async addFile(pattern: string): Promise<void> {
    const path = resolve(this.options.cwd, pattern);
    if (this.excludes(path, false)) return;
    if (this.options.gitignore && this.ignorePatterns.mayIgnore(path)) {
      const scope = (await this.loadScopes()).of(dirname(path));
      if (scope.ignores(path, false) && (await this.trackedIn([path])).length === 0) return;
    }
    this.take(path);
  }

  private get roots(): Roots {
    this.knownRoots ??= new Roots(this.options.cwd);
    return this.knownRoots;
  }

  /** Whether what is found in a directory counts; a link out of the repository to it is a problem. */
  private enters(directory: string, pattern: string): boolean {
    this.roots.add(this.options.base ?? directory);
    if (!this.roots.leadsOut(directory)) return true;
    this.problems.push({ path: pattern, reason: LINK_OUT });
    return false;
  }

  /** A file that was found rather than named. */
  private takeFound(path: string, isLink: boolean, outcome: Outcome): void {
    outcome.found++;
    if (isLink && this.roots.leadsOut(path)) {
      this.problems.push({ path: displayPath(this.options.cwd, path), reason: LINK_OUT });
    } else this.take(path);
  }

  private async trackedIn(ignored: readonly string[]): Promise<readonly string[]> {
    if (ignored.length === 0) return [];
    const { TrackedFiles } = await import('./tracked-files.ts');
    this.tracked ??= new TrackedFiles();
    return this.tracked.in(ignored);
  }

  /** What git ignores in name only: it ignores no file that it tracks. */
  private async takeTracked(ignored: readonly string[], outcome: Outcome): Promise<void> {
    for (const path of await this.trackedIn(ignored)) {
      if (!isManifestName(path) || this.excludes(path, false)) continue;
      if (path.split(sep).some((name) => NEVER_WALKED.has(name)) || !isLinkToFile(path)) continue;
      this.takeFound(path, true, outcome);
    }
  }

  private async addDirectory(pattern: string): Promise<void> {
    const directory = resolve(this.options.cwd, pattern);
    if (!this.enters(directory, pattern)) return;
    const scopes = this.options.gitignore ? await this.loadScopes() : undefined;
    const outcome: Outcome = { found: 0, ignored: 0 };
    const outer = scopes?.of(directory);
    const ignored: string[] = [];
    if (outer?.ignores(directory, true)) ignored.push(directory);
    else
      walk(directory, outer, {
        enter: (path, scope) =>
          isRepository(path) ? scopes?.of(path) : scope?.enter(path, readIgnorePatterns(join(path, '.gitignore'))),
        excludes: (path, isDirectory) => this.excludes(path, isDirectory),
        onFile: (path, isLink) => this.takeFound(path, isLink, outcome),
        onIgnored: (path) => ignored.push(path),
        onError: (path, error) => this.fail(path, error, outcome),
      });
    outcome.ignored = ignored.length;
    await this.takeTracked(ignored, outcome);
    this.conclude(pattern, outcome, `no ${ENDINGS} in this directory`);
  }

  private async addGlob(pattern: string): Promise<void> {
    const outcome: Outcome = { found: 0, ignored: 0 };
    const scopes = this.options.gitignore ? await this.loadScopes() : undefined;
    const ignored: string[] = [];
    this.roots.add(this.options.base ?? resolve(this.options.cwd, staticDirectory(pattern)));
    for (const { path, isLink } of await this.glob(pattern, outcome)) {
      if (takesAnyEnding(pattern) && !isManifestName(path)) continue;
      if (this.excludes(path, false) || (isLink && !isLinkToFile(path))) continue;
      if (scopes?.of(dirname(path)).ignores(path, false)) ignored.push(path);
      else this.takeFound(path, isLink || this.isOutside(dirname(path)), outcome);
    }
    outcome.ignored = ignored.length;
    await this.takeTracked(ignored, outcome);
    this.conclude(pattern, outcome, 'no file matches');
  }

  private async glob(pattern: string, outcome: Outcome): Promise<{ path: string; isLink: boolean }[]> {
    const { globby } = await import('globby');
    const search = async (suppressErrors: boolean) =>
      globby(pattern, {
        cwd: this.options.cwd,
        dot: true,
        expandDirectories: false,
        onlyFiles: false,
        followSymbolicLinks: false,
        ignore: ['**/node_modules/**', '**/.git/**'],
        objectMode: true,
        suppressErrors,
      });
    const entries = await search(false).catch((error: unknown) => {
      const path = error instanceof Error && 'path' in error ? String(error.path) : pattern;
      this.fail(resolve(this.options.cwd, path), error, outcome);
      return search(true);
    });
    return entries
      .filter(({ dirent }) => dirent.isFile() || dirent.isSymbolicLink())
      .map(({ path, dirent }) => ({ path: resolve(this.options.cwd, path), isLink: dirent.isSymbolicLink() }));
  }

  /** Whether links lead out on the way to a directory, asked once for each. */
  private isOutside(directory: string): boolean {
    const known = this.directoriesOutside.get(directory) ?? this.roots.leadsOut(directory);
    this.directoriesOutside.set(directory, known);
    return known;
  }

  private take(path: string): void {
    this.files.add(displayPath(this.options.cwd, path));
  }

  private excludes(path: string, isDirectory: boolean): boolean {
    if (!this.exclusions) return false;
    const name = relative(this.options.cwd, path);
    return !name.startsWith('..') && !isAbsolute(name) && this.exclusions.ignores(path, isDirectory);
  }

  private fail(path: string, error: unknown, outcome: Outcome): void {
    this.problems.push({ path: displayPath(this.options.cwd, path), reason: fileErrorReason(error) });
    outcome.found++;
  }

  private conclude(pattern: string, { found, ignored }: Outcome, reason: string): void {
    if (found > 0) return;
    const rest = ignored > 0 ? ' that git does not ignore (--no-gitignore takes ignored files too)' : '';
    this.problems.push({ path: pattern, reason: `${reason}${rest}` });
  }

  private async loadScopes(): Promise<IgnoreScopes> {
    if (!this.scopes) {
      const { IgnoreScopes } = await import('./gitignore.ts');
      this.scopes = new IgnoreScopes(this.options.cwd);
    }
    return this.scopes;
  }
}

/** The directory that a glob starts in. */
function staticDirectory(pattern: string): string {
  const steps = pattern.split('/');
  return steps.slice(0, steps.findIndex(isGlob)).join('/') || (pattern.startsWith('/') ? '/' : '.');
}

function isGlob(pattern: string): boolean {
  return /[*?[\]{}]|[!@+]\(/.test(pattern);
}

/** A glob such as `k8s/**` matches everything, but manifests are meant. */
function takesAnyEnding(pattern: string): boolean {
  return /^\*+$/.test(basename(pattern));
}
