import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run, writeFiles } from '../../support/cli.ts';

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      hostNetwork: {{ .Values.hostNetwork }}
      containers:
        - name: web
          image: nginx
          {{- with .Values.resources }}
          resources:
            {{- toYaml . | nindent 12 }}
          {{- end }}
`;
const VALUES = 'hostNetwork: true\nresources: {requests: {cpu: 250m, memory: 256Mi}}\n';
const FILES = {
  'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  'web/values.yaml': VALUES,
  'web/templates/deployment.yaml': DEPLOYMENT,
};

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'charts-'));
  writeFiles(cwd, FILES);
});
afterEach(() => rmSync(cwd, { recursive: true }));

/** The lines of the compact report, without their messages, and what was said beside it. */
async function lint(...args: string[]) {
  const { stdout, stderr, code } = await run(['-f', 'compact', ...args], { cwd });
  const lines = stdout.split('\n').filter(Boolean);
  return { found: lines.map((line) => line.replace(/^(\S+): \w+ (\S+): .*$/, '$1 $2')), stderr, code };
}

async function report(...args: string[]) {
  const { stdout } = await run(['-f', 'json', ...args], { cwd });
  return JSON.parse(stdout);
}

describe('charts among the files', () => {
  it('are rendered, and what is found is at the value, with the template as another place', async () => {
    expect((await lint('.')).found).toEqual(['web/values.yaml:1:14 no-host-namespaces']);
    const { findings, skipped } = await report('.');
    expect(findings[0].places).toMatchObject([
      { file: 'web/values.yaml', line: 1, column: 14 },
      { file: 'web/templates/deployment.yaml', line: 10, column: 20 },
    ]);
    expect(skipped).toEqual([]);
  });

  it('say which value switches on what a template writes', async () => {
    const notesWith = async (template: string, values: string) => {
      writeFiles(cwd, { 'web/values.yaml': values, 'web/templates/deployment.yaml': template });
      const { findings } = await report('.');
      return findings.flatMap(({ rule, notes }: { rule: string; notes: { text: string; place: { line: number } }[] }) =>
        notes.flatMap(({ text, place }) => (text === 'depends on this value' ? `${rule}:${place.line}` : [])),
      );
    };
    const literal = DEPLOYMENT.replace('{{ .Values.hostNetwork }}', 'true');
    const switched = (condition: string, line = '      hostNetwork: true\n') =>
      literal.replace(line, `{{- if ${condition} }}\n${line}{{- end }}\n`);
    expect(await notesWith(switched('.Values.host.network'), 'host:\n  network: true\n')).toEqual([
      'no-host-namespaces:2',
    ]);
    expect(await notesWith(switched('and .Values.a .Values.b'), 'a: 1\nb: x\n')).toEqual([
      'no-host-namespaces:1',
      'no-host-namespaces:2',
    ]);
    // What is a value itself, more than a scalar or two, or around all of a workload, says nothing.
    const value = DEPLOYMENT.replace(/ +hostNetwork.*\n/, '{{- if .Values.a }}\n$&{{- end }}\n');
    expect(await notesWith(value, 'a: true\nhostNetwork: true\n')).toEqual([]);
    expect(await notesWith(switched('.Values.a'), 'a: [1]\n')).toEqual([]);
    expect(await notesWith(switched('and .Values.a .Values.b .Values.c'), 'a: 1\nb: 1\nc: 1\n')).toEqual([]);
    expect(await notesWith(`{{ if .Values.a }}\n${literal}{{ end }}\n`, 'a: true\n')).toEqual([]);
    const daemonSet = literal.replace('kind: Deployment', 'kind: DaemonSet');
    expect(await notesWith(`{{ if .Values.a }}\n${daemonSet}{{ end }}\n`, 'a: true\n')).toEqual(['no-daemonset:1']);
  });

  it('point at the empty value for what is missing', async () => {
    writeFiles(cwd, { 'web/values.yaml': 'hostNetwork: false\n\nresources: {}\n' });
    expect((await lint('.')).found).toEqual(['web/values.yaml:3:1 require-requests']);
    writeFiles(cwd, {
      'web/templates/deployment.yaml': DEPLOYMENT.replace(/ {10}\{\{- (?:with|end).*\n/g, '').replace(
        'toYaml .',
        'toYaml .Values.resources',
      ),
    });
    expect((await lint('.')).found).toEqual(['web/values.yaml:3:1 require-requests']);
  });

  it('point at the main container before its sidecars', async () => {
    writeFiles(cwd, {
      'web/values.yaml': 'hostNetwork: false\nproxy: {}\nresources: {}\n',
      'web/templates/deployment.yaml': DEPLOYMENT.replace(
        '      containers:\n',
        '      containers:\n        - name: proxy\n          resources: {{ toYaml .Values.proxy }}\n',
      ),
    });
    expect((await lint('.')).found).toEqual(['web/values.yaml:3:1 require-requests']);
    const { findings } = await report('.');
    expect(findings[0].places.map(({ line }: { line: number }) => line)).toEqual([3, 2, 11]);
  });

  it('point at the values that a missing annotation would come from', async () => {
    writeFiles(cwd, {
      'web/values.yaml': `${VALUES.replace('true', 'false')}annotations: {}\n`,
      'web/templates/service.yaml':
        'apiVersion: v1\nkind: Service\nmetadata:\n  annotations:\n    {{- range $name, $value := .Values.annotations }}\n    {{ $name }}: {{ $value | quote }}\n    {{- end }}\n  name: web\nspec: { type: LoadBalancer, selector: { app: web }, ports: [{ port: 80 }] }\n',
    });
    expect((await lint('.')).found).toEqual(['web/values.yaml:3:1 service-ip-targets']);
  });

  it.each([
    [
      'annotations: {}',
      '  {{- with .Values.annotations }}\n  annotations: {{- toYaml . | nindent 4 }}\n  {{- end }}\n',
    ],
    ['annotations: { a: b }', '  annotations: {{- toYaml .Values.annotations | nindent 4 }}\n'],
  ])('point at %s too', async (values, template) => {
    writeFiles(cwd, {
      'web/values.yaml': `${VALUES.replace('true', 'false')}${values}\n`,
      'web/templates/service.yaml': `apiVersion: v1\nkind: Service\nmetadata:\n${template}  name: web\nspec: { type: LoadBalancer, selector: { app: web }, ports: [{ port: 80 }] }\n`,
    });
    expect((await lint('.')).found).toEqual(['web/values.yaml:3:1 service-ip-targets']);
  });

  it('point at the template where no value has a part in it', async () => {
    writeFiles(cwd, { 'web/templates/deployment.yaml': DEPLOYMENT.replace('{{ .Values.hostNetwork }}', 'true') });
    expect((await lint('.')).found).toEqual(['web/templates/deployment.yaml:10:20 no-host-namespaces']);
  });

  it.each(['web', 'web/values.yaml', 'web/templates/deployment.yaml', 'web/templates/../values.yaml'])(
    'are found from %s',
    async (path) => {
      expect((await lint(path)).found).toEqual(['web/values.yaml:1:14 no-host-namespaces']);
    },
  );

  it('are read as they are with --no-render', async () => {
    expect((await report('--no-render', '.')).skipped).toHaveLength(1);
  });

  it('say the same of several objects once', async () => {
    writeFiles(cwd, { 'web/templates/other.yaml': DEPLOYMENT.replace('{{ .Release.Name }}', 'other') });
    const { findings } = await report('.');
    expect(findings).toHaveLength(1);
    expect(findings[0].notes.at(-1)).toEqual({ text: 'in 2 objects: Deployment web, Deployment other', place: null });
  });

  it('give objects the namespace of the release, and refer to each other', async () => {
    writeFiles(cwd, { 'fargate-lint.yaml': 'charts:\n  - {chart: web, namespace: shop}\n' });
    expect((await report('.')).workloads).toMatchObject([{ namespace: 'shop', name: 'web' }]);
    expect((await report('-n', 'other', '--no-config', '.')).workloads).toMatchObject([{ namespace: 'other' }]);
  });

  it('leave out what `helm test` runs, unless that is asked for', async () => {
    const pod = `apiVersion: v1\nkind: Pod\nmetadata:\n  name: check\n  annotations: {helm.sh/hook: test}\nspec:\n  hostPID: true\n  containers: [{name: a, image: b, resources: {requests: {cpu: 250m, memory: 256Mi}}}]\n`;
    writeFiles(cwd, { 'web/templates/tests/check.yaml': pod, 'web/values.yaml': VALUES.replace('true', 'false') });
    expect((await lint('.')).found).toEqual([]);
    expect((await lint('--helm-tests', '.')).found).toEqual(['web/templates/tests/check.yaml:7:12 no-host-namespaces']);
  });

  it('are not linted alone under another one, nor when they are libraries', async () => {
    writeFiles(cwd, {
      'web/charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
      'web/charts/db/templates/db.yaml': DEPLOYMENT.replace('{{ .Release.Name }}', '{{ .Release.Name }}-db'),
      'web/charts/db/values.yaml': 'hostNetwork: false\n',
      'web/values.yaml': `${VALUES}db:\n  hostNetwork: true\n`,
      'common/Chart.yaml': 'apiVersion: v2\nname: common\nversion: 1.0.0\ntype: library\n',
      'common/templates/pod.yaml': '{{ .Broken',
    });
    const { workloads, skipped } = await report('.');
    expect(workloads.map(({ name }: { name: string }) => name).sort()).toEqual(['web', 'web-db']);
    expect(skipped).toEqual([]);
    expect((await lint('web/charts/db')).found).toEqual([
      'web/values.yaml:3:1 require-requests',
      'web/values.yaml:4:16 no-host-namespaces',
    ]);
  });

  it('name the command that fetches what they depend on, once', async () => {
    writeFiles(cwd, {
      'web/Chart.yaml': `${FILES['web/Chart.yaml']}dependencies:\n  - {name: db, version: 1.x, repository: "https://example.com"}\n  - {name: cache, version: 2.x, repository: "https://example.com"}\n`,
    });
    const { found, stderr } = await lint('.');
    expect(stderr).toBe(
      'fargate-lint: web: checked without its dependencies db 1.x, cache 2.x; to fetch: helm dependency build web\n',
    );
    expect(found).toEqual(['web/values.yaml:1:14 no-host-namespaces']);
  });

  it('point at the values for a dependency from elsewhere, which nobody changes in place', async () => {
    writeFiles(cwd, {
      'web/Chart.yaml': `${FILES['web/Chart.yaml']}dependencies:\n  - {name: db, version: 1.x, repository: "https://example.com"}\n`,
      'web/charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
      'web/charts/db/templates/db.yaml': DEPLOYMENT.replace('{{ .Release.Name }}', 'db'),
      'web/charts/db/values.yaml': 'hostNetwork: true\nresources: {requests: {cpu: 250m, memory: 256Mi}}\n',
      'web/values.yaml': `${VALUES.replace('true', 'false')}db:\n  enabled: true\n`,
    });
    const { found } = await lint('.');
    expect(found).toEqual(['web/values.yaml:3:1 no-host-namespaces']);
  });

  it('render what they can, and say what is not rendered', async () => {
    writeFiles(cwd, {
      'web/templates/broken.yaml': 'a: 1\nb: {{ fail "no" }}\n',
      'web/templates/needs.yaml': 'a: {{ required "a is required" .Values.a }}\n',
    });
    const { found, stderr, code } = await lint('.');
    expect(found).toEqual(['web/values.yaml:1:14 no-host-namespaces']);
    expect(stderr).toContain(
      'web does not render completely: web/templates/needs.yaml:1: a is required; web/templates/broken.yaml:2: no (set values with --values <file>)',
    );
    expect(code).toBe(1);
    expect((await report('.')).skipped).toEqual([{ file: 'web/templates/broken.yaml', reason: 'template' }]);
  });

  it('do not pass when what a template renders is not YAML', async () => {
    writeFiles(cwd, {
      'web/values.yaml': VALUES.replace('true', 'false'),
      'web/templates/cm.yaml': 'a:\n- b\n c: 1\n',
    });
    const { stderr, code } = await lint('--fail-on-skipped', '.');
    expect(stderr).toMatch(
      /^fargate-lint: web does not render completely: web\/templates\/cm\.yaml:\d: rendered text is not YAML: /,
    );
    expect(stderr).toContain('1 Helm template was not checked (web)\n');
    expect(code).toBe(1);
  });

  it.each([
    ['--values', 'env.yaml'],
    ['--set', 'a=b'],
    ['--release-name', 'x'],
  ])('have to be there for %s', async (...option) => {
    writeFiles(cwd, { 'k8s/a.yaml': 'kind: ConfigMap\n' });
    const { stderr, code } = await lint(...option, 'k8s');
    expect(stderr).toContain('they are for one chart; name its directory (there is none here)');
    expect(code).toBe(2);
  });

  it('have to be in directories that are there', async () => {
    const { stderr, code } = await lint('--charts', 'nope', '.');
    expect(stderr).toContain('--charts nope: no such directory');
    expect(code).toBe(2);
  });

  it('are not told to take values for a mistake in a template', async () => {
    writeFiles(cwd, { 'web/templates/cm.yaml': 'a: {{ nope 1 }}\n' });
    const { stderr } = await lint('.');
    expect(stderr).toContain('web/templates/cm.yaml:1: function "nope" not defined\n');
  });

  it('leave the files of a chart that cannot be read to be read as they are', async () => {
    writeFiles(cwd, { 'web/values.yaml': '- a\n' });
    const { stderr } = await lint('.');
    expect(stderr).toContain('web was not rendered: values.yaml is not a mapping');
    expect((await report('.')).skipped).toHaveLength(1);
  });

  it('read nothing outside of the repository', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    writeFiles(outside, { 'secret.yaml': DEPLOYMENT.replace('{{ .Release.Name }}', 'secret') });
    symlinkSync(join(outside, 'secret.yaml'), join(cwd, 'web/templates/secret.yaml'));
    const { workloads } = await report('.');
    expect(workloads).toHaveLength(1);
    rmSync(outside, { recursive: true });
  });
});

describe('values', () => {
  it('of a file are over those of the chart, and are the first place', async () => {
    writeFiles(cwd, { 'prod.yaml': '# ours\nhostNetwork: true\n', 'web/values.yaml': VALUES.replace('true', 'false') });
    expect((await lint('web')).found).toEqual([]);
    expect((await lint('--values', 'prod.yaml', 'web')).found).toEqual(['prod.yaml:2:14 no-host-namespaces']);
    expect((await lint('--values=./prod.yaml', '--set', 'hostNetwork=false', 'web')).found).toEqual([]);
    expect((await lint('--set-string', 'hostNetwork=true', 'web')).found).toEqual([
      'web/templates/deployment.yaml:10:20 no-host-namespaces',
    ]);
  });

  it('are about one chart', async () => {
    writeFiles(cwd, { 'api/Chart.yaml': FILES['web/Chart.yaml'].replace('web', 'api') });
    const { stderr, code } = await lint('--set', 'a=b', '.');
    expect(code).toBe(2);
    expect(stderr).toContain('name its directory (there are 2)');
  });

  it('make mistakes of what was only said before', async () => {
    writeFiles(cwd, {
      'web/templates/needs.yaml': 'a: {{ required "a is required" .Values.a }}\n',
      'web/values.schema.json': '{"properties": {"replicas": {"type": "integer"}}}',
      'prod.yaml': 'replicas: many\n',
    });
    const { found, stderr, code } = await lint('--values', 'prod.yaml', 'web');
    expect(stderr).toContain('web/templates/needs.yaml:1: a is required');
    expect(found).toContain('prod.yaml:1:11 invalid-manifest');
    expect(code).toBe(2);
    const set = await lint('--set', 'replicas=many', '--set', 'a=b', 'web');
    expect(set.stderr).toContain('web: `replicas` must be integer (web/values.schema.json)');
    expect(set.code).toBe(2);
    expect((await lint('--values', 'gone.yaml', 'web')).stderr).toContain('values file gone.yaml: no such file');
  });

  it('of several releases are in the configuration, as those of ci/ are on request', async () => {
    writeFiles(cwd, {
      'fargate-lint.yaml': `charts:
  - {chart: web, name: dev, values: [env/dev.yaml]}
  - {chart: web, name: prod, values: [env/prod.yaml], set: [hostNetwork=false]}
  - {chart: web, name: gone, when: env/gone.yaml}
`,
      'env/dev.yaml': 'hostNetwork: true\n',
      'env/prod.yaml': 'hostNetwork: true\n',
      'web/ci/host-values.yaml': 'hostNetwork: true\n',
      'web/values.yaml': VALUES.replace('true', 'false'),
    });
    const { workloads } = await report('.');
    expect(workloads.map(({ name }: { name: string }) => name).sort()).toEqual(['dev', 'prod']);
    expect((await lint('.')).found).toEqual(['env/dev.yaml:1:14 no-host-namespaces']);
    expect((await lint('--ci-values', '--no-config', '.')).found).toEqual([
      'web/ci/host-values.yaml:1:14 no-host-namespaces',
    ]);
  });

  it('are what templates see of the cluster', async () => {
    writeFiles(cwd, {
      'web/values.yaml': 'resources: {requests: {cpu: 250m, memory: 256Mi}}\n',
      'web/templates/deployment.yaml': DEPLOYMENT.replace(
        '.Values.hostNetwork',
        'and (semverCompare "<1.30" .Capabilities.KubeVersion.Version) (.Capabilities.APIVersions.Has "a/v1") (eq .Release.Name "mine")',
      ),
    });
    expect((await lint('.')).found).toEqual([]);
    const args = ['--kube-version', '1.29', '--api-versions', 'a/v1', '--release-name', 'mine'];
    expect((await lint(...args, '.')).found).toHaveLength(1);
    expect((await lint('--kube-version', 'new', '.')).stderr).toContain("'new' is not a version such as 1.34");
    expect((await lint('--release-name', 'A', '.')).stderr).toContain("'A' is not a valid release name");
  });
});

describe('what is found in charts', () => {
  it.each([
    ['values', 'web/values.yaml', '# fargate-lint-disable-file no-host-namespaces -- known\n'],
    [
      'templates',
      'web/templates/deployment.yaml',
      '{{- /* fargate-lint-disable-file no-host-namespaces -- known */ -}}\n',
    ],
  ])('is suppressed by comments in %s, and none is said to be unused', async (_where, path, comment) => {
    writeFiles(cwd, { [path]: comment + FILES[path as keyof typeof FILES] });
    const { findings, suppressed } = await report('.');
    expect(findings).toEqual([]);
    expect(suppressed ?? []).toBeDefined();
    writeFiles(cwd, { [path]: comment.replace('host-namespaces', 'privileged') + FILES[path as keyof typeof FILES] });
    expect((await lint('.')).found.map((line) => line.split(' ')[1])).toEqual(['no-host-namespaces']);
  });

  it('is suppressed on the next line of a template', async () => {
    const comment = '      {{- /* fargate-lint-disable-next-line no-host-namespaces -- known */}}\n';
    writeFiles(cwd, {
      'web/templates/deployment.yaml': DEPLOYMENT.replace('      hostNetwork', `${comment}      hostNetwork`),
    });
    expect((await lint('.')).found).toEqual([]);
  });

  it('is fixed where it is written, in templates and in values', async () => {
    const literal = DEPLOYMENT.replace('      hostNetwork: {{ .Values.hostNetwork }}\n', '      hostPID: true\n');
    writeFiles(cwd, { 'web/templates/deployment.yaml': literal });
    await run(['--fix-suggestions', '.'], { cwd });
    expect(readFileSync(join(cwd, 'web/templates/deployment.yaml'), 'utf8')).toBe(
      literal.replace('      hostPID: true\n', ''),
    );
    writeFiles(cwd, {
      'web/templates/deployment.yaml': DEPLOYMENT.replace(
        'hostNetwork: {{ .Values.hostNetwork }}',
        'securityContext: {}',
      ).replace(
        '          image: nginx\n',
        '          image: nginx\n          securityContext:\n            {{- toYaml .Values.security | nindent 12 }}\n',
      ),
      'web/values.yaml': `${VALUES}security:\n  # why\n  privileged: true\n  runAsUser: 1\n`,
    });
    await run(['--fix-suggestions', '.'], { cwd });
    expect(readFileSync(join(cwd, 'web/values.yaml'), 'utf8')).toContain('security:\n');
    expect(readFileSync(join(cwd, 'web/values.yaml'), 'utf8')).not.toContain('privileged: true');
  });

  it.each(['"{{ .Values.add }}"', '{{ .Values.add | quote }}'])(
    'is fixed in the value that %s writes',
    async (action) => {
      writeFiles(cwd, {
        'web/values.yaml': `${VALUES.replace('true', 'false')}add: CAP_CHOWN\n`,
        'web/templates/deployment.yaml': `${DEPLOYMENT}          securityContext: { capabilities: { add: [${action}] } }\n`,
      });
      await run(['--fix', '.'], { cwd });
      expect(readFileSync(join(cwd, 'web/values.yaml'), 'utf8')).toContain('\nadd: CHOWN\n');
    },
  );

  it('is not fixed where a value is only a part of it', async () => {
    await run(['--fix-suggestions', '.'], { cwd });
    expect(readFileSync(join(cwd, 'web/values.yaml'), 'utf8')).toBe(VALUES);
  });

  it('counts as changed with any of its places', async () => {
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd });
    writeFiles(cwd, {
      'web/templates/_pod.tpl': '{{- define "host" -}}\nhostNetwork: true\n{{- end }}\n',
      'web/templates/deployment.yaml': DEPLOYMENT.replace(
        'hostNetwork: {{ .Values.hostNetwork }}',
        '{{- include "host" . | nindent 6 }}',
      ),
    });
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-qm', 'a');
    expect((await lint('--changed=main', '.')).found).toEqual([]);
    writeFileSync(join(cwd, 'web/templates/_pod.tpl'), '{{- define "host" -}}\n\nhostNetwork: true\n{{- end }}\n');
    expect((await lint('--changed=main', '.')).found).toEqual(['web/templates/_pod.tpl:3:14 no-host-namespaces']);
  });

  it('is only context where only another file is named', async () => {
    writeFiles(cwd, { 'clean.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n' });
    expect((await lint('--context', 'clean.yaml')).found).toEqual([]);
    expect((await lint('--context', 'web/templates/deployment.yaml')).found).toEqual([
      'web/values.yaml:1:14 no-host-namespaces',
    ]);
  });
});

describe('helmCharts of a kustomization', () => {
  const CHART = Object.fromEntries(
    Object.entries(FILES).map(([path, text]) => [
      `app/charts/${path}`,
      text.replace('hostNetwork: true', 'hostNetwork: false'),
    ]),
  );

  it('are rendered when they are in the repository, and not once more by themselves', async () => {
    writeFiles(cwd, {
      ...CHART,
      'app/kustomization.yaml': `namespace: shop
helmCharts:
  - name: web
    releaseName: front
    valuesInline:
      hostNetwork: true
  - name: gone
`,
    });
    rmSync(join(cwd, 'web'), { recursive: true });
    const { workloads } = await report('.');
    expect(workloads).toMatchObject([{ namespace: 'shop', name: 'front' }]);
    const { found, stderr } = await lint('.');
    expect(found).toEqual(['app/kustomization.yaml:6:20 no-host-namespaces']);
    expect(stderr).toBe(
      'fargate-lint: app/kustomization.yaml:7: not applied: chart gone, which is not in this repository\n',
    );
  });

  it('take files of values, and comments in templates', async () => {
    writeFiles(cwd, {
      ...CHART,
      'app/prod.yaml': 'hostNetwork: true\n',
      'app/kustomization.yaml': 'helmCharts: [{name: web, valuesFile: prod.yaml}]\n',
    });
    expect((await lint('app')).found).toEqual(['app/prod.yaml:1:14 no-host-namespaces']);
    const comment = '{{/* fargate-lint-disable-file no-host-namespaces -- known */}}\n';
    writeFiles(cwd, { 'app/charts/web/templates/deployment.yaml': comment + DEPLOYMENT });
    expect((await lint('app')).found).toEqual([]);
  });
});

describe('--helm', () => {
  it('has another program render, and finds the places here', async () => {
    const program = join(cwd, 'helm');
    const printed = DEPLOYMENT.replace('{{ .Release.Name }}', 'web')
      .replace('{{ .Values.hostNetwork }}', 'true')
      .replace(/ {10}\{\{[\s\S]*/, '');
    writeFiles(cwd, { 'web/values.yaml': 'hostNetwork: true\nresources: {}\n' });
    writeFiles(cwd, {
      helm: `#!/bin/sh\necho "$@" > called\ncat <<'END'\n---\n# Source: web/templates/deployment.yaml\n${printed}END\n`,
    });
    chmodSync(program, 0o755);
    expect((await lint('--helm', './helm', '--set', 'a=b', 'web')).found).toEqual([
      'web/values.yaml:1:14 no-host-namespaces',
      'web/values.yaml:2:1 require-requests',
    ]);
    expect(readFileSync(join(cwd, 'called'), 'utf8')).toBe(
      'template web ./web --namespace=default --set=a=b --skip-tests\n',
    );
  });

  /** @param says a script that prints it to stderr, and fails */
  async function lintWithFailing(says: string, ...args: string[]) {
    writeFiles(cwd, { helm: `#!/bin/sh\n${says} >&2\nexit 1\n` });
    chmodSync(join(cwd, 'helm'), 0o755);
    return lint('--helm', './helm', ...args);
  }

  it('is a problem of the chart when it fails, with what it says', async () => {
    const { code, stderr } = await lintWithFailing('echo "level=WARN msg=odd\nError: it is broken"', 'web');
    expect(code).toBe(2);
    expect(stderr).toContain('web: it is broken\n');
    expect(stderr).not.toContain('odd');
    expect((await lintWithFailing(':', 'web')).stderr).toContain('web: ./helm failed, and does not say why\n');
  });

  it('is a problem of the template that it names', async () => {
    const error = 'Error: execution error at (web/templates/deployment.yaml:4:9): no name\n\nUse --debug flag';
    const { code, stderr } = await lintWithFailing(`printf '${error} to see it'`, 'web');
    expect(code).toBe(2);
    expect(stderr).toMatch(/: web\/templates\/deployment\.yaml:4: execution error at .*: no name\n/);
    expect(stderr).not.toContain('--debug');
  });

  it('is one problem when it cannot be run, however many charts there are', async () => {
    writeFiles(cwd, {
      'more/Chart.yaml': 'apiVersion: v2\nname: more\nversion: 1.0.0\n',
      'more/values.yaml': 'a: 1\n',
    });
    const { code, stderr } = await lint('--helm', './gone', '.');
    expect(code).toBe(2);
    expect(stderr.match(/could not be run/g)).toHaveLength(1);
    expect(stderr).toContain('--helm: ./gone could not be run: there is no such program\n');
  });
});

describe('files of charts that a hook names', () => {
  beforeEach(() => {
    writeFiles(cwd, {
      'web/templates/_helpers.tpl': '{{- define "privileged" }}privileged: true{{ end }}',
      'web/templates/deployment.yaml': `${DEPLOYMENT}          securityContext: { {{- include "privileged" . -}} }\n`,
      'web/values.schema.json': '{}',
      'README.md': 'notes: [\n',
      'user-data.tpl': 'a: [\n',
    });
  });

  const inHelper = 'web/templates/_helpers.tpl:1:39 no-privileged';
  const inValues = 'web/values.yaml:1:14 no-host-namespaces';

  it.each([
    { name: 'web/templates/_helpers.tpl', expected: [inHelper] },
    { name: 'web/values.yaml', expected: [inValues] },
    { name: 'web/Chart.yaml', expected: [inHelper, inValues] },
    { name: 'web/values.schema.json', expected: [inHelper, inValues] },
    { name: 'README.md', expected: [] },
    { name: 'user-data.tpl', expected: [] },
  ])('$name', async ({ name, expected }) => {
    expect((await lint('--context', '--', name)).found).toEqual(expected);
  });
});
