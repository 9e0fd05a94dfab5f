import { existsSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BLOCKED, CLEAN, directoryWith, run, WARNED, writeFiles } from '../support/cli.ts';
import { temporaryDirectory } from '../support/repository.ts';

const WROTE =
  'fargate-lint: recorded 1 finding in known.txt; hide them with --baseline known.txt, or add `baseline: known.txt` to fargate-lint.yaml so that hooks and editors use it\n';

describe('--baseline-write', () => {
  it('records findings, which are known afterwards', async () => {
    const cwd = directoryWith({ 'a.yaml': BLOCKED });
    const written = await run(['--baseline-write', 'known.txt'], { cwd });
    expect(written).toMatchObject({ code: 0, stdout: expect.stringContaining('1 suppressed.\n'), stderr: WROTE });
    expect(readFileSync(join(cwd, 'known.txt'), 'utf8')).toMatch(
      /^# .*\n# .*\n[0-9a-f]{16} # no-host-namespaces Pod default\/blocked spec\.hostNetwork\n$/,
    );
  });

  it('replaces what was known, and writes the same again', async () => {
    const cwd = directoryWith({ 'a.yaml': BLOCKED, 'known.txt': 'ffffffffffffffff\n' });
    await run(['--baseline', 'known.txt', '--baseline-write', 'known.txt'], { cwd });
    const once = readFileSync(join(cwd, 'known.txt'), 'utf8');
    expect(once).not.toContain('ffffffffffffffff');
    expect((await run(['--baseline', 'known.txt', '--baseline-write', 'known.txt'], { cwd })).stderr).toBe(WROTE);
    expect(readFileSync(join(cwd, 'known.txt'), 'utf8')).toBe(once);
  });

  it('leaves out what keeps a file from being checked', async () => {
    const cwd = directoryWith({ 'a.yaml': BLOCKED, 'b.yaml': 'a: [\n' });
    const { code, stdout, stderr } = await run(['-f', 'compact', '--baseline-write', 'known.txt'], { cwd });
    expect({ code, stderr }).toEqual({ code: 1, stderr: WROTE });
    expect(stdout).toMatch(/^b\.yaml:\d+:\d+: error parse-error: .*\n$/);
  });

  it('writes nothing when not everything could be read', async () => {
    const cwd = directoryWith({ 'a.yaml': BLOCKED });
    const { code, stderr } = await run(['-f', 'compact', '--baseline-write', 'known.txt', 'a.yaml', 'b.yaml'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('fargate-lint: known.txt: not written, because some files could not be read\n');
    expect(existsSync(join(cwd, 'known.txt'))).toBe(false);
  });

  it('says so when it cannot write', async () => {
    const cwd = directoryWith({ 'a.yaml': BLOCKED });
    const { code, stdout, stderr } = await run(['-f', 'compact', '--baseline-write', 'no/known.txt'], { cwd });
    expect(code).toBe(2);
    expect(stdout).toContain('no-host-namespaces');
    expect(stderr).toContain('no/known.txt: ');
  });

  it.each(['--only=no-privileged', '--changed'])('does not go with %s', async (part) => {
    const { code, stderr } = await run(['--baseline-write', 'known.txt', part], { cwd: temporaryDirectory() });
    expect(code).toBe(2);
    expect(stderr).toContain('--baseline-write records all findings; it cannot be used with --');
  });
});

describe('--baseline', () => {
  const known = async (files: Record<string, string>) => {
    const cwd = directoryWith(files);
    await run(['--baseline-write', 'known.txt'], { cwd });
    return cwd;
  };

  it('keeps known findings out of the report, and counts them at the end', async () => {
    const cwd = await known({ 'a.yaml': BLOCKED });
    const plain = await run(['--baseline', 'known.txt'], { cwd });
    expect(plain).toMatchObject({ code: 0, stdout: expect.stringContaining('1 suppressed.\n'), stderr: '' });
    const { stdout } = await run(['--baseline', 'known.txt'], { cwd, columns: 80, env: { NO_COLOR: '1' } });
    expect(stdout).toBe('No problems in 1 file; 1 suppressed.\n1 workload stays Pending.\n');
    const json = JSON.parse((await run(['--baseline', 'known.txt', '-f', 'json'], { cwd })).stdout);
    expect(json).toMatchObject({
      findings: [],
      suppressed: [{ how: 'baseline', reason: null, finding: { rule: 'no-host-namespaces' } }],
      summary: { errors: 0 },
    });
  });

  it('reports what is new, and known warnings count against no limit', async () => {
    const cwd = await known({ 'a.yaml': BLOCKED, 'w.yaml': WARNED });
    writeFileSync(join(cwd, 'new.yaml'), BLOCKED.replace('name: blocked', 'name: new'));
    const { code, stdout } = await run(['-f', 'compact', '--baseline', 'known.txt', '--max-warnings', '0'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^new\.yaml:6:16: error no-host-namespaces: .*\n$/);
  });

  it('tells what is gone, unless only some files were asked for', async () => {
    const cwd = await known({ 'a.yaml': BLOCKED, 'b.yaml': CLEAN });
    writeFileSync(join(cwd, 'a.yaml'), CLEAN);
    const gone =
      'fargate-lint: known.txt: 1 baseline entry no longer matches (line 3); update it with --baseline-write known.txt\n';
    expect(await run(['--baseline', 'known.txt'], { cwd })).toEqual({ code: 0, stdout: '', stderr: gone });
    expect((await run(['--baseline', 'known.txt', '*.yaml'], { cwd })).stderr).toBe(gone);
    for (const part of [['b.yaml'], ['--only', 'no-privileged']]) {
      expect((await run(['--baseline', 'known.txt', ...part], { cwd })).stderr).toBe('');
    }
  });

  it.each([
    [
      '0123456789abcdef\n=======\n',
      'known.txt: line 2: this is the mark of a merge conflict; keep the lines of both sides\n',
    ],
    ['nonsense\n', 'known.txt: line 1: not a baseline entry'],
  ])('ends with 2 when the file is broken: %j', async (text, message) => {
    const cwd = directoryWith({ 'a.yaml': BLOCKED, 'known.txt': text });
    const { code, stdout, stderr } = await run(['--baseline', 'known.txt'], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('ends with 2 when there is no such file', async () => {
    const cwd = directoryWith({ 'a.yaml': BLOCKED });
    expect(await run(['--baseline', 'known.txt'], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'fargate-lint: known.txt: no such file or directory\n',
    });
  });
});

describe('baseline in the configuration', () => {
  const CONFIG = 'cluster: hybrid\nbaseline: known.txt\n';

  const recorded = async (files: Record<string, string>) => {
    const cwd = directoryWith({ 'fargate-lint.yaml': CONFIG, ...files });
    return { cwd, ...(await run(['--baseline-write', 'known.txt'], { cwd })) };
  };

  it('may name a file that is still to be written, and is no longer hinted at', async () => {
    const { code, stderr } = await recorded({ 'a.yaml': BLOCKED });
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'fargate-lint: recorded 1 finding in known.txt\n' });
  });

  it('is hinted at with its path from the configuration, if that can name the file', async () => {
    const cwd = join(directoryWith({ 'app/fargate-lint.yaml': '', 'app/k8s/a.yaml': CLEAN }), 'app/k8s');
    expect((await run(['--baseline-write', '../known.txt'], { cwd })).stderr).toContain(
      ', or add `baseline: known.txt` to ../fargate-lint.yaml so',
    );
    for (const args of [['../../known.txt'], ['../known.txt', '--no-config']]) {
      expect((await run(['--baseline-write', ...args], { cwd })).stderr).toMatch(/ --baseline [./]+known\.txt\n$/);
    }
  });

  it('is relative to the file that names it', async () => {
    const { cwd } = await recorded({ 'a.yaml': BLOCKED, 'ci/base.yaml': 'baseline: known.txt\n' });
    writeFiles(cwd, { 'fargate-lint.yaml': 'extends: ./ci/base.yaml\n' });
    const { code, stderr } = await run([], { cwd });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'fargate-lint: ci/base.yaml:1:11: baseline: no such file: known.txt\n',
    });
    renameSync(join(cwd, 'known.txt'), join(cwd, 'ci/known.txt'));
    expect((await run(['a.yaml'], { cwd })).code).toBe(0);
  });

  it('hides what is known, for hooks and in directories below too', async () => {
    const { cwd } = await recorded({ 'k8s/a.yaml': BLOCKED });
    const clean = { code: 0, stdout: expect.stringContaining('1 suppressed.\n'), stderr: '' };
    expect(await run([], { cwd })).toEqual(clean);
    expect(await run(['k8s/a.yaml'], { cwd })).toEqual(clean);
    expect(await run([], { cwd: join(cwd, 'k8s') })).toEqual(clean);
    expect((await run(['--no-config', '-f', 'compact'], { cwd })).stdout).toContain('no-host-namespaces');
  });

  it('gives way to the option', async () => {
    const { cwd } = await recorded({ 'a.yaml': BLOCKED, 'none.txt': '' });
    const { code, stdout } = await run(['--baseline', 'none.txt', '-f', 'compact'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('no-host-namespaces');
    writeFileSync(join(cwd, 'fargate-lint.yaml'), 'baseline: gone.txt\n');
    expect((await run(['--baseline', 'known.txt'], { cwd })).code).toBe(0);
  });

  it('keeps known findings from being fixed', async () => {
    const fixable = CLEAN.replace('image:', 'securityContext: { capabilities: { add: [CAP_CHOWN] } }\n      image:');
    const { cwd } = await recorded({ 'a.yaml': fixable });
    await run(['--fix'], { cwd });
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(fixable);
    await run(['--fix', '--no-config'], { cwd });
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).not.toBe(fixable);
  });

  it('tells what is gone when the whole project was linted', async () => {
    const { cwd } = await recorded({ 'k8s/a.yaml': BLOCKED, 'b.yaml': BLOCKED.replace('name: blocked', 'name: b') });
    writeFileSync(join(cwd, 'k8s/a.yaml'), CLEAN);
    expect((await run([], { cwd })).stderr).toMatch(
      /^fargate-lint: known\.txt: 1 baseline entry no longer matches \(line \d\); update it with --baseline-write known\.txt\n$/,
    );
    for (const part of [['k8s'], ['k8s/a.yaml'], ['--only', 'no-privileged']]) {
      expect((await run(part, { cwd })).stderr).toBe('');
    }
    expect((await run([], { cwd: join(cwd, 'k8s') })).stderr).toBe('');
  });

  it('is left to merge by shards', async () => {
    const { cwd } = await recorded({ 'a.yaml': BLOCKED });
    for (const shard of ['1/2', '2/2']) {
      const { stderr } = await run(['--shard', shard, '-f', `json=${shard[0]}.txt`], { cwd });
      expect(stderr).toBe('');
    }
    const merge = (...argv: string[]) => run(['merge', '1.txt', '2.txt', '-f', 'compact', ...argv], { cwd });
    expect(await merge()).toEqual({ code: 0, stdout: '', stderr: '' });
    writeFiles(cwd, { 'other.yaml': 'rules: {}\n', 'none.txt': '' });
    const shown = { code: 1, stderr: '', stdout: expect.stringContaining('no-host-namespaces') };
    expect(await merge('--no-config')).toEqual(shown);
    expect(await merge('--config', 'other.yaml')).toEqual(shown);
    expect(await merge('--baseline', 'none.txt')).toEqual(shown);
    writeFiles(cwd, { 'fargate-lint.yaml': 'baseline: gone.txt\n' });
    expect(await merge()).toMatchObject({ code: 2, stderr: expect.stringContaining('no such file: gone.txt') });
    writeFiles(cwd, { 'fargate-lint.yaml': 'baselin: gone.txt\n' });
    expect(await merge()).toMatchObject({ code: 2, stderr: expect.stringContaining('baselin') });
  });

  it.each([
    ['gone.txt', 'no such file: gone.txt'],
    ['../known.txt', "../known.txt is outside of the configuration's directory"],
    ['broken.txt', 'broken.txt: line 1: this is the mark of a merge conflict; keep the lines of both sides'],
    ['link.txt', "link.txt is a link out of the configuration's directory"],
  ])('ends with 2 at the place of a file that cannot be used: %s', async (name, reason) => {
    const cwd = directoryWith({
      'fargate-lint.yaml': `baseline: ${name}\n`,
      'a.yaml': CLEAN,
      'broken.txt': '=======\n',
    });
    symlinkSync(join(directoryWith({ 'known.txt': '' }), 'known.txt'), join(cwd, 'link.txt'));
    expect(await run([], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: `fargate-lint: fargate-lint.yaml:1:11: baseline: ${reason}\n`,
    });
  });
});

describe('comments and annotations', () => {
  it('count on the command line, and nothing else is left out', async () => {
    const cwd = directoryWith({
      'a.yaml': BLOCKED.replace(
        'hostNetwork: true',
        'hostNetwork: true # fargate-lint-disable-line no-host-namespaces -- moves in May',
      ),
      'b.yaml': BLOCKED,
    });
    const { code, stdout } = await run(['-f', 'json'], { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      findings: [{ file: 'b.yaml' }],
      suppressed: [{ how: 'comment', reason: 'moves in May', finding: { file: 'a.yaml' } }],
      workloads: [{ verdict: 'blocked' }, { verdict: 'blocked' }],
    });
  });

  it('that are unused are no errors, and follow --quiet and --only', async () => {
    const cwd = directoryWith({ 'a.yaml': `# fargate-lint-disable-file no-daemonset -- why\n${CLEAN}` });
    const { code, stdout } = await run(['-f', 'compact'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toBe('a.yaml:1:1: warn unused-disable: Unused suppression: no finding of no-daemonset here\n');
    expect((await run(['-f', 'compact', '--quiet'], { cwd })).stdout).toBe('');
    expect((await run(['-f', 'compact', '--only', 'no-privileged'], { cwd })).stdout).toBe('');
    expect((await run(['-f', 'compact', '--rule', 'no-daemonset=off'], { cwd })).stdout).toBe('');
    expect((await run(['-f', 'compact', '--only', 'unused-disable'], { cwd })).stdout).toBe(stdout);
  });

  it('that name no rule are errors', async () => {
    const cwd = directoryWith({ 'a.yaml': `# fargate-lint-disable-file no-deamonset -- why\n${CLEAN}` });
    const { code, stdout } = await run(['-f', 'compact'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toBe('a.yaml:1:29: error unknown-rule: Unknown rule `no-deamonset`; did you mean `no-daemonset`?\n');
  });
});
