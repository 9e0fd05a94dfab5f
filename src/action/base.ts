import { Git } from '../cli/inputs/git.ts';
import { reasonOf } from '../engine/host.ts';
import { type Event, readEvent } from './event.ts';
import { InputError } from './inputs.ts';

export interface Base {
  /** The commit to compare with; undefined when everything is to be reported. */
  readonly commit: string | undefined;
  /** A sentence for the log. */
  readonly note: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What `changed-only` compares with. Where the history that is checked out does not reach there, throws an
 * {@link InputError} that says what to do; where there is nothing to compare with, everything is reported, never less.
 */
export function findBase(cwd: string, env: Environment): Base {
  const event = readEvent(env);
  const git = new Git(cwd, env);
  if (event.base === undefined) return baseOfBranch(event, git);
  const commit = commitOf(git, event.base) ?? targetOfMerge(event, git, env);
  if (commit !== undefined) return { commit, note: `Reporting files that differ from ${commit.slice(0, 7)}.` };
  requireRepository(git);
  if (isShallow(git)) throw new InputError(tooShallow(event, isOfEvent(git, env)));
  // A forced push leaves commits behind that no clone brings along.
  return { commit: undefined, note: `Reporting all files: git has no commit ${event.base} any more.` };
}

/** Git's own words tell a directory without a repository from one that belongs to somebody else. */
function requireRepository(git: Git): void {
  try {
    git.run('rev-parse', '--git-dir');
  } catch (error) {
    throw new InputError(
      `changed-only compares with git, which finds no repository that it may read (${reasonOf(error)}). Let actions/checkout be a step before this one.`,
    );
  }
}

/** A push of a new branch is compared with the default branch; other events are about no change. */
function baseOfBranch({ name, defaultBranch }: Event, git: Git): Base {
  if (name !== 'push') return { commit: undefined, note: `Reporting all files: the event ${name} changes none.` };
  const commit = defaultBranch === undefined ? undefined : commitOf(git, `refs/remotes/origin/${defaultBranch}`);
  if (commit !== undefined && commit !== commitOf(git, 'HEAD')) {
    return { commit, note: `Reporting files that differ from ${defaultBranch}, because this branch is new.` };
  }
  return { commit: undefined, note: 'Reporting all files: this branch is new.' };
}

/**
 * What is checked out for a pull request is a merge of it into its target, whose first parent is the target. With that a
 * checkout of two commits is enough.
 */
function targetOfMerge({ name }: Event, git: Git, env: Environment): string | undefined {
  const isMerge = name === 'pull_request' && isOfEvent(git, env) && commitOf(git, 'HEAD^2') !== undefined;
  return isMerge ? commitOf(git, 'HEAD^1') : undefined;
}

/** Whether no other commit is checked out than the one that the workflow runs for. */
function isOfEvent(git: Git, { GITHUB_SHA }: Environment): boolean {
  return commitOf(git, 'HEAD') === GITHUB_SHA;
}

function tooShallow({ name, base }: Event, isMerge: boolean): string {
  const depth = name === 'pull_request' && isMerge ? 2 : 0;
  return [
    `changed-only compares with the commit ${base}, and the checkout is too shallow to hold it.`,
    `Let the checkout fetch more history:`,
    '- uses: actions/checkout@v4',
    '  with:',
    `    fetch-depth: ${depth}`,
  ].join('\n');
}

function isShallow(git: Git): boolean {
  return git.ask('rev-parse', '--is-shallow-repository') === 'true';
}

function commitOf(git: Git, name: string): string | undefined {
  return git.ask('rev-parse', '--verify', '--quiet', `${name}^{commit}`);
}
