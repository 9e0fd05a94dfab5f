import { describe, expect, it } from 'vitest';
import { BLOCKED, CLEAN, directoryWith, type RunResult, run, writeFiles } from '../support/cli.ts';
import { EBS_CLAIM, EFS_CLAIM, POD_WITH_CLAIM } from '../support/manifests.ts';

const QUIET: RunResult = { code: 0, stdout: '', stderr: '' };

function lint(cwd: string, argv: readonly string[], stdin = ''): Promise<RunResult> {
  return run(['--format', 'compact', ...argv], { cwd, stdin });
}

describe('--context', () => {
  it('reads what a run without arguments would lint, and reports what is named', async () => {
    const cwd = directoryWith({ 'k8s/pod.yaml': POD_WITH_CLAIM, 'storage/pvc.yaml': EFS_CLAIM, 'old.yaml': BLOCKED });
    expect((await lint(cwd, ['k8s/pod.yaml'])).stdout).toContain('Claim `data` is not in the linted files');
    expect(await lint(cwd, ['--context', 'k8s/pod.yaml'])).toEqual(QUIET);
    writeFiles(cwd, { 'storage/pvc.yaml': EBS_CLAIM });
    const blocked = await lint(cwd, ['k8s/pod.yaml', '--context']);
    expect(blocked).toMatchObject({ code: 1, stderr: '' });
    expect(blocked.stdout).toMatch(
      /^k8s\/pod\.yaml:6:\d+: error valid-volume-claims: Claim `data` is an EBS volume.*\n$/,
    );
  });

  it('takes files, directories and globs behind =, and nothing else then', async () => {
    const cwd = directoryWith({
      'pod.yaml': POD_WITH_CLAIM,
      'storage/pvc.yaml': EFS_CLAIM,
      'other/pvc.yaml': EBS_CLAIM,
    });
    for (const path of ['storage', 'storage/pvc.yaml', 'st*/**']) {
      expect(await lint(cwd, [`--context=${path}`, 'pod.yaml']), path).toEqual(QUIET);
    }
    expect(await lint(cwd, ['--context=storage', '--context=other', 'pod.yaml'])).toMatchObject({ stderr: '' });
    expect(await lint(cwd, ['--context', 'pod.yaml', '!other/**'])).toEqual(QUIET);
    expect(await lint(cwd, ['--context=missing', 'pod.yaml'])).toMatchObject({
      code: 2,
      stderr: 'fargate-lint: missing: no such file or directory\n',
    });
  });

  it('never takes a file out of the report', async () => {
    const cwd = directoryWith({ 'a.yaml': BLOCKED, 'b.yaml': CLEAN });
    const plain = await lint(cwd, []);
    expect(plain.stdout.split('\n')).toHaveLength(2);
    expect(await lint(cwd, ['--context'])).toEqual(plain);
    expect(await lint(cwd, ['--context=.', 'a.yaml', './a.yaml'])).toEqual(plain);
  });

  it('is what the configuration includes, when it does', async () => {
    const cwd = directoryWith({
      'pod.yaml': POD_WITH_CLAIM,
      'storage/pvc.yaml': EFS_CLAIM,
      'tests/pvc.yaml': EBS_CLAIM,
      'fargate-lint.yaml': 'include: [storage]\n',
    });
    expect(await lint(cwd, ['--context', 'pod.yaml'])).toEqual(QUIET);
    writeFiles(cwd, { 'fargate-lint.yaml': 'ignores: [tests]\n' });
    expect(await lint(cwd, ['--context', 'pod.yaml'])).toEqual(QUIET);
    expect(await lint(cwd, ['--context=tests', '--context', 'pod.yaml'])).toEqual(QUIET);
  });

  it('is not asked for when nothing is left to report', async () => {
    const cwd = directoryWith({ 'gone/a.yaml': BLOCKED, '.gitignore': 'gone\n' });
    expect(await lint(cwd, ['--context', 'gone/a.yaml'])).toEqual(QUIET);
    const ignored = directoryWith({ 'a.yaml': BLOCKED, 'fargate-lint.yaml': 'ignores: [a.yaml]\n' });
    expect(await lint(ignored, ['--context', 'a.yaml'])).toEqual(QUIET);
  });

  it('does not fix what it only reads', async () => {
    const wrong = CLEAN.replace(
      '      image',
      '      securityContext: { capabilities: { add: [CAP_CHOWN] } }\n      image',
    );
    const cwd = directoryWith({ 'a.yaml': wrong, 'b.yaml': wrong });
    const { stdout } = await run(['--context', '--fix-dry-run', 'a.yaml'], { cwd });
    expect(stdout).toContain('+++ b/a.yaml');
    expect(stdout).not.toContain('b.yaml');
  });
});

describe('a text from stdin', () => {
  it('stands in for the file of its name, with all else as context', async () => {
    const cwd = directoryWith({ 'k8s/pod.yaml': BLOCKED, 'k8s/pvc.yaml': EFS_CLAIM });
    const named = ['--stdin-filename', 'k8s/pod.yaml'];
    expect(await lint(cwd, ['--context', '-', ...named], POD_WITH_CLAIM)).toEqual(QUIET);
    expect(await lint(cwd, ['k8s', '-', ...named], POD_WITH_CLAIM)).toEqual(QUIET);
    expect(await lint(cwd, ['--context', '-', '--stdin-filename', './k8s/../k8s/pod.yaml'], POD_WITH_CLAIM)).toEqual(
      QUIET,
    );
    const blocked = await lint(cwd, ['--context', '-', ...named], BLOCKED);
    expect(blocked.stdout).toMatch(/^k8s\/pod\.yaml:6:16: error no-host-namespaces: [^\n]*\n$/);
  });

  it('is reported though the configuration includes the file', async () => {
    const cwd = directoryWith({ 'k8s/pod.yaml': CLEAN, 'fargate-lint.yaml': 'include: [k8s]\n' });
    const { code, stdout } = await lint(cwd, ['-', '--stdin-filename', 'k8s/pod.yaml'], BLOCKED);
    expect(code).toBe(1);
    expect(stdout).toContain('k8s/pod.yaml:6:16: error no-host-namespaces');
  });
});

describe('a file with the name of an option', () => {
  it('is taken behind --', async () => {
    const cwd = directoryWith({ '-n.yaml': BLOCKED, '--fix': CLEAN, '-fsarif=out.json': CLEAN });
    const { code, stdout } = await lint(cwd, ['--context', '--', '-n.yaml', '--fix', '-fsarif=out.json']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^-n\.yaml:6:16: error [^\n]*\n$/);
  });

  it('is refused elsewhere, whether it would be an option or not', async () => {
    const cwd = directoryWith({
      'a.yaml': CLEAN,
      '-fsarif=a.yaml': CLEAN,
      '--plugin=./x.json': CLEAN,
      '-new.yaml': CLEAN,
    });
    for (const name of ['-fsarif=a.yaml', '--plugin=./x.json', '-new.yaml']) {
      const { code, stdout, stderr } = await lint(cwd, ['a.yaml', name]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(
        `fargate-lint: ${name} is both an option and a file; put -- before file names: -- ${name}\n`,
      );
    }
  });
});
