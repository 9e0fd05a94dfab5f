import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { chart, deployment, lint } from './support.ts';

function release(version: string): string {
  return `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: { name: web, namespace: shop }
spec: { url: oci://ghcr.io/example/charts/web, ref: { semver: ${JSON.stringify(version)} } }
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: web, namespace: shop }
spec:
  chartRef: { kind: OCIRepository, name: web }
  values:
    hostNetwork: true
`;
}

/** A package as `helm pull` brings it. */
function packed(files: Record<string, string>): Uint8Array {
  const blocks = Object.entries(files).flatMap(([name, text]) => {
    const content = new TextEncoder().encode(text);
    const block = new Uint8Array(512 + Math.ceil(content.length / 512) * 512);
    block.set(new TextEncoder().encode(name), 0);
    block.set(new TextEncoder().encode(content.length.toString(8).padStart(11, '0')), 124);
    block[156] = '0'.charCodeAt(0);
    block.set(content, 512);
    return [block];
  });
  return gzipSync(new Uint8Array(Buffer.concat([...blocks, new Uint8Array(1024)])));
}

describe('charts of registries', () => {
  it('are never fetched: the command that would is told', async () => {
    const { code, entries, stderr } = await lint({ 'r.yaml': release("1.x; echo 'x'") });
    expect(entries).toEqual([
      "HelmRelease web: its chart oci://ghcr.io/example/charts/web 1.x; echo 'x' is not in this repository",
    ]);
    expect(code).toBe(0);
    expect(stderr).toContain("helm pull oci://ghcr.io/example/charts/web --version '1.x; echo '\\''x'\\'''");
  });

  it('are taken from where the configuration says', async () => {
    const { found, entries } = await lint({
      ...chart('vendor/web', 'web'),
      'fargate-lint.yaml': 'chartSources:\n  oci://ghcr.io/example/charts/web: vendor/web\n',
      'r.yaml': release('9.x'),
    });
    expect(entries).toEqual(['HelmRelease web: vendor/web']);
    expect(found).toEqual(['r.yaml:12 no-host-namespaces']);
  });

  it('are taken from directories of packages, which may be outside of the repository', async () => {
    const files = { ...chart('web', 'web'), 'web/templates/other.yaml': deployment('other', 'hostPID: true') };
    const { found, entries, stderr, workloads } = await lint(
      { 'charts/web-1.2.3.tgz': packed(files), 'charts/bad.tgz': 'x', 'repository/r.yaml': release('1.x') },
      ['--charts', '../charts/'],
      'repository',
    );
    expect(entries).toEqual(['HelmRelease web: ../charts/web-1.2.3.tgz']);
    expect(workloads.sort()).toEqual(['shop/other', 'shop/web']);
    expect(found).toEqual(['r.yaml:6 no-host-namespaces', 'r.yaml:12 no-host-namespaces']);
    expect(stderr).toBe('');
  });

  it('have to be of a version that is asked for', async () => {
    const files = { ...chart('pulled/web', 'web'), 'r.yaml': release('2.x') };
    expect((await lint(files, ['--charts', 'pulled'])).entries).toEqual([
      'HelmRelease web: its chart oci://ghcr.io/example/charts/web 2.x is not in this repository',
    ]);
  });
});

describe('a chart that something deploys', () => {
  it('is rendered so, and not as it is', async () => {
    const { found, workloads } = await lint({
      ...chart('web', 'web'),
      'web/values.yaml': 'hostNetwork: true\n',
      'skaffold.yaml': `apiVersion: skaffold/v4beta6
kind: Config
manifests:
  rawYaml: [raw/*.yaml]
  kustomize: { paths: [dev] }
  helm:
    releases:
      - { name: shop, chartPath: web, namespace: dev, valuesFiles: [dev.yaml] }
`,
      'dev.yaml': 'hostNetwork: false\n',
      'raw/d.yaml': deployment('raw'),
      'dev/kustomization.yaml': 'resources: [d.yaml]\nnamespace: dev\n',
      'dev/d.yaml': deployment('built'),
    });
    expect(found).toEqual([]);
    expect(workloads.sort()).toEqual(['default/raw', 'dev/built', 'dev/shop']);
  });

  it('is rendered with the values of a helm_release of Terraform', async () => {
    const { found, entries, workloads } = await lint({
      ...chart('charts/web', 'web'),
      'infra/main.tf': `resource "helm_release" "web" {
  name      = "shop"
  namespace = "there"
  chart     = "../charts/web"
  values = [yamlencode({
    hostNetwork = true
  })]
}
resource "helm_release" "other" {
  name       = "other"
  repository = "https://charts.example.com"
  chart      = "other"
}
`,
    });
    expect(entries).toEqual([
      'helm_release shop: charts/web',
      'helm_release other: its chart other is not in this repository',
    ]);
    expect(workloads).toEqual(['there/shop']);
    expect(found).toEqual(['infra/main.tf:6 no-host-namespaces']);
  });
});
