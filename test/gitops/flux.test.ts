// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Flux
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../support/cli.ts';
import { CORPUS } from '../support/corpus.ts';
import { temporaryDirectory } from '../support/repository.ts';
import { chart, deployment, lint } from './support.ts';

function kustomization(name: string, spec: string): string {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: { name: ${name}, namespace: flux-system }\nspec:\n${spec}`;
}

function helmRelease(name: string, spec: string): string {
  return `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: ${name}, namespace: shop }\nspec:\n${spec}`;
}

const VARIED = deployment('d', 'hostNetwork: ${network}').replace('name: d\n', 'name: ${name:=web}\n');

const LOCAL = '  chart: { spec: { chart: ./web, sourceRef: { kind: GitRepository, name: all } } }\n';

describe('a Kustomization of Flux', () => {
  it('is built with what it says', async () => {
    const spec = `  path: ./apps
  targetNamespace: there
  images: [{ name: public.ecr.aws/example/app, newTag: "2" }]
  patches:
    - target: { kind: Deployment }
      patch: |
        - op: add
          path: /spec/template/spec/hostPID
          value: true
`;
    const { found, workloads } = await lint({
      'apps/kustomization.yaml': 'resources: [d.yaml]\n',
      'apps/d.yaml': deployment('d'),
      'flux.yaml': kustomization('apps', spec),
    });
    expect(workloads).toEqual(['there/d']);
    expect(found).toEqual(['flux.yaml:13 no-host-namespaces']);
  });

  it('takes all manifests of a directory without a kustomization, and those below that have one', async () => {
    const { entries, workloads } = await lint({
      'apps/a.yaml': deployment('a'),
      'apps/deep/b.yaml': deployment('b'),
      'apps/own/kustomization.yaml': 'resources: [c.yaml]\nnameSuffix: -own\n',
      'apps/own/c.yaml': deployment('c'),
      'apps/own/left.yaml': deployment('left'),
      'apps/values.yaml': 'a: 1\n',
      'flux.yaml': kustomization('apps', '  path: ./apps\n  targetNamespace: there\n'),
    });
    expect(entries).toEqual(['Kustomization apps: apps']);
    expect(workloads.sort()).toEqual(['default/left', 'there/a', 'there/b', 'there/c-own']);
  });

  it('fills in variables, and points at where they are', async () => {
    const d = deployment('d', 'hostNetwork: ${network}')
      .replace('name: d\n', 'name: ${name:=web}\n')
      .replace('template:', 'replicas: ${count}\n  template:');
    const { found, report, workloads } = await lint({
      'apps/d.yaml': d,
      'vars.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: vars }\ndata:\n  network: "true"\n  count: "7"\n',
      'flux.yaml': kustomization(
        'apps',
        '  path: ./apps\n  postBuild:\n    substituteFrom: [{ kind: ConfigMap, name: vars }]\n    substitute:\n      count: "3"\n',
      ),
    });
    expect(found).toEqual(['apps/d.yaml:11 no-host-namespaces']);
    expect(
      report.findings[0].places.map((each: { file: string; line: number }) => `${each.file}:${each.line}`),
    ).toEqual(['apps/d.yaml:11', 'vars.yaml:5']);
    expect(workloads).toEqual(['default/web']);
    expect(report.workloads[0].replicas).toBe(3);
  });

  it('leaves what is not known as it is written', async () => {
    const { found, stderr, workloads } = await lint({
      'apps/d.yaml': VARIED,
      'flux.yaml': kustomization(
        'apps',
        '  path: ./apps\n  postBuild: { substituteFrom: [{ kind: Secret, name: vars }] }\n',
      ),
    });
    expect(stderr).toContain('flux.yaml:6: not applied: variables of Secret vars');
    expect(found.filter((each) => each.includes('no-host-namespaces'))).toEqual([]);
    expect(workloads).toEqual(['default/${name:=web}']);
  });

  it('is not followed when it is all of a repository', async () => {
    const { entries } = await lint({ 'a/d.yaml': deployment('d'), 'flux.yaml': kustomization('all', '  path: ./\n') });
    expect(entries).toEqual(['Kustomization all: its path is the root of a repository, which may not be this one']);
  });
});

describe('a HelmRelease', () => {
  it('renders a chart of the repository with the values that it names', async () => {
    const files = {
      ...chart('web'),
      'values.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: v }\ndata:\n  values.yaml: |\n    hostNetwork: true\n',
    };
    const from = '  valuesFrom: [{ kind: ConfigMap, name: v }]\n';
    const first = await lint({ ...files, 'r.yaml': helmRelease('web', LOCAL + from) });
    const second = await lint({
      ...files,
      'r.yaml': helmRelease('web', `${LOCAL}${from}  values: { hostNetwork: false }\n`),
    });
    expect([first.found, second.found]).toEqual([['values.yaml:6 no-host-namespaces'], []]);
    expect(first.workloads).toEqual(['shop/web']);
  });

  it('is read as overlays make it, with values at the lines of the patch', async () => {
    const { found, workloads } = await lint({
      ...chart('web'),
      'base/kustomization.yaml': 'resources: [r.yaml]\n',
      'base/r.yaml': helmRelease('web', `${LOCAL}  values: { hostNetwork: false }\n`),
      'prod/kustomization.yaml':
        'resources: [../base]\npatches:\n  - { path: patch.yaml, target: { kind: HelmRelease } }\n',
      'prod/patch.yaml': helmRelease('web', '  targetNamespace: prod\n  values:\n    hostNetwork: true\n'),
      'flux.yaml': kustomization('prod', '  path: ./prod\n'),
    });
    expect(found).toEqual(['prod/patch.yaml:7 no-host-namespaces']);
    expect(workloads).toEqual(['prod/prod-web']);
  });

  it('says what is missing of its values', async () => {
    const { code, stderr, report } = await lint({
      ...chart('web'),
      'r.yaml': helmRelease('web', `${LOCAL}  valuesFrom: [{ kind: Secret, name: s }]\n`),
    });
    expect(stderr).toContain('r.yaml:6: not applied: values of Secret s');
    expect(report.workloads[0].verdict).toBe('uncertain');
    expect(code).toBe(0);
  });
});

const EXAMPLE = join(CORPUS, '../charts/fluxcd__flux2-kustomize-helm-example');

describe.skipIf(!existsSync(EXAMPLE))("Flux's own example", () => {
  it('is followed without any option', async () => {
    const cwd = temporaryDirectory();
    cpSync(EXAMPLE, cwd, { recursive: true });
    const { code, stderr } = await run([], { cwd });
    const { stdout } = await run(['--list-entries'], { cwd });
    expect(code).toBe(0);
    for (const [name, path] of [
      ['apps', 'apps/production'],
      ['apps', 'apps/staging'],
      ['infra-controllers', 'infrastructure/controllers'],
      ['infra-configs', 'infrastructure/configs'],
    ]) {
      expect(stdout).toContain(`Kustomization ${name} deploys ${path}\n`);
    }
    expect(stderr).toContain('helm pull podinfo --repo https://stefanprodan.github.io/podinfo');
    expect(stderr).toContain('helm pull oci://quay.io/jetstack/charts/cert-manager --version 1.x');
  });
});
