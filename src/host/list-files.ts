import { existsSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, relative, resolve } from 'node:path';
import type { Listing, Problem } from '../engine/host.ts';
import { displayPath, fileErrorReason } from './file-names.ts';
import type { IgnoreScope, IgnoreScopes } from './gitignore.ts';
import { IgnorePatterns } from './ignore-patterns.ts';
import { isRepository } from './repository.ts';
import { isLinkToFile, isManifestName, walk } from './walk.ts';

const ENDINGS = '*.yaml, *.yml or *.json';

export interface ListOptions {
  readonly cwd: string;
  readonly gitignore: boolean;
}

/**
 * The files that `patterns` stand for. A file named as such is taken whatever its ending; a pattern behind `!` takes
 * files away, in the language of `.gitignore`. What is not needed is not loaded: a plain file costs one stat.
 */
export async function listFiles(patterns: readonly string[], options: ListOptions): Promise<Listing> {
  const lister = new Lister(options);
  const exclusions = new Set(patterns.filter((pattern) => pattern.startsWith('!') && !lister.exists(pattern)));
  await lister.exclude([...exclusions].map((pattern) => pattern.slice(1)));
  for (const pattern of patterns) if (!exclusions.has(pattern)) await lister.add(pattern);
  return lister.listing();
}

/** What came of one pattern, for the message when nothing did. */
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
    const { scopeOf } = await import('./gitignore.ts');
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
      if (scope.ignores(path, false)) return;
    }
    this.take(path);
  }

  private async addDirectory(pattern: string): Promise<void> {
    const directory = resolve(this.options.cwd, pattern);
    const scopes = this.options.gitignore ? await this.loadScopes() : undefined;
    const outcome: Outcome = { found: 0, ignored: 0 };
    const outer = scopes?.of(directory);
    if (outer?.ignores(directory, true)) outcome.ignored++;
    else
      walk(directory, outer, {
        enter: (path, scope) => (isRepository(path) ? scopes?.of(path) : scope?.enter(path)),
        excludes: (path, isDirectory) => this.excludes(path, isDirectory),
        onFile: (path) => {
          this.take(path);
          outcome.found++;
        },
        onIgnored: () => outcome.ignored++,
        onError: (path, error) => this.fail(path, error, outcome),
      });
    this.conclude(pattern, outcome, `no ${ENDINGS} in this directory`);
  }

  private async addGlob(pattern: string): Promise<void> {
    const outcome: Outcome = { found: 0, ignored: 0 };
    const scopes = this.options.gitignore ? await this.loadScopes() : undefined;
    for (const { path, isLink } of await this.glob(pattern, outcome)) {
      if (takesAnyEnding(pattern) && !isManifestName(path)) continue;
      if (this.excludes(path, false) || (isLink && !isLinkToFile(path))) continue;
      if (scopes?.of(dirname(path)).ignores(path, false)) outcome.ignored++;
      else {
        this.take(path);
        outcome.found++;
      }
    }
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

function isGlob(pattern: string): boolean {
  return /[*?[\]{}]|[!@+]\(/.test(pattern);
}

/** A glob such as `k8s/**` asks for everything, and means the manifests. */
function takesAnyEnding(pattern: string): boolean {
  return /^\*+$/.test(basename(pattern));
}
