import { join } from 'node:path';
import { displayPath } from '../../host/file-names.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { Git } from './git.ts';

export interface ChangedOptions {
  /** A commit, branch or tag; undefined for the target of this branch. */
  readonly base: string | undefined;
  /** Absolute path of the working directory. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether files that git ignores are left out. */
  readonly gitignore: boolean;
}

/**
 * Which files differ from where this branch left `base`: committed, staged, unstaged and untracked ones. Paths are
 * relative to the working directory. Throws a {@link UsageError} outside of a repository and for an unknown base.
 */
export function findChangedFiles({ base, cwd, env, gitignore }: ChangedOptions): (path: string) => boolean {
  const here = new Git(cwd, env);
  const up = here.ask('rev-parse', '--show-cdup');
  if (up === undefined) throw new UsageError(explainFailure(here));
  const root = join(cwd, up);
  const git = here.in(root);
  const from = startOf(git, base, env);
  const tracked =
    from === undefined
      ? git.paths('ls-files', '-z', '--cached')
      : [...changedSince(git, from), ...changedSubmodules(git)];
  const untracked = git.paths('ls-files', '-z', '--others', ...(gitignore ? ['--exclude-standard'] : []));
  // Git lists a nested repository as a directory.
  const names = [...tracked, ...untracked].map((name) => displayPath(cwd, join(root, name)));
  const changed = new Set(names);
  return (path) => [...ancestorsOf(path)].some((each) => changed.has(each));
}

/** What is touched but not changed counts too, as does what only filters of the repository make equal. */
function changedSince(git: Git, from: string): string[] {
  const options = ['--name-only', '-z', '--no-renames', '--no-ext-diff', '--diff-filter=d'];
  return git.unfiltered().paths('diff-index', ...options, from, '--');
}

/** Submodules with changes of their own. Git would ask each by its own configuration, and so run what that names. */
function changedSubmodules(git: Git): string[] {
  const links = git.paths('ls-files', '-z', '--stage').filter((line) => line.startsWith('160000 '));
  return links
    .map((line) => line.slice(line.indexOf('\t') + 1))
    .filter((path) => {
      const inside = git.in(join(git.directory, path));
      // Where a submodule is not checked out, the directory is one of the repository around it.
      if (inside.ask('rev-parse', '--show-cdup') !== '') return false;
      const changed = [...changedSince(inside, 'HEAD'), ...inside.paths('ls-files', '-z', '--others')];
      return changed.length > 0 || changedSubmodules(inside).length > 0;
    });
}

function explainFailure(git: Git): string {
  try {
    git.run('rev-parse', '--show-cdup');
  } catch (error) {
    if (error instanceof UsageError && !error.message.includes('not a git repository')) return error.message;
  }
  return '--changed: not in a git repository';
}

/** The commit to compare with; undefined in a repository without commits. */
function startOf(git: Git, base: string | undefined, env: ChangedOptions['env']): string | undefined {
  const commit = base === undefined ? defaultBase(git, env) : knownCommit(git, base);
  if (commit === undefined) return undefined;
  // Without a common ancestor, as in a shallow clone, the base itself: reports more, never less.
  return git.ask('merge-base', commit, 'HEAD') ?? commit;
}

function knownCommit(git: Git, name: string): string {
  const commit = name.startsWith('-') ? undefined : git.commitOf(name);
  if (commit !== undefined) return commit;
  throw new UsageError(`--changed: unknown commit ${name}; a shallow clone may have to fetch it first`);
}

/** The target of the pull request in CI; else the default branch of the remote, else of this repository. */
function defaultBase(git: Git, env: ChangedOptions['env']): string | undefined {
  if (git.commitOf('HEAD') === undefined) return undefined;
  if (env.GITHUB_BASE_REF) return knownCommit(git, `origin/${env.GITHUB_BASE_REF}`);
  if (env.CI_MERGE_REQUEST_DIFF_BASE_SHA) return knownCommit(git, env.CI_MERGE_REQUEST_DIFF_BASE_SHA);
  for (const name of candidates(git)) {
    const commit = name && git.commitOf(name);
    if (commit) return commit;
  }
  throw new UsageError('--changed: no default branch to compare with; name a commit or branch: --changed=<base>');
}

function* candidates(git: Git): Generator<string | undefined> {
  const branch = git.ask('symbolic-ref', '--quiet', '--short', 'HEAD');
  const remote = (branch && git.ask('config', `branch.${branch}.remote`)) || 'origin';
  yield git.ask('symbolic-ref', '--quiet', `refs/remotes/${remote}/HEAD`);
  yield `refs/remotes/${remote}/main`;
  yield `refs/remotes/${remote}/master`;
  yield '@{upstream}';
  const own = git.ask('config', 'init.defaultBranch');
  yield own && `refs/heads/${own}`;
  yield 'refs/heads/main';
  yield 'refs/heads/master';
}

function* ancestorsOf(path: string): Generator<string> {
  yield path;
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
    yield path.slice(0, slash);
  }
}
