import { Git } from '../cli/inputs/git.ts';
import { reasonOf } from '../engine/host.ts';
import { type Event, readEvent } from './event.ts';
import { InputError } from './inputs.ts';

export interface Base {
  /** The commit to compare with; undefined to report everything. */
  readonly commit: string | undefined;
  /** A message for the log. */
  readonly note: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What `changed-only` compares with. Throws an {@link InputError} if the checkout is too shallow. If there is nothing to
 * compare with, everything is reported.
 */
export function findBase(cwd: string, env: Environment): Base {
  const event = readEvent(env);
  const git = new Git(cwd, env);
  if (event.base === undefined) return baseOfBranch(event, git);
  const commit = git.commitOf(event.base) ?? targetOfMerge(event, git, env);
  if (commit !== undefined) return { commit, note: `Reporting files that differ from ${commit.slice(0, 7)}.` };
  requireRepository(git);
  if (isShallow(git)) throw new InputError(tooShallow(event, isOfEvent(git, env)));
  // After a forced push, a clone does not have the old commits.
  return { commit: undefined, note: `Reporting all files: commit ${event.base} no longer exists.` };
}

/** Git's own message tells a missing repository from one of another owner. */
function requireRepository(git: Git): void {
  try {
    git.run('rev-parse', '--git-dir');
  } catch (error) {
    throw new InputError(
      `changed-only needs a git repository (${reasonOf(error)}); run actions/checkout before this step`,
    );
  }
}

/** A push of a new branch is compared with the default branch; other events change nothing. */
function baseOfBranch({ name, defaultBranch }: Event, git: Git): Base {
  if (name !== 'push') return { commit: undefined, note: `Reporting all files: event ${name} changes none.` };
  const commit = defaultBranch === undefined ? undefined : git.commitOf(`refs/remotes/origin/${defaultBranch}`);
  if (commit !== undefined && commit !== git.commitOf('HEAD')) {
    return { commit, note: `Reporting files that differ from ${defaultBranch}, because this branch is new.` };
  }
  return { commit: undefined, note: 'Reporting all files: this branch is new.' };
}

/**
 * For a pull request, the checkout is a merge into its target, whose first parent is the target. A depth of two is enough
 * then.
 */
function targetOfMerge({ name }: Event, git: Git, env: Environment): string | undefined {
  const isMerge = name === 'pull_request' && isOfEvent(git, env) && git.commitOf('HEAD^2') !== undefined;
  return isMerge ? git.commitOf('HEAD^1') : undefined;
}

/** Whether the commit that the workflow runs for is checked out. */
function isOfEvent(git: Git, { GITHUB_SHA }: Environment): boolean {
  return git.commitOf('HEAD') === GITHUB_SHA;
}

function tooShallow({ name, base }: Event, isMerge: boolean): string {
  const depth = name === 'pull_request' && isMerge ? 2 : 0;
  return [
    `changed-only compares with commit ${base}, which this shallow checkout does not have.`,
    'Fetch more history:',
    '- uses: actions/checkout@v4',
    '  with:',
    `    fetch-depth: ${depth}`,
  ].join('\n');
}

function isShallow(git: Git): boolean {
  return git.ask('rev-parse', '--is-shallow-repository') === 'true';
}
