import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { fixFiles } from '../../src/cli/fix-files.ts';
import { unmeasured } from '../../src/engine/measure.ts';
import { createNodeHost } from '../../src/host/node-host.ts';
import { BLOCKED, CLEAN, directoryWith, run, writeFiles } from '../support/cli.ts';
import { temporaryDirectory } from '../support/repository.ts';

const CAPABILITY = '      securityContext: {capabilities: {add: [CAP_CHOWN]}} # why\n';
/** A safe fix is to be had at the end. */
const FIXABLE = `${CLEAN}${CAPABILITY}`;
const FIXED = FIXABLE.replace('CAP_CHOWN', 'CHOWN');
const UNBLOCKED = BLOCKED.replace('  hostNetwork: true\n', '');

function read(directory: string, path: string): string {
  return readFileSync(join(directory, path), 'utf8');
}

describe('--fix', () => {
  it('makes safe fixes and no suggestions, and reports what remains', async () => {
    const cwd = directoryWith({ 'a.yaml': FIXABLE, 'b.yaml': BLOCKED, 'c.yaml': CLEAN });
    const { code, stdout, stderr } = await run(['--fix', '-f', 'compact'], { cwd });
    expect(read(cwd, 'a.yaml')).toBe(FIXED);
    expect(read(cwd, 'b.yaml')).toBe(BLOCKED);
    expect(stderr).toContain('fargate-lint: fixed 1 finding in 1 file\n');
    expect(stderr).toMatch(/^fargate-lint: fixed a\.yaml:12:46 valid-capabilities: CAP_CHOWN → CHOWN$/m);
    expect(stdout).toContain('no-host-namespaces');
    expect(stdout).not.toContain('valid-capabilities');
    expect(code).toBe(1);
  });

  it('exits with 0 when nothing is left, and says nothing when nothing is to do', async () => {
    const cwd = directoryWith({ 'a.yaml': FIXABLE });
    expect(await run(['--fix', '-q'], { cwd })).toMatchObject({ code: 0, stdout: '' });
    expect(await run(['--fix', '-q'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(read(cwd, 'a.yaml')).toBe(FIXED);
  });

  it('keeps the encoding of each file', async () => {
    const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    const cwd = directoryWith({
      'bom.yaml': `\ufeff${FIXABLE}`,
      'crlf.yaml': crlf(FIXABLE),
      'utf16.yaml': utf16(FIXABLE),
    });
    await run(['--fix'], { cwd });
    expect(read(cwd, 'bom.yaml')).toBe(`\ufeff${FIXED}`);
    expect(read(cwd, 'crlf.yaml')).toBe(crlf(FIXED));
    expect(readFileSync(join(cwd, 'utf16.yaml'))).toEqual(utf16(FIXED));
  });

  it('fixes what is reported and nothing else', async () => {
    const cwd = directoryWith({ 'a.yaml': FIXABLE, 'b.yaml': FIXABLE });
    await run(['--fix', '--only', 'no-privileged'], { cwd });
    await run(['--fix', '--rule', 'valid-capabilities=off'], { cwd });
    await run(['--fix', '-q', '--rule', 'valid-capabilities=warn'], { cwd });
    expect(read(cwd, 'a.yaml')).toBe(FIXABLE);
    await run(['--fix', 'b.yaml'], { cwd });
    expect(read(cwd, 'a.yaml')).toBe(FIXABLE);
    expect(read(cwd, 'b.yaml')).toBe(FIXED);
  });

  it('leaves what a baseline knows', async () => {
    const cwd = directoryWith({ 'a.yaml': FIXABLE });
    await run(['--baseline-write', 'known.txt'], { cwd });
    writeFiles(cwd, { 'b.yaml': FIXABLE.replace('clean', 'other') });
    const { code, stdout, stderr } = await run(['--fix', '--baseline', 'known.txt', '-f', 'compact'], { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain('fargate-lint: fixed 1 finding in 1 file');
    expect(read(cwd, 'a.yaml')).toBe(FIXABLE);
    expect(read(cwd, 'b.yaml')).toBe(FIXED.replace('clean', 'other'));
  });

  it('refuses stdin, which there is no file for', async () => {
    const { code, stdout, stderr } = await run(['--fix', '-'], { cwd: temporaryDirectory(), stdin: FIXABLE });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('fargate-lint: --fix cannot write to stdin; use --fix-dry-run to print a diff');
  });

  it('does not write through a link out of the directory, and exits with 2', async () => {
    const elsewhere = directoryWith({ 'a.yaml': FIXABLE });
    const cwd = directoryWith({ 'b.yaml': FIXABLE });
    symlinkSync(join(elsewhere, 'a.yaml'), join(cwd, 'a.yaml'));
    const { code, stdout, stderr } = await run(['--fix', '-f', 'compact', 'a.yaml', 'b.yaml'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('a.yaml: cannot be written: is a link to a file outside of the repository\n');
    expect(stderr).toContain('fargate-lint: fixed 1 finding in 1 file');
    expect(stdout).toContain('a.yaml');
    expect(read(elsewhere, 'a.yaml')).toBe(FIXABLE);
    expect(read(cwd, 'b.yaml')).toBe(FIXED);
  });

  it('does not overwrite what someone else has written meanwhile', async () => {
    const cwd = directoryWith({ 'a.yaml': FIXABLE });
    const host = createNodeHost({ cwd, gitignore: true });
    const inputs = [{ path: 'a.yaml', content: host.read('a.yaml') }];
    writeFileSync(join(cwd, 'a.yaml'), `${FIXABLE}# mine\n`);
    const readOptions = { parseOptions: {}, measure: unmeasured, onProblem: () => {} };
    const { problems, files } = await fixFiles(
      inputs,
      { mode: 'write', suggestions: new Set() },
      { args: { quiet: false, only: undefined }, options: { rules }, host, showsSource: () => true, readOptions },
    );
    expect(problems).toEqual([{ path: 'a.yaml', reason: 'not fixed: it changed while it was linted' }]);
    expect(files.map(({ source }) => source?.text)).toEqual([FIXABLE]);
    expect(read(cwd, 'a.yaml')).toBe(`${FIXABLE}# mine\n`);
  });
});

describe('--fix-suggestions', () => {
  it('makes the first suggestion of each finding, and safe fixes too', async () => {
    const cwd = directoryWith({ 'a.yaml': FIXABLE, 'b.yaml': BLOCKED });
    const { code, stderr } = await run(['--fix-suggestions'], { cwd });
    expect(read(cwd, 'a.yaml')).toBe(FIXED);
    expect(read(cwd, 'b.yaml')).toBe(UNBLOCKED);
    expect(stderr).toContain('fargate-lint: fixed 2 findings in 2 files');
    expect(code).toBe(0);
  });

  it('makes those of the rules that are named', async () => {
    const both = BLOCKED.replace('spec:\n', 'spec:\n  priorityClassName: high\n');
    const cwd = directoryWith({ 'a.yaml': both, 'b.yaml': FIXABLE });
    await run(['--fix-suggestions=no-priority-class'], { cwd });
    expect(read(cwd, 'a.yaml')).toBe(BLOCKED);
    expect(read(cwd, 'b.yaml')).toBe(FIXED);
  });

  it('does not take the next argument for a rule', async () => {
    const cwd = directoryWith({ 'a.yaml': BLOCKED, 'b.yaml': BLOCKED });
    await run(['--fix-suggestions', 'a.yaml'], { cwd });
    expect(read(cwd, 'a.yaml')).toBe(UNBLOCKED);
    expect(read(cwd, 'b.yaml')).toBe(BLOCKED);
  });

  it('knows the rules', async () => {
    const { code, stderr } = await run(['--fix-suggestions=no-priviledged'], { cwd: temporaryDirectory() });
    expect(code).toBe(2);
    expect(stderr).toContain('fargate-lint: unknown rule no-priviledged; did you mean no-privileged?');
  });

  it('says what it did not do, and why', async () => {
    const cwd = directoryWith({
      'a.yaml': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: app\nspec:\n  hostPID: true\n',
    });
    const { stderr } = await run(['--fix-suggestions'], { cwd });
    expect(stderr).toContain(
      'fargate-lint: not fixed a.yaml:6:12 no-host-namespaces: a workload would no longer be seen\n',
    );
  });
});

describe('--fix-dry-run', () => {
  it('prints a diff in place of the report, which git applies, and writes nothing', async () => {
    const files = { 'a b/ä.yaml': FIXABLE, 'b.yaml': BLOCKED, 'bom.yaml': `\ufeff${FIXABLE.replaceAll('\n', '\r\n')}` };
    const cwd = directoryWith(files);
    const { code, stdout, stderr } = await run(['--fix-dry-run'], { cwd });
    for (const [path, text] of Object.entries(files)) expect(read(cwd, path)).toBe(text);
    expect(code).toBe(1);
    expect(stdout).toContain('--- a/bom.yaml\n+++ b/bom.yaml\n@@ ');
    expect(stdout).not.toContain('no-host-namespaces');
    expect(stderr).toContain('fargate-lint: would fix 2 findings in 2 files');
    execFileSync('git', ['apply', '-'], { cwd, input: stdout });
    expect(read(cwd, 'a b/ä.yaml')).toBe(FIXED);
    expect(read(cwd, 'b.yaml')).toBe(BLOCKED);
    expect(read(cwd, 'bom.yaml')).toBe(`\ufeff${FIXED.replaceAll('\n', '\r\n')}`);
  });

  it('shows three lines around each change', async () => {
    const cwd = directoryWith({ 'a.yaml': FIXABLE });
    const { stdout } = await run(['--fix-dry-run'], { cwd });
    expect(stdout).toBe(
      `--- a/a.yaml
+++ b/a.yaml
@@ -9,4 +9,4 @@
       resources:
         requests: { cpu: 250m, memory: 256Mi }
         limits: { cpu: 250m, memory: 256Mi }
-      securityContext: {capabilities: {add: [CAP_CHOWN]}} # why
+      securityContext: {capabilities: {add: [CAP_CHOWN]}} # why
`.replace(/^(\+ .*)CAP_CHOWN/m, '$1CHOWN'),
    );
  });

  it('says of which file there is no diff, because thousands of its lines would change', {
    timeout: 60_000,
  }, async () => {
    const cwd = directoryWith({ 'a.yaml': `---\n${FIXABLE}`.repeat(2_600), 'b.yaml': FIXABLE });
    const { code, stdout, stderr } = await run(['--fix-dry-run'], { cwd });
    expect(stdout).toMatch(/^--- a\/b\.yaml\n/);
    expect(stderr).toContain('fargate-lint: a.yaml: too many lines would change for a diff: use --fix\n');
    expect(code).toBe(2);
  });

  it('goes with suggestions and with stdin', async () => {
    const { code, stdout } = await run(['--fix-dry-run', '--fix-suggestions', '-', '--stdin-filename', 'x.yaml'], {
      cwd: temporaryDirectory(),
      stdin: BLOCKED,
    });
    expect(stdout).toMatch(/^--- a\/x.yaml\n\+\+\+ b\/x.yaml\n[\s\S]*^- {2}hostNetwork: true$/m);
    expect(code).toBe(0);
  });

  it('marks a last line that does not end', async () => {
    const cwd = directoryWith({ 'a.yaml': FIXABLE.slice(0, -1) });
    const { stdout } = await run(['--fix-dry-run'], { cwd });
    expect(stdout.match(/^\\ No newline at end of file$/gm)).toHaveLength(2);
    execFileSync('git', ['apply', '-'], { cwd, input: stdout });
    expect(read(cwd, 'a.yaml')).toBe(FIXED.slice(0, -1));
  });

  it('prints nothing when nothing is to do', async () => {
    const cwd = directoryWith({ 'a.yaml': CLEAN });
    expect(await run(['--fix-dry-run'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('leaves reports to files', async () => {
    const cwd = directoryWith({ 'a.yaml': FIXABLE, 'b.yaml': BLOCKED });
    const { stdout } = await run(['--fix-dry-run', '-f', 'compact=out.txt'], { cwd });
    expect(stdout).toMatch(/^--- a\/a.yaml\n/);
    expect(read(cwd, 'out.txt')).toContain('no-host-namespaces');
    expect(read(cwd, 'out.txt')).not.toContain('valid-capabilities');
    const { code, stderr } = await run(['--fix-dry-run', '-f', 'compact'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(
      'fargate-lint: --fix-dry-run prints a diff instead of the report; write the report to a file: --format compact=report.txt',
    );
  });
});
