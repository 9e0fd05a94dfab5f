import { dirname, join, sep } from 'node:path';
import { runGit } from './git-process.ts';
import { repositoryOf } from './repository.ts';

/** Knows which files git tracks though a `.gitignore` names them. Each repository is asked once, and only when needed. */
export class TrackedFiles {
  readonly #known = new Map<string, readonly string[]>();

  /** Such files among the ignored ones and in the ignored directories; all absolute, in the order of git. */
  in(ignored: readonly string[]): string[] {
    if (ignored.length === 0) return [];
    const isIgnored = new Set(ignored);
    const roots = new Set(ignored.flatMap((path) => repositoryOf(dirname(path)) ?? []));
    const tracked = [...roots].flatMap((root) => this.#trackedIn(root));
    return tracked.filter((path) => [...ancestorsOf(path)].some((each) => isIgnored.has(each)));
  }

  /** None where git is missing, or cannot read the repository. */
  #trackedIn(root: string): readonly string[] {
    const known = this.#known.get(root);
    if (known) return known;
    // A repository of another owner is only read here.
    const args = ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--ignored', '--exclude-standard'];
    const { status, stdout } = runGit(args, root, process.env);
    const names = status === 0 ? stdout.split('\0').filter(Boolean) : [];
    const files = names.map((name) => join(root, name));
    this.#known.set(root, files);
    return files;
  }
}

function* ancestorsOf(path: string): Generator<string> {
  yield path;
  for (let end = path.lastIndexOf(sep); end > 0; end = path.lastIndexOf(sep, end - 1)) yield path.slice(0, end);
}
