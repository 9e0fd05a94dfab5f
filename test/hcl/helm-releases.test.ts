// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of HCL
import { expect, it } from 'vitest';
import { helmReleasesIn } from '../../src/hcl/module/helm-releases.ts';
import { Module } from '../../src/hcl/module/module.ts';
import { ModuleLibrary } from '../../src/hcl/module/module-files.ts';
import type { Value } from '../../src/hcl/values/value.ts';
import { Work } from '../../src/hcl/work.ts';
import { plainOf } from './evaluate-text.ts';
import { readerOf } from './module-reader.ts';

it('finds releases of charts, those of the repository by their directory', () => {
  const files = {
    'infra/main.tf': `module "apps" {
  source = "../apps"
  stage  = "prod"
}
`,
    'apps/main.tf': `variable "stage" {}
resource "helm_release" "web" {
  name      = "web-\${var.stage}"
  namespace = "shop"
  chart     = "\${path.module}/../charts/web"
  values    = [file("\${path.module}/values.yaml"), yamlencode({ replicas = 2 })]
  set {
    name  = "image.tag"
    value = "1.2"
  }
}
resource "helm_release" "redis" {
  name       = "redis"
  repository = "oci://registry.example.com/charts"
  chart      = "redis"
  set        = [{ name = "a", value = var.other }]
}
`,
    'apps/values.yaml': 'hostNetwork: true\n',
    'charts/web/Chart.yaml': 'name: web\n',
  };
  const module = Module.root('infra', new ModuleLibrary(readerOf(files)), new Work());
  const plain = (value: Value | undefined) => value && plainOf(value);
  const releases = helmReleasesIn(module);
  expect(
    releases.map(({ chart, name, namespace, values, set }) => [
      chart,
      plain(name),
      plain(namespace),
      plain(values),
      set.map(plainOf),
    ]),
  ).toEqual([
    [
      'charts/web',
      'web-prod',
      'shop',
      ['hostNetwork: true\n', '{"replicas":2}'],
      [{ name: 'image.tag', value: '1.2' }],
    ],
    [undefined, 'redis', undefined, undefined, [{ unknown: 'there is no variable other' }]],
  ]);
  const { values } = releases[0] ?? {};
  const [file] = values?.kind === 'list' ? values.items : [];
  expect(file?.at[0]?.file.path).toBe('apps/values.yaml');
});
