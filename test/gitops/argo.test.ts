import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../support/cli.ts';
import { ROOT, temporaryDirectory } from '../support/repository.ts';
import { chart, deployment, lint } from './support.ts';

function application(name: string, spec: string): string {
  return `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: ${name} }\nspec:\n${spec}`;
}

function applicationSet(generators: string, source: string, more = ''): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: set }
spec:
  ${more}
  generators:
${generators}
  template:
    metadata: { name: 'made' }
    spec:
      source: ${source}
      destination: { namespace: '{{team}}' }
`;
}

describe('a repository of Argo CD', () => {
  function repository(): string {
    const cwd = temporaryDirectory();
    cpSync(join(ROOT, 'test/fixtures/argo'), cwd, { recursive: true });
    return cwd;
  }

  it('is linted as its Applications deploy it, at the lines that they name', async () => {
    const { code, stdout, stderr } = await run(['-f', 'compact'], { cwd: repository() });
    const places = stdout.split('\n').map((line) => /^(\S+:\d+:\d+): error (\S+):/.exec(line)?.slice(1).join(' '));
    expect(places.filter((each) => each !== undefined)).toEqual([
      'apps/search/daemon.yaml:10:16 no-host-namespaces',
      'argocd/shop.yaml:16:26 no-host-namespaces',
      'argocd/shop.yaml:21:20 no-privileged',
      'argocd/teams.yaml:25:22 no-host-namespaces',
      'env/prod/shop.yaml:3:11 no-host-ports',
    ]);
    expect(stderr).toContain('helm pull rabbitmq --repo https://charts.example.com --version 14.x');
    expect(code).toBe(1);
  });

  it('lists what is followed, and why the rest is not', async () => {
    const { code, stdout } = await run(['--list-entries'], { cwd: repository() });
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n').sort()).toEqual([
      'argocd/platform.yaml:1: Application platform deploys charts/platform',
      'argocd/shop.yaml:1: Application shop-prod deploys charts/shop',
      'argocd/shop.yaml:1: Application shop-prod not followed: its chart https://charts.example.com/rabbitmq 14.x is not in this repository',
      'argocd/teams.yaml:15: Application cart deploys apps/cart/overlays/prod',
      'bootstrap/root.yaml:1: Application root deploys argocd',
      'charts/platform/templates/applications.yaml:3: Application search deploys apps/search',
    ]);
  });

  it('puts objects where Applications say', async () => {
    const { stdout } = await run(['-f', 'json'], { cwd: repository() });
    const { workloads } = JSON.parse(stdout) as { workloads: { namespace: string; name: string }[] };
    expect(workloads.map(({ namespace, name }) => `${namespace}/${name}`).sort()).toEqual([
      'search-prod/index',
      'shop-prod/shop',
      'team-cart/cart-blue',
    ]);
  });

  it('counts comments at values in an Application', async () => {
    const source =
      '{ path: web, helm: { values: "hostNetwork: true" } } # fargate-lint-disable-line no-host-namespaces -- known';
    const { found } = await lint({ ...chart('web'), 'app.yaml': application('web', `  source: ${source}\n`) });
    expect(found).toEqual([]);
  });
});

describe('an Application', () => {
  it('gives a chart files, values and parameters, each over the one before', async () => {
    const spec = (more: string) =>
      `  source:\n    path: web\n    helm:\n      valueFiles: [on.yaml, none.yaml]\n      ignoreMissingValueFiles: true\n${more}`;
    const files = { ...chart('web'), 'web/on.yaml': 'hostNetwork: true\n' };
    const values = '      values: |\n        hostNetwork: false\n';
    const parameter = '      parameters: [{ name: hostNetwork, value: "true" }]\n';
    const first = await lint({ ...files, 'app.yaml': application('a', spec('')) });
    const second = await lint({ ...files, 'app.yaml': application('a', spec(values)) });
    const third = await lint({ ...files, 'app.yaml': application('a', spec(values + parameter)) });
    expect([first.found, second.found, third.found]).toEqual([
      ['web/on.yaml:1 no-host-namespaces'],
      [],
      ['app.yaml:12 no-host-namespaces'],
    ]);
    expect(first.stderr).toBe('');
  });

  it('is followed from below the root of the repository', async () => {
    const files = { ...chart('charts/web'), 'live/app.yaml': application('web', '  source: { path: charts/web }\n') };
    const { entries } = await lint({ '.git/HEAD': 'ref: refs/heads/main\n', ...files }, [], 'live');
    expect(entries).toEqual(['Application web: ../charts/web']);
  });

  it('gives a kustomization what its own fields would', async () => {
    const kustomize =
      '{ namePrefix: x-, namespace: there, images: ["public.ecr.aws/example/app=registry.example.com/app:2"], commonLabels: { a: b } }';
    const files = { 'web/kustomization.yaml': 'resources: [d.yaml]\nnamePrefix: y-\n', 'web/d.yaml': deployment('d') };
    const source = `  source:\n    path: web\n    kustomize: ${kustomize}\n  destination: { namespace: elsewhere }\n`;
    const { workloads } = await lint({ ...files, 'app.yaml': application('a', source) });
    expect(workloads).toEqual(['there/x-d']);
  });

  it('takes of a directory what it includes and does not exclude', async () => {
    const files = {
      'web/a.yaml': deployment('a'),
      'web/b.yaml': deployment('b'),
      'web/more/c.yaml': deployment('c'),
      'app.yaml': application(
        'a',
        "  source: { path: web, directory: { recurse: true, include: '{a,*/c}.yaml', exclude: a.yaml } }\n  destination: { namespace: there }\n",
      ),
    };
    expect((await lint(files)).workloads.sort()).toEqual(['default/a', 'default/b', 'there/c']);
  });

  it.each([
    ['{ path: ../outside }', '../outside leads out of the repository'],
    ['{ path: none }', 'none is not in this repository'],
    ['{ path: web, plugin: {} }', 'a plugin of Argo CD makes its manifests'],
    ['{ path: empty }', 'there are no manifests in empty'],
    ['{ path: empty, helm: {} }', 'empty is not a chart'],
    ['{ path: web, helm: { values: "[1]" } }', 'its values are not a mapping'],
    ['{ chart: app, repoURL: ghcr.io/example }', 'its chart oci://ghcr.io/example/app is not in this repository'],
  ])('is not followed, and is no failure: %s', async (source, reason) => {
    const files = { ...chart('web'), 'empty/notes.txt': '', 'app.yaml': application('a', `  source: ${source}\n`) };
    const { code, entries } = await lint(files);
    expect(entries).toEqual([`Application a: ${reason}`]);
    expect(code).toBe(0);
  });

  it('says what is not applied', async () => {
    const helm =
      '{ valueFiles: [none.yaml, $other/a.yaml, "https://example.com/v.yaml"], fileParameters: [{ name: a }] }';
    const { stderr, report } = await lint({
      ...chart('web'),
      'app.yaml': application('a', `  source: { path: web, helm: ${helm} }\n`),
    });
    expect(stderr.match(/app.yaml:5: not applied: .*/g)).toEqual([
      'app.yaml:5: not applied: fileParameters',
      'app.yaml:5: not applied: values file none.yaml (none.yaml is not in this repository)',
      'app.yaml:5: not applied: values file $other/a.yaml (no source has the ref other)',
      'app.yaml:5: not applied: values file https://example.com/v.yaml (it is remote)',
    ]);
    expect(report.workloads[0].verdict).toBe('uncertain');
  });
});

describe('an ApplicationSet', () => {
  const files = {
    'teams/a/d.yaml': deployment('a'),
    'teams/b/d.yaml': deployment('b'),
    'teams/b/config.json': '{"team": "b-prod", "deep": {"at": ["x"]}}',
  };

  it.each([
    ['list', '    - list: { elements: [{ team: a }, { team: b }] }', "{ path: 'teams/{{team}}' }", ['a/a', 'b/b']],
    [
      'files',
      "    - git: { files: [{ path: 'teams/**/config.json' }] }",
      "{ path: '{{path}}' }",
      ['b-prod/b', 'default/a'],
    ],
    [
      'matrix',
      "    - matrix: { generators: [{ git: { directories: [{ path: 'teams/*' }] } }, { list: { elements: [{ team: '{{path.basename}}-eu' }] } }] }",
      "{ path: '{{path[0]}}/{{path.basename}}' }",
      ['a-eu/a', 'b-eu/b'],
    ],
    [
      'merge',
      '    - merge: { mergeKeys: [dir], generators: [{ list: { elements: [{ dir: a, team: x }, { dir: b, team: y }] } }, { list: { elements: [{ dir: b, team: z }] } }] }',
      "{ path: 'teams/{{dir}}' }",
      ['x/a', 'z/b'],
    ],
    [
      'clusters, where nothing depends on them',
      '    - matrix: { generators: [{ clusters: {} }, { list: { elements: [{ team: a }] } }] }',
      "{ path: 'teams/{{team}}' }",
      ['a/a', 'default/b'],
    ],
  ])('of %s', async (_, generators, source, expected) => {
    const { workloads } = await lint({ ...files, 'set.yaml': applicationSet(generators, source) });
    expect(workloads.sort()).toEqual(expected);
  });

  it.each([
    ['    - pullRequest: {}', 'its generator pullRequest asks for what is not in files'],
    ["    - git: { directories: [{ path: 'none/*' }] }", 'none is not in this repository'],
    ['    - list: { elements: [] }', 'its generators give nothing here'],
  ])('is not followed: %s', async (generators, reason) => {
    const { code, entries } = await lint({ ...files, 'set.yaml': applicationSet(generators, '{ path: x }') });
    expect(entries).toEqual([`ApplicationSet set: ${reason}`]);
    expect(code).toBe(0);
  });

  it('renders charts whose release is named after a cluster', async () => {
    const set = applicationSet('    - clusters: {}', '{ path: charts/app, helm: { values: "hostNetwork: true" } }')
      .replace("'made'", "'{{name}}-app-{{metadata.labels.stage}}'")
      .replace('{{team}}', '{{name}}');
    const { found, stderr, entries } = await lint({ ...chart('charts/app'), 'set.yaml': set });
    expect(found).toContain('set.yaml:11 no-host-namespaces');
    expect(entries).toEqual(['Application $(name)-app-$(metadata.labels.stage): charts/app']);
    expect(stderr).not.toContain('does not render');
  });

  it('says that a patch of its template is not applied, and is sure of nothing that it makes', async () => {
    const patch = 'goTemplate: true\n  templatePatch: |\n    spec: { source: { path: "{{ .path }}" } }';
    const set = applicationSet('    - list: { elements: [{ team: a, path: x }] }', '{ path: teams/a }', patch);
    const { report, stderr } = await lint({ ...files, 'set.yaml': set.replace('{{team}}', '{{.team}}') });
    expect(stderr).toContain('set.yaml:6: not applied: templatePatch');
    expect(report.workloads.map(({ name, verdict }: Record<string, unknown>) => [name, verdict])).toContainEqual([
      'a',
      'uncertain',
    ]);
  });

  it('says which template of Go cannot be filled in', async () => {
    const set = applicationSet(
      '    - list: { elements: [{ team: a }] }',
      "{ path: '{{ .team | none }}' }",
      'goTemplate: true',
    );
    expect((await lint({ 'set.yaml': set })).entries).toEqual([expect.stringContaining('function "none" not defined')]);
  });
});
