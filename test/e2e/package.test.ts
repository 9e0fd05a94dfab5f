import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/formatters/index.ts';
import { execute, ROOT, temporaryCopy, temporaryDirectory } from '../support/repository.ts';

const NPM = 'npm --offline --no-audit --no-fund --loglevel=error';
const TSC = `"${process.execPath}" "${join(ROOT, 'node_modules/typescript/bin/tsc')}"`;

const HOME = 'node_modules/fargate-lint';
const KIB = 1024;

describe('the packed package', () => {
  let installed = '';
  let tarball = '';
  let packed: string[] = [];
  const cleanUps: (() => void)[] = [];
  afterAll(() => {
    for (const cleanUp of cleanUps) cleanUp();
  });

  /** As pre-commit and npm do it: pack a clean checkout, install what came out in an empty directory. */
  beforeAll(() => {
    const copy = temporaryCopy((cleanUp) => cleanUps.push(cleanUp));
    const { status, stdout, stderr } = execute(`${NPM} pack`, copy);
    expect(status, stderr).toBe(0);
    // Nothing but the name: pre-commit reads it.
    expect(stdout).toMatch(/^fargate-lint-[\d.]+\.tgz\n$/);
    packed = filesOf(join(copy, 'dist'));

    installed = temporaryDirectory((cleanUp) => cleanUps.push(cleanUp));
    writeFileSync(join(installed, 'package.json'), '{"private": true}');
    tarball = join(copy, stdout.trim());
    const install = execute(`${NPM} install --legacy-peer-deps "${tarball}"`, installed);
    expect(install.status, install.stderr).toBe(0);
    cpSync(join(ROOT, 'examples'), join(installed, 'examples'), { recursive: true });
  });

  it('holds what is published and nothing else', () => {
    const home = join(installed, 'node_modules/fargate-lint');
    expect(readdirSync(join(installed, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'fargate-lint',
    ]);
    const files = filesOf(home).filter((path) => !/^(dist\/|docs\/rules\/)/.test(path));
    expect(files).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'docs/fargate-lint-matcher.json',
      'docs/plan.schema.json',
      'docs/report.schema.json',
      'docs/schema.json',
      'package.json',
    ]);
    expect(filesOf(join(home, 'dist'))).toEqual(packed);
    const entries = ['browser.d.ts', 'browser.js', 'cli.cjs', 'index.d.ts', 'index.js', 'testing.d.ts', 'testing.js'];
    expect(packed).toEqual(expect.arrayContaining([...entries, 'THIRD-PARTY-LICENSES.txt']));
    expect(packed.filter((path) => !/\.(c?js|d\.ts|txt)$/.test(path))).toEqual([]);
    expect(existsSync(join(home, 'docs/rules/no-host-namespaces.md'))).toBe(true);
  });

  it.each(['publint --strict', 'attw --profile esm-only'])('has nothing that %s complains about', (command) => {
    const [program, ...options] = command.split(' ');
    const { status, stdout } = execute(`npx --no-install ${program} "${tarball}" ${options.join(' ')}`, ROOT);
    expect(stdout).toMatch(/All good!|\(ESM\)/);
    expect(status, stdout).toBe(0);
  });

  it('has a package.json that npm publishes as it is', () => {
    const copy = dirname(tarball);
    const before = readFileSync(join(copy, 'package.json'), 'utf8');
    expect(execute(`${NPM} pkg fix`, copy)).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8'))).toEqual(JSON.parse(before));
  });

  it('keeps the licences of the packages that are bundled', () => {
    const licenses = readFileSync(join(installed, 'node_modules/fargate-lint/dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
    expect(licenses).toMatch(/^yaml \d+\.\d+\.\d+ \(ISC\)\n\nCopyright Eemeli Aro/m);
    expect(licenses).not.toMatch(/^(vitest|typescript|rolldown|tsdown) /m);
  });

  it('runs', () => {
    const clean = execute('node_modules/.bin/fargate-lint examples/storefront.yaml', installed);
    expect(clean).toMatchObject({ status: 0, stderr: '' });
    const blocked = execute('node_modules/.bin/fargate-lint --format compact examples/debug-shell.yaml', installed);
    expect(blocked.status).toBe(1);
    expect(blocked.stdout).toContain('examples/debug-shell.yaml:8:16');
    expect(blocked.stdout).toContain('no-host-namespaces');
    expect(execute('node_modules/.bin/fargate-lint missing.yaml', installed).status).toBe(2);
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(execute('node_modules/.bin/fargate-lint --version', installed).stdout).toBe(`${version}\n`);
    for (const format of FORMATS) {
      const { status, stdout } = execute(`node_modules/.bin/fargate-lint --format ${format} examples`, installed);
      expect(status, format).toBe(1);
      expect(stdout, format).toContain('no-host-namespaces');
    }
  });

  it('loads what explains a syntax error only when there is one', () => {
    const program = (content: string) => {
      writeFileSync(join(installed, 'one.yaml'), content);
      const { status, stdout, stderr } = execute(
        'node --require ./loaded.cjs node_modules/fargate-lint/dist/cli.cjs --format compact one.yaml',
        installed,
      );
      return { status, stdout, loaded: stderr };
    };
    writeFileSync(
      join(installed, 'loaded.cjs'),
      "process.on('exit', () => { if (Object.keys(require.cache).some((name) => name.includes('explain-problems'))) console.error('loaded'); });",
    );
    const pod = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  hostPID: !!bool true\n  containers: []\n';
    expect(program(pod)).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/:6:19: .*no-host-namespaces/),
      loaded: '',
    });
    expect(program(`${pod}  oops\n`)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('parse-error'),
      loaded: 'loaded\n',
    });
  });

  it('lints the examples by one command', () => {
    const { status, stdout, stderr } = execute('npm run --silent examples', dirname(tarball));
    expect(stdout).toMatch(/^error /);
    expect(stdout.trimEnd()).toMatch(/\d+ workloads: [^\n]*\.$/);
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('is no larger than it has to be', () => {
    expect(statSync(tarball).size).toBeLessThan(1_000_000);
    // What is read at every start.
    const program = ['cli.cjs', 'cli-program.cjs'].map((name) => statSync(join(installed, HOME, 'dist', name)).size);
    expect(program.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(350 * KIB);
  });

  it('does the same with the code that was compiled the last time, without it, and with another one', () => {
    const home = join(installed, 'node_modules/fargate-lint');
    const lintExamples = () => execute(`node "${home}/dist/cli.cjs" --format json examples`, installed);
    const first = lintExamples();
    const [stored = ''] = filesOf(join(home, '.cache'));
    expect(stored).toMatch(/^v\d+\.\d+\.\d+.*\.bin$/);
    expect(lintExamples()).toMatchObject({ status: 1, stdout: first.stdout, stderr: first.stderr });
    writeFileSync(join(home, '.cache', stored), 'something else');
    expect(lintExamples()).toMatchObject({ status: 1, stdout: first.stdout, stderr: first.stderr });
    const [digest = ''] = /^\/\*[\da-f]{32}\*\//.exec(readFileSync(join(home, 'dist/cli-program.cjs'), 'utf8')) ?? [];
    writeFileSync(join(home, '.cache', stored), `${digest}no code`);
    expect(lintExamples()).toMatchObject({ status: 1, stdout: first.stdout, stderr: first.stderr });
    expect(readFileSync(join(home, '.cache', stored)).toString('latin1', 0, digest.length)).toBe(digest);
    expect(lintExamples()).toMatchObject({ status: 1, stdout: first.stdout, stderr: first.stderr });
    rmSync(join(home, '.cache'), { recursive: true });
    expect(
      execute(`node "${home}/dist/cli.cjs" --format json examples`, installed, { NODE_DISABLE_COMPILE_CACHE: '1' }),
    ).toMatchObject({ status: 1, stdout: first.stdout, stderr: first.stderr });
    expect(existsSync(join(home, '.cache'))).toBe(false);
  });

  it.each(['fargate-lint', 'fargate-lint/browser'])('can be imported as %s', (name) => {
    const program = `import { lint, rules } from '${name}';
      const report = lint([{ path: 'a.yaml', content: '{apiVersion: v1, kind: Pod, spec: {hostPID: true, containers: []}}' }], { rules });
      console.log(report.findings.map(({ rule }) => rule.id).join());`;
    writeFileSync(join(installed, 'program.mjs'), program);
    const { stdout, stderr } = execute('node program.mjs', installed);
    expect(stderr).toBe('');
    expect(stdout).toContain('no-host-namespaces');
  });

  it('needs nothing of Node in a browser', () => {
    const dist = join(installed, 'node_modules/fargate-lint/dist');
    const imports = reachable(dist, 'browser.js');
    expect(imports.filter((each) => !each.startsWith('./'))).toEqual([]);
    expect(readFileSync(join(dist, 'browser.js'), 'utf8')).not.toMatch(/\brequire\(|\bprocess\.(env|cwd|argv)/);
  });

  it('has types that resolve and are right', () => {
    const program = `import { lint, rules, type Report } from 'fargate-lint';
      import * as browser from 'fargate-lint/browser';
      const report: Report = lint([{ path: 'a.yaml', content: '' }], { rules });
      const count: number = report.summary.files;
      // @ts-expect-error there is no such option
      browser.lint([], { rules, nonsense: true });
      console.log(count);`;
    writeFileSync(join(installed, 'program.mts'), program);
    const { stdout, status } = execute(
      `${TSC} --strict --noEmit --module nodenext --target es2023 program.mts`,
      installed,
    );
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });
});

function filesOf(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(directory.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/** Everything that a module of the bundle imports, chunk by chunk. */
function reachable(directory: string, entry: string, seen = new Set<string>()): string[] {
  const code = readFileSync(join(directory, entry), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const direct = Array.from(
    code.matchAll(/(?<![.\w"'])(?:from|import)\s*\(?\s*["']([^"']+)["']/g),
    ([, name = '']) => name,
  );
  return direct.flatMap((name) => {
    if (seen.has(name)) return [];
    seen.add(name);
    return name.startsWith('./') ? [name, ...reachable(directory, name.slice(2), seen)] : [name];
  });
}
