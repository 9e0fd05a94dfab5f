import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/formatters/index.ts';
import { VERSION } from '../../src/version.ts';
import { BLOCKED, CLEAN, directoryWith } from '../support/cli.ts';
import { ROOT, temporaryDirectory } from '../support/repository.ts';

const isWindows = process.platform === 'win32';

/** Nothing is forbidden to root, so there the program runs as nobody where that matters. */
const isRoot = process.getuid?.() === 0;
const NOBODY = { uid: 65534, gid: 65534 };

describe('the program', () => {
  let bundle = '';
  let program = '';

  /** A copy, since whoever these tests run as may not read the repository. */
  beforeAll(() => {
    bundle = realpathSync(mkdtempSync(join(tmpdir(), 'fargate-lint-bundle-')));
    chmodSync(bundle, 0o755);
    cpSync(join(ROOT, 'dist'), bundle, { recursive: true });
    program = join(bundle, 'cli.cjs');
  });

  afterAll(() => rmSync(bundle, { recursive: true, force: true }));

  const { FORCE_COLOR: _, NODE_OPTIONS: __, ...env } = process.env;

  function execute(args: string[], cwd: string, options: object = {}): SpawnSyncReturns<string> {
    return spawnSync(process.execPath, [program, ...args], {
      cwd,
      env,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      ...options,
    });
  }

  it('reads the kinds that the rules of a plugin name', () => {
    const rule = (body: string) => `({ id: 'acme/no-secret', description: 'D', category: 'effect', severity: 'error',
      evidence: 'inferred', references: [], messages: { a: 'A secret.' }, help: 'None.', ${body} })`;
    const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: tls }\n';
    const bodies = [
      `resources: { Secret: ({ place }, { report }) => report({ message: 'a', at: place.at('kind') }) }`,
      `reads: ['Secret'], set: ({ manifests, report }) =>
        manifests.ofKind('Secret').forEach(({ place }) => report({ message: 'a', at: place.at('kind') }))`,
    ];
    for (const body of bodies) {
      const files = { 'a.yaml': secret, 'rules.mjs': `export const rules = [${rule(body)}];` };
      const { status, stdout, stderr } = execute(['--plugin', './rules.mjs', '-f', 'compact'], directoryWith(files));
      expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
      expect(stdout).toContain('a.yaml:2:7: error acme/no-secret: A secret.');
    }
  });

  it('reports on stdout and ends with the code', () => {
    const { status, stdout, stderr } = execute([], directoryWith({ 'a.yaml': BLOCKED }));
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toMatch(/^error .*\n {2}a\.yaml:6:16\n/);
    expect(stdout).toMatch(/\n1 error in 1 file\.\n.*\n1 workload stays Pending\.\n$/);
  });

  it('loads globs, help and every format when they are asked for', () => {
    const cwd = directoryWith({ 'k8s/a.yaml': BLOCKED, '.gitignore': 'b.yaml' });
    for (const format of FORMATS) {
      const { status, stdout, stderr } = execute(['--format', format, 'k8s/*.yaml'], cwd);
      expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
      expect(stdout).toContain('no-host-namespaces');
    }
    expect(execute(['--help'], cwd).stdout).toContain('Usage');
    expect(execute(['--version'], cwd).stdout).toBe(`${VERSION}\n`);
  });

  it('reads stdin', () => {
    const { status, stdout } = execute(['-f', 'compact', '-'], temporaryDirectory(), { input: BLOCKED });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^<stdin>:6:16: error /);
  });

  it('writes a report of megabytes to a pipe in full', () => {
    const cwd = directoryWith({ 'a.yaml': Array(3000).fill(BLOCKED).join('---\n') });
    const { status, stdout } = execute(['-f', 'json'], cwd);
    expect(status).toBe(1);
    expect(stdout.length).toBeGreaterThan(3_000_000);
    expect(JSON.parse(stdout)).toMatchObject({ summary: { errors: 3000, workloads: 3000 } });
  });

  it('is quiet when its reader leaves', async () => {
    const cwd = directoryWith({ 'a.yaml': Array(3000).fill(BLOCKED).join('---\n') });
    const child = spawn(process.execPath, [program, '-f', 'json'], { cwd, env });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += String(chunk);
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((resolve) => child.once('close', resolve));
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  });

  it.runIf(process.platform === 'linux')('says so when the report cannot be written', () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = execute([], directoryWith({ 'a.yaml': BLOCKED }), { stdio: ['ignore', full, 'pipe'] });
    expect(status).toBe(2);
    expect(stderr).toContain('fargate-lint: cannot write the report: ENOSPC');
  });

  it.runIf(!isWindows)('lints what may be read, and names what may not', () => {
    const cwd = directoryWith({ 'a.yaml': CLEAN, 'b.yaml': BLOCKED, 'c/d.yaml': CLEAN });
    chmodSync(cwd, 0o755);
    chmodSync(join(cwd, 'a.yaml'), 0);
    chmodSync(join(cwd, 'c'), 0);
    const results = [[], ['**/*.yaml']].map((patterns) =>
      execute(['-f', 'compact', ...patterns], cwd, isRoot ? NOBODY : {}),
    );
    chmodSync(join(cwd, 'c'), 0o755);
    for (const { status, stdout, stderr } of results) {
      expect(status).toBe(2);
      expect(stdout).toMatch(/^b\.yaml:6:16: error no-host-namespaces: .*\n$/);
      expect(stderr).toBe('fargate-lint: c: permission denied\nfargate-lint: a.yaml: permission denied\n');
    }
  });

  it.runIf(!isWindows)('leaves alone what may not be written', () => {
    const wrong = CLEAN.replace(
      '      image',
      '      securityContext: { capabilities: { add: [CAP_CHOWN] } }\n      image',
    );
    const cwd = directoryWith({ 'a.yaml': wrong, 'locked/b.yaml': wrong });
    for (const path of ['.', 'a.yaml', 'locked', 'locked/b.yaml']) {
      if (isRoot) chownSync(join(cwd, path), NOBODY.uid, NOBODY.gid);
    }
    chmodSync(join(cwd, 'a.yaml'), 0o444);
    chmodSync(join(cwd, 'locked'), 0o555);
    const { status, stderr } = execute(['--fix'], cwd, isRoot ? NOBODY : {});
    expect(status).toBe(2);
    expect(stderr).toContain('fargate-lint: a.yaml: cannot be written: permission denied\n');
    expect(stderr).toContain('fargate-lint: locked/b.yaml: cannot be written: permission denied\n');
    chmodSync(join(cwd, 'locked'), 0o755);
    for (const path of ['a.yaml', 'locked/b.yaml']) expect(readFileSync(join(cwd, path), 'utf8')).toBe(wrong);
    expect(readdirSync(join(cwd, 'locked'))).toEqual(['b.yaml']);
    chmodSync(join(cwd, 'a.yaml'), 0o644);
    expect(execute(['--fix'], cwd, isRoot ? NOBODY : {}).status).toBe(0);
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(wrong.replace('CAP_CHOWN', 'CHOWN'));
  });

  it('loads what a chart turns out to need while it is rendered', () => {
    const values = {
      digest: '{{ sha256sum "a" | trunc 4 }}',
      expression: '{{ regexReplaceAll "ax*b" "-axxb-" "y" }}',
      toml: '{{ (fromToml "a = 1").a }}',
    };
    const lines = Object.keys(values).map((name) => `  ${name}: {{ tpl .Values.${name} . | quote }}\n`);
    const cwd = directoryWith({
      'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
      'values.yaml': JSON.stringify(values),
      'templates/a.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n${lines.join('')}`,
    });
    const { stdout, stderr } = execute(['render', '.'], cwd);
    expect(stderr).toBe('');
    expect(stdout).toContain('digest: ca97');
    expect(stdout).toContain('expression: "-y-"');
    expect(stdout).toContain('toml: "1"');
  });

  it.runIf(!isWindows)('reads what a shell substitutes for a command', () => {
    const { status, stdout } = spawnSync(
      'bash',
      ['-c', `"$0" "$1" -f compact <(cat a.yaml)`, process.execPath, program],
      {
        cwd: directoryWith({ 'a.yaml': BLOCKED }),
        env,
        encoding: 'utf8',
      },
    );
    expect(status).toBe(1);
    expect(stdout).toContain(':6:16: error no-host-namespaces');
  });
});
