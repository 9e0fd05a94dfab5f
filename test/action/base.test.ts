import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ActionOptions, commandsIn, runAction, shallowClone } from '../support/action.ts';
import { BLOCKED, CLEAN, writeFiles } from '../support/cli.ts';
import { commit, git, repositoryWith } from '../support/git.ts';
import { temporaryDirectory } from '../support/repository.ts';

const ZEROS = '0'.repeat(40);

async function changed(workspace: string, event: NonNullable<ActionOptions['event']>, env = {}) {
  const { code, log, outputs } = await runAction({ workspace, event, env, inputs: { 'changed-only': 'true' } });
  const files = commandsIn(log).flatMap(({ name, properties }) => (name === 'error' ? (properties.file ?? []) : []));
  return { code, files, first: log.split('\n')[0], log, outputs };
}

const named = (name: string) => BLOCKED.replace('blocked', name);

/** main has `old.yaml`; a pull request adds `new.yaml`; main goes on with `main.yaml`; the merge of both is checked out. */
let repository = '';
let base = '';
let first = '';

describe('a pull request', () => {
  beforeEach(() => {
    repository = repositoryWith({ 'old.yaml': named('old') });
    first = git(repository, 'rev-parse', 'HEAD');
    git(repository, 'switch', '--quiet', '--create', 'feature');
    commit(repository, { 'new.yaml': named('new') });
    git(repository, 'switch', '--quiet', 'main');
    commit(repository, { 'main.yaml': named('main') });
    base = git(repository, 'rev-parse', 'HEAD');
    git(repository, 'switch', '--quiet', '--create', 'merge');
    git(repository, 'merge', '--quiet', '--no-edit', 'feature');
  });

  const event = (sha: string) => ({ name: 'pull_request', payload: { pull_request: { base: { sha } } } });

  it('reports what it changes, and not what its target has meanwhile', async () => {
    expect(await changed(repository, event(base))).toMatchObject({
      code: 1,
      files: ['new.yaml'],
      first: `Reporting files that differ from ${base.slice(0, 7)}.`,
    });
  });

  it('needs no more than two commits', async () => {
    const clone = shallowClone(repository, 2, 'merge');
    expect(git(clone, 'rev-parse', '--is-shallow-repository')).toBe('true');
    expect(await changed(clone, event(base))).toMatchObject({ code: 1, files: ['new.yaml'] });
    // Somebody has pushed to main since, so that the merge has another parent than the event says.
    expect(await changed(clone, event('1'.repeat(40)))).toMatchObject({ code: 1, files: ['new.yaml'] });
  });

  it('says how much history it needs', async () => {
    const clone = shallowClone(repository, 1, 'merge');
    const { code, log, outputs } = await changed(clone, event(base));
    expect({ code, ...outputs }).toMatchObject({ code: 1, 'exit-code': '2' });
    expect(commandsIn(log)).toEqual([
      {
        name: 'error',
        properties: { title: 'fargate-lint' },
        data: `changed-only compares with commit ${base}, which this shallow checkout does not have.
Fetch more history:
- uses: actions/checkout@v4
  with:
    fetch-depth: 2`,
      },
    ]);
  });

  it('of which something else than the merge is checked out needs all history', async () => {
    const clone = shallowClone(repository, 1, 'feature');
    expect((await changed(clone, event(base), { GITHUB_SHA: base })).log).toContain('    fetch-depth: 0');
  });

  it('is read from below the root of the repository too', async () => {
    git(repository, 'switch', '--quiet', '--create', 'deep', first);
    commit(repository, { 'k8s/deep.yaml': named('deep'), 'top.yaml': named('top') });
    const { log } = await runAction({
      workspace: repository,
      event: event(first),
      inputs: { 'changed-only': 'true', 'working-directory': 'k8s' },
    });
    expect(commandsIn(log).flatMap(({ properties }) => properties.file ?? [])).toEqual(['k8s/deep.yaml']);
  });

  it('that changes no manifest is clean', async () => {
    git(repository, 'switch', '--quiet', '--create', 'text', first);
    commit(repository, { 'README.md': 'x\n' });
    const { code, files, outputs } = await changed(repository, event(first));
    expect({ code, files, exit: outputs['exit-code'] }).toEqual({ code: 0, files: [], exit: '0' });
  });
});

describe('a push', () => {
  const event = (before: string, more: object = {}) => ({
    name: 'push',
    payload: { before, repository: { default_branch: 'main' }, ...more },
  });

  beforeEach(() => {
    repository = repositoryWith({ 'old.yaml': named('old') });
    first = git(repository, 'rev-parse', 'HEAD');
  });

  it('reports all that its commits change', async () => {
    commit(repository, { 'a.yaml': named('a') });
    commit(repository, { 'b.yaml': named('b') });
    expect(await changed(repository, event(first))).toMatchObject({ code: 1, files: ['a.yaml', 'b.yaml'] });
  });

  it('of a new branch is compared with the default branch', async () => {
    git(repository, 'update-ref', 'refs/remotes/origin/main', first);
    git(repository, 'switch', '--quiet', '--create', 'feature');
    commit(repository, { 'a.yaml': named('a') });
    expect(await changed(repository, event(ZEROS))).toMatchObject({
      files: ['a.yaml'],
      first: 'Reporting files that differ from main, because this branch is new.',
    });
  });

  it('of the first branch there is reports everything', async () => {
    git(repository, 'update-ref', 'refs/remotes/origin/main', first);
    expect(await changed(repository, event(ZEROS))).toMatchObject({
      files: ['old.yaml'],
      first: 'Reporting all files: this branch is new.',
    });
  });

  it('that leaves its old commits behind reports everything', async () => {
    expect(await changed(repository, event('1'.repeat(40), { forced: true }))).toMatchObject({
      files: ['old.yaml'],
      first: `Reporting all files: commit ${'1'.repeat(40)} no longer exists.`,
    });
  });

  it('says how much history it needs', async () => {
    commit(repository, { 'a.yaml': CLEAN });
    const clone = shallowClone(repository, 1, 'main');
    expect((await changed(clone, event(first))).log).toContain('%0A    fetch-depth: 0\n');
  });
});

it('a merge queue is compared with the commit that its group starts from', async () => {
  const directory = repositoryWith({ 'old.yaml': named('old') });
  const sha = git(directory, 'rev-parse', 'HEAD');
  commit(directory, { 'a.yaml': named('a') });
  const event = { name: 'merge_group', payload: { merge_group: { base_sha: sha } } };
  expect((await changed(directory, event)).files).toEqual(['a.yaml']);
});

it('an event about no change reports everything, and says so', async () => {
  const directory = repositoryWith({ 'old.yaml': named('old') });
  const result = await changed(directory, { name: 'schedule', payload: {} });
  expect(result).toMatchObject({ files: ['old.yaml'], first: 'Reporting all files: event schedule changes none.' });
});

describe('where it cannot be known what changed', () => {
  const event = { name: 'push', payload: { before: '1'.repeat(40) } };

  it.each([
    [
      'no repository',
      (): void => {},
      /^changed-only needs a git repository \(git rev-parse: not a git repository.*\); run actions\/checkout/,
    ],
    [
      'no event',
      (directory: string) => rmSync(join(directory, 'event.json')),
      /^changed-only: cannot read the event in /,
    ],
    ['no git', (): void => {}, /^cannot run git: .*ENOENT/],
  ])('%s is an error', async (what, spoil, message) => {
    const directory = temporaryDirectory();
    writeFiles(directory, { 'a.yaml': CLEAN, 'event.json': JSON.stringify(event.payload) });
    spoil(directory);
    const env = {
      GITHUB_EVENT_PATH: join(directory, 'event.json'),
      ...(what === 'no git' && { PATH: '/nonexistent' }),
    };
    const { code, log, outputs } = await changed(directory, event, env);
    expect({ code, ...outputs }).toMatchObject({ code: 1, 'exit-code': '2' });
    expect(commandsIn(log)[0]?.data).toMatch(message);
  });
});
