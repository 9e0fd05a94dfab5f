import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../../src/version.ts';
import { commandsIn, runAction } from '../support/action.ts';
import { BLOCKED, CLEAN, run, WARNED, writeFiles } from '../support/cli.ts';
import { commit, git, repositoryWith } from '../support/git.ts';
import { temporaryDirectory } from '../support/repository.ts';

/** A log without what is random in it, and without colours. */
function plain(log: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one.
  return log.replace(/fargate-lint-[0-9a-f-]{36}/g, 'TOKEN').replace(/\u001B\[[\d;]*m/g, '');
}

/** What a summary is made of when it is shown. */
const RENDERED = new Set(
  'h2 h3 p a strong code ul li table thead tbody tr th td details summary sub blockquote br'.split(' '),
);

const HELP = 'Remove the field, or keep this workload on EC2 nodes.';
const MESSAGE = '`hostNetwork` is not supported on Fargate; the pod stays Pending';
const PAGE = 'fargate-lint explain no-host-namespaces';

describe('a run with findings', () => {
  it('has the report in the log, annotations, outputs and a summary', async () => {
    const workspace = repositoryWith({ 'k8s/a.yaml': BLOCKED, 'k8s/b.yaml': CLEAN });
    const sha = git(workspace, 'rev-parse', 'HEAD');
    const { code, log, outputs, summary } = await runAction({ workspace, inputs: { paths: 'k8s' } });
    expect(code).toBe(1);
    expect(plain(log)).toBe(`::group::Report of 1 finding
::stop-commands::TOKEN
error  ${MESSAGE.replaceAll('`', '')}
  k8s/a.yaml:6:16
  6 │   hostNetwork: true
    │                ^^^^
    │ help: ${HELP}
    │ rule: no-host-namespaces, fixable with --fix-suggestions

  ▌ Pod blocked (namespace default) stays Pending:
  ▌ Pod not supported on Fargate: fields not supported: HostNetwork

1 error in 2 files.
1 fixable with --fix-suggestions.
2 workloads: 1 stays Pending, 1 runs.
::TOKEN::
::endgroup::
::error file=k8s/a.yaml,line=6,endLine=6,col=16,endColumn=20,title=no-host-namespaces::${MESSAGE}%0A${HELP}%0A${PAGE}
1 error in 2 files. 1 fixable with --fix-suggestions. 1 of 2 workloads stays Pending.
`);
    expect(outputs).toEqual({
      'exit-code': '1',
      version: VERSION,
      errors: '1',
      warnings: '0',
      findings: '1',
      workloads: '2',
      skipped: '0',
      blocked: '1',
      'sarif-file': '',
      'json-file': '',
    });
    const blob = `https://github.example/shop/manifests/blob/${sha}`;
    expect(summary).toBe(`## ❌ fargate-lint: 1 of 2 workloads stays Pending

1 error in 2 files. 1 fixable with --fix-suggestions.

| Workload | Verdict | Size | Event |
|---|---|---|---|
| [Pod blocked](${blob}/k8s/a.yaml#L1) (default) | **stays&nbsp;Pending** | 0.25&nbsp;vCPU&nbsp;/&nbsp;0.5&nbsp;GB | Pod not supported on Fargate: fields not supported: HostNetwork |

<details>
<summary>1 workload runs</summary>

| Workload | Size | USD per month |
|---|---|---|
| [Pod clean](${blob}/k8s/b.yaml#L1) (default) | 0.25&nbsp;vCPU&nbsp;/&nbsp;0.5&nbsp;GB | 9.01 |

Total 9.01 USD per month, on demand in us-east-1 (default); without Jobs and autoscaling.

</details>

### no-host-namespaces (1)

${HELP} \`${PAGE}\`

- **error** [\`k8s/a.yaml:6:16\`](${blob}/k8s/a.yaml#L6) ${MESSAGE}

<sub>fargate-lint ${VERSION}</sub>
`);
  });

  it('says how many findings are not shown beside the code, and where they are', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 14 }, (_, index) => [`${index}.yaml`, BLOCKED.replace('blocked', `blocked-${index}`)]),
    );
    const workspace = repositoryWith(files);
    const { log, summary, outputs } = await runAction({ workspace });
    const commands = commandsIn(log);
    expect(commands.filter(({ name }) => name === 'error')).toHaveLength(10);
    expect(commands[2]?.data).toBe(
      `${MESSAGE}\n${HELP}\n${PAGE}\nAnd 4 more of no-host-namespaces: 1 in 6.yaml, 1 in 7.yaml, 1 in 8.yaml and 1 in 1 more file.`,
    );
    expect(commands.at(-1)).toEqual({
      name: 'notice',
      properties: { title: '4 more findings' },
      data: 'GitHub shows ten errors and ten warnings per step. 4 more are in 4 files. All 14 are in the log, and by rule in the summary of this run.',
    });
    expect(outputs.errors).toBe('14');
    expect(summary.match(/^- \*\*error/gm)).toHaveLength(14);
    expect(plain(log).match(/^ {2}\d+\.yaml:6:16$/gm)).toHaveLength(14);
  });

  it('shows colours', async () => {
    const workspace = repositoryWith({ 'a.yaml': BLOCKED });
    expect((await runAction({ workspace })).log).toContain('\u001B[31merror\u001B[39m');
  });

  it('finds what the command finds', async () => {
    const workspace = repositoryWith({
      'a.yaml': BLOCKED,
      'b.yaml': WARNED,
      'fargate-lint.yaml': 'rules:\n  require-requests: error\n',
    });
    const { stdout } = await run(['-f', 'json'], { cwd: workspace });
    const { code, outputs } = await runAction({ workspace, inputs: { 'json-file': 'report.json' } });
    expect({ code, ...outputs }).toMatchObject({ code: 1, 'json-file': 'report.json' });
    expect(readFileSync(join(workspace, 'report.json'), 'utf8')).toBe(stdout);
  });
});

describe('a run without findings', () => {
  it('is one line', async () => {
    const workspace = repositoryWith({ 'a.yaml': CLEAN });
    const { code, log, outputs, summary } = await runAction({ workspace });
    expect(log).toBe('No problems in 1 file. 1 workload, nothing stays Pending.\n');
    expect({ code, ...outputs }).toMatchObject({ code: 0, errors: '0', findings: '0', blocked: '0', 'exit-code': '0' });
    expect(summary).toMatch(/^## ✅ fargate-lint: 1 workload, nothing stays Pending\n\nNo problems in 1 file\.\n/);
  });

  it('does without a repository and without what the runner gives', async () => {
    const workspace = temporaryDirectory();
    writeFiles(workspace, { 'a.yaml': CLEAN });
    const env = { GITHUB_OUTPUT: '', GITHUB_STEP_SUMMARY: '', GITHUB_SHA: '', GITHUB_REPOSITORY: '' };
    expect(await runAction({ workspace, env })).toMatchObject({ code: 0, outputs: {}, summary: '' });
  });
});

describe('fail-on', () => {
  const workspace = () => repositoryWith({ 'a.yaml': WARNED, 'b.yaml': CLEAN });
  const errors = () => repositoryWith({ 'a.yaml': BLOCKED });

  it.each([
    ['error', 'warnings', 0],
    ['warning', 'warnings', 1],
    ['never', 'warnings', 0],
    ['error', 'errors', 1],
    ['never', 'errors', 0],
  ])('%s with %s ends with %i', async (failOn, what, expected) => {
    const directory = what === 'errors' ? errors() : workspace();
    const { code, outputs } = await runAction({ workspace: directory, inputs: { 'fail-on': failOn } });
    expect(code).toBe(expected);
    expect(outputs[what]).not.toBe('0');
  });

  it('counts warnings against max-warnings', async () => {
    const directory = workspace();
    const warnings = Number((await runAction({ workspace: directory })).outputs.warnings);
    const withLimit = (limit: number) => runAction({ workspace: directory, inputs: { 'max-warnings': String(limit) } });
    expect((await withLimit(warnings)).code).toBe(0);
    const over = await withLimit(warnings - 1);
    expect(over.code).toBe(1);
    expect(over.log).toContain(`--max-warnings ${warnings - 1}\n`);
  });

  it('never still fails when something could not be linted', async () => {
    const { code, log, outputs } = await runAction({
      workspace: workspace(),
      inputs: { 'fail-on': 'never', paths: 'a.yaml\nmissing.yaml' },
    });
    expect({ code, ...outputs }).toMatchObject({ code: 1, 'exit-code': '2', errors: '0' });
    expect(log).toContain(
      '::error title=fargate-lint could not lint everything::missing.yaml: no such file or directory\n',
    );
  });
});

describe('reports', () => {
  it('name files as they are in the repository, from below its root too', async () => {
    const workspace = repositoryWith({ 'deploy/prod/a.yaml': BLOCKED });
    const { outputs, log, summary } = await runAction({
      workspace,
      inputs: {
        'working-directory': 'deploy/prod',
        'sarif-file': 'out.sarif',
        reports: 'junit=junit.xml\ngitlab=gl.json',
      },
    });
    expect(outputs['sarif-file']).toBe('deploy/prod/out.sarif');
    const sarif = readFileSync(join(workspace, 'deploy/prod/out.sarif'), 'utf8');
    expect(JSON.parse(sarif).runs[0].results[0].locations[0].physicalLocation.artifactLocation).toEqual({
      uri: 'deploy/prod/a.yaml',
      uriBaseId: '%SRCROOT%',
    });
    expect(JSON.parse(readFileSync(join(workspace, 'deploy/prod/gl.json'), 'utf8'))[0].location.path).toBe(
      'deploy/prod/a.yaml',
    );
    expect(readFileSync(join(workspace, 'deploy/prod/junit.xml'), 'utf8')).toContain('<testsuites');
    expect(log).toContain('::error file=deploy/prod/a.yaml,line=6,');
    expect(summary).toContain('/deploy/prod/a.yaml#L6) ');
  });

  it('are not named when they could not be written', async () => {
    const workspace = repositoryWith({ 'a.yaml': CLEAN });
    const { code, outputs, log } = await runAction({ workspace, inputs: { 'sarif-file': 'missing/out.sarif' } });
    expect({ code, outputs }).toEqual({ code: 1, outputs: { 'exit-code': '2', version: VERSION } });
    expect(log).toMatch(
      /^::error title=fargate-lint could not lint::--format …=missing\/out\.sarif: no such directory/,
    );
  });

  it('can be left to the log alone', async () => {
    const workspace = repositoryWith({ 'a.yaml': BLOCKED });
    const { log, summary } = await runAction({ workspace, inputs: { annotations: 'false', summary: 'False' } });
    expect(commandsIn(log)).toEqual([]);
    expect(plain(log)).toMatch(/^::stop-commands::TOKEN\nerror .*\n {2}a\.yaml:6:16\n/);
    expect(summary).toBe('');
  });
});

describe('links', () => {
  it('lead to files of the commit only', async () => {
    const workspace = repositoryWith({ 'a (1) é.yaml': BLOCKED });
    writeFiles(workspace, { 'rendered.yaml': BLOCKED.replace('blocked', 'rendered') });
    const { summary } = await runAction({ workspace });
    expect(summary).toContain('/a%20%281%29%20%C3%A9.yaml#L6) ');
    expect(summary).toContain('- **error** `rendered.yaml:6:16` `hostNetwork`');
    expect(summary).toContain('| Pod rendered (default) |');
  });
});

describe('a repository that was checked out below the workspace', () => {
  it('is named from its own root when it is the working directory', async () => {
    const workspace = temporaryDirectory();
    const inner = join(workspace, 'src');
    writeFiles(inner, { 'k8s/a.yaml': BLOCKED });
    git(inner, 'init', '--quiet');
    commit(inner, {});
    const { log, summary } = await runAction({ workspace, inputs: { 'working-directory': 'src' } });
    expect(log).toContain('::error file=k8s/a.yaml,');
    expect(summary).toContain(`/blob/${git(inner, 'rev-parse', 'HEAD')}/k8s/a.yaml#L6)`);
    // From elsewhere no link is better than a wrong one.
    expect((await runAction({ workspace })).summary).toContain('- **error** `src/k8s/a.yaml:6:16` `hostNetwork`');
  });
});

describe('bad inputs', () => {
  it.each([
    [{ 'working-directory': 'nowhere' }, /^working-directory: no directory nowhere in .*actions\/checkout/],
    [{ 'max-warning': '3' }, /^unknown input max-warning; did you mean max-warnings\?$/],
    [{ version: '9.0.0' }, /^version: 9\.0\.0 was requested, but this action is fargate-lint [\d.]+; .* `uses`/],
    [{ version: 'latest' }, /^version: 'latest' is not a version such as [\d.]+$/],
    [{ config: 'none.yaml' }, /^none\.yaml: no such file/],
  ])('%j are refused', async (inputs, message) => {
    const workspace = repositoryWith({ 'a.yaml': CLEAN });
    const { code, log, outputs } = await runAction({ workspace, inputs: inputs as Record<string, string> });
    expect({ code, outputs }).toEqual({ code: 1, outputs: { 'exit-code': '2', version: VERSION } });
    const [command] = commandsIn(log);
    expect(command?.name).toBe('error');
    expect(command?.data).toMatch(message);
    expect(log.trimEnd().split('\n')).toHaveLength(1);
  });

  it.each([VERSION, `v${VERSION}`, VERSION.replace(/\.\d+$/, '')])(
    'do not include its own version, %s',
    async (version) => {
      const workspace = repositoryWith({ 'a.yaml': CLEAN });
      expect((await runAction({ workspace, inputs: { version } })).code).toBe(0);
    },
  );

  it('that keep it from linting are in the summary', async () => {
    const workspace = repositoryWith({ 'fargate-lint.yaml': 'rulez: {}\n', 'a.yaml': CLEAN });
    const { code, summary } = await runAction({ workspace });
    expect(code).toBe(1);
    expect(summary).toMatch(/^## ❌ fargate-lint could not lint\n\n> fargate-lint\.yaml:1:1: .*rulez/);
  });
});

describe('hostile names', () => {
  const orders = ['::error::owned', '##[add-mask]shop', '%0A::set-output name=a::b', '::stop-commands::x'];
  const text = '\u001B[2J|`<script>alert(1)</script>\u202E @all [a](javascript:x)';

  it('give the runner no order, and no reader anything but text', async () => {
    const workspace = repositoryWith({ 'safe.yaml': CLEAN });
    const names = orders.map((order, index) => `${order.replaceAll('/', '')}-${index}`);
    for (const [index, name] of names.entries()) {
      const manifest = BLOCKED.replace('name: blocked', `name: ${JSON.stringify(`x\n${orders[index]}\n${text}`)}`)
        .replace('name: app', `name: ${JSON.stringify(`\n${orders[index]}`)}`)
        .replace('hostNetwork: true', `hostNetwork: true # ${orders[index]}`);
      mkdirSync(join(workspace, `\n${name}`), { recursive: true });
      writeFileSync(join(workspace, `\n${name}`, `${name}.yaml`), manifest);
      writeFileSync(join(workspace, `${name}.yaml`), manifest);
    }
    commit(workspace, {});
    const { code, log, summary, outputs } = await runAction({ workspace });
    expect({ code, ...outputs }).toMatchObject({ code: 1, errors: '8', blocked: '8' });
    const commands = commandsIn(log);
    expect(commands.map(({ name }) => name)).toEqual(['group', 'endgroup', ...Array(8).fill('error')]);
    for (const { data } of commands.slice(2)) expect(data.split('\n')).toEqual([MESSAGE, HELP, PAGE]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one.
    expect(log.replace(/\u001B\[[\d;]*m/g, '')).not.toMatch(/\p{Cf}|[^\P{Cc}\n]/u);
    expect(summary).not.toMatch(/\p{Cf}|[^\P{Cc}\n]/u);
    const html = marked.parse(summary, { async: false });
    const tags = new Set(Array.from(html.matchAll(/<([a-z0-9]+)/g), ([, tag]) => tag));
    expect([...tags].filter((tag) => !RENDERED.has(tag ?? ''))).toEqual([]);
    const links = Array.from(html.matchAll(/<a href="([^"]*)"/g), ([, url = '']) => url);
    expect(
      links.filter((url) => !/^https:\/\/(github\.example\/shop\/manifests\/blob|fargate-lint\.dev)\//.test(url)),
    ).toEqual([]);
    expect(links.length).toBeGreaterThan(8);
    expect(summary).toContain(
      String.raw`&lt;script&gt;alert(1)&lt;/script&gt;\\u202e @<!-- -->all \[a\](javascript:x)`,
    );
    expect(summary.split('\n').filter((line) => line.startsWith('| [Pod') || line.startsWith('| Pod'))).toHaveLength(9);
  });

  it('give it none in messages of what went wrong either', async () => {
    const workspace = repositoryWith({ 'a.yaml': CLEAN });
    const paths = orders.map((order) => `./no/${order}.yaml`).join('\n');
    const { log } = await runAction({ workspace, inputs: { paths: `a.yaml\n${paths}` } });
    expect(commandsIn(log).map(({ name }) => name)).toEqual(['error']);
  });
});

describe('a plan', () => {
  it('is added to the summary', async () => {
    const workspace = repositoryWith({ 'k8s/a.yaml': CLEAN });
    const inputs = { paths: 'k8s', plan: '--region eu-central-1\n--ec2=m5.large' };
    const { code, summary } = await runAction({ workspace, inputs });
    expect(code).toBe(0);
    expect(summary).toContain('## Fargate plan: the only workload fits Fargate');
    expect(summary).toContain('eu-central-1, USD a month');
    expect((await runAction({ workspace, inputs: { paths: 'k8s' } })).summary).not.toContain('Fargate plan');
    expect((await runAction({ workspace, inputs: { paths: 'k8s', plan: 'true' } })).summary).toContain(
      'us-east-1, USD',
    );
  });

  it('fails the step when it cannot be made', async () => {
    const workspace = repositoryWith({ 'k8s/a.yaml': CLEAN });
    const { code, log } = await runAction({ workspace, inputs: { plan: '--region nowhere-1' } });
    expect(code).toBe(1);
    expect(log).toContain('unknown region nowhere-1');
  });
});
