import { describe, expect, it } from 'vitest';
import { BLOCKED, CLEAN, run, writeFiles } from '../../support/cli.ts';
import { temporaryDirectory } from '../../support/repository.ts';

const HEAD = `description: 'D', category: 'effect', severity: 'warn', evidence: 'inferred', references: [], help: 'Fix it.'`;

const PLUGIN = `export const rules = [{
  id: 'acme/no-name', ${HEAD},
  docs: 'https://acme.example/no-name',
  messages: { named: 'It is called {name}.' },
  options: {
    type: 'object', additionalProperties: false,
    properties: { allowed: { description: 'Names.', type: 'array', items: { type: 'string' }, default: [] } },
  },
  pod({ workload }, { report, options }) {
    const at = workload.place.at('metadata', 'name');
    if (!options.allowed.includes(at.value)) report({ message: 'named', at, data: { name: at.value } });
  },
}];`;

function runIn(files: Readonly<Record<string, string>>, ...argv: string[]) {
  const cwd = temporaryDirectory();
  writeFiles(cwd, files);
  return run(argv, { cwd });
}

const FILES = { 'rules.mjs': PLUGIN, 'a.yaml': CLEAN };

describe('--plugin', () => {
  it('runs its rules beside the others', async () => {
    const { code, stdout } = await runIn({ ...FILES, 'b.yaml': BLOCKED }, '--plugin', './rules.mjs', '-f', 'compact');
    expect(stdout).toContain('a.yaml:4:9');
    expect(stdout).toContain('It is called clean.');
    expect(stdout).toContain('acme/no-name');
    expect(stdout).toContain('no-host-namespaces');
    expect(code).toBe(1);
  });

  it('lets the rules be set and picked like any other', async () => {
    const plugin = ['--plugin', './rules.mjs', '-f', 'compact'];
    expect(await runIn(FILES, ...plugin, '--rule', 'acme/no-name=error')).toMatchObject({ code: 1 });
    expect(await runIn(FILES, ...plugin, '--rule', 'acme/no-name=off')).toMatchObject({ code: 0, stdout: '' });
    expect(await runIn(FILES, ...plugin, '--only', 'acme/no-name', '--max-warnings', '0')).toMatchObject({ code: 1 });
    const allowing = 'acme/no-name=["error",{"allowed":["clean"]}]';
    expect(await runIn(FILES, ...plugin, '--rule', allowing)).toMatchObject({ code: 0, stdout: '' });
  });

  it('checks the options of its rules, and names their page', async () => {
    const wrong = 'acme/no-name=["error",{"allowed":"clean"}]';
    const { code, stderr } = await runIn(FILES, '--plugin', './rules.mjs', '--rule', wrong);
    expect(code).toBe(2);
    expect(stderr).toContain('fargate-lint: --rule acme/no-name: allowed must be a list, not a string');
    const { stdout } = await runIn(FILES, '--plugin=./rules.mjs', '-f', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ findings: [{ url: 'https://acme.example/no-name' }] });
  });

  it('does not run what is not named', async () => {
    const { code, stderr } = await runIn(FILES, '--rule', 'acme/no-name=off');
    expect(code).toBe(2);
    expect(stderr).toContain('fargate-lint: unknown rule acme/no-name');
  });

  it('exits with 2 and says what is wrong with it', async () => {
    const { code, stdout, stderr } = await runIn(
      { 'a.yaml': CLEAN, 'r.mjs': 'export const rules = [{}];' },
      '--plugin',
      './r.mjs',
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('fargate-lint: plugin ./r.mjs is not valid:');
    expect(stderr).toContain('rule 1: severity must be error or warn, not undefined');
  });

  it('keeps all other findings when a rule throws, and exits with 2', async () => {
    const broken = `export const rules = [{
      id: 'acme/broken', ${HEAD}, messages: { a: 'A.' },
      pod({ workload }) { if (workload.name === 'clean') workload.nothing.at(); },
    }, {
      id: 'acme/worse', ${HEAD}, messages: { a: 'A {b}.' },
      pod({ spec }, { report }) { report({ message: 'a', at: spec }); },
    }, {
      id: 'acme/late', ${HEAD}, messages: { a: 'A.' },
      async set() { throw new Error('late'); },
    }];`;
    const files = { 'r.mjs': broken, 'a.yaml': CLEAN, 'b.yaml': BLOCKED };
    const { code, stdout, stderr } = await runIn(files, '--plugin', './r.mjs', '-f', 'compact');
    expect(code).toBe(2);
    expect(stdout).toContain('no-host-namespaces');
    expect(stderr).toMatch(
      /rule acme\/broken of plugin \.\/r\.mjs failed on a\.yaml: TypeError: Cannot read .* \(.*r\.mjs:3:\d+\)/,
    );
    expect(stderr).toContain(
      'fargate-lint: rule acme/worse of plugin ./r.mjs failed on a.yaml and 1 more: TypeError: the message a needs a value for {b}',
    );
    expect(stderr).toContain(
      'fargate-lint: rule acme/late of plugin ./r.mjs failed: TypeError: a rule must not be async',
    );
    expect(stderr).not.toContain('please report it');
  });
});
