// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of HCL
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { directoryWith, run } from '../support/cli.ts';
import { ROOT } from '../support/repository.ts';

function pod(name: string, namespace: string, labels = '{}'): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: ${namespace}, labels: ${labels} }\nspec: { hostPID: true, containers: [{ name: x, image: a }] }\n---\n`;
}

async function placements(cwd: string, profiles: string): Promise<Record<string, string>> {
  const { stdout } = await run(['pods.yaml', '--profiles', profiles, '-f', 'json'], { cwd });
  const { workloads } = JSON.parse(stdout) as { workloads: { name: string; runsOn: string; profile: string | null }[] };
  return Object.fromEntries(workloads.map(({ name, runsOn, profile }) => [name, `${runsOn} ${profile}`]));
}

describe('--profiles with files of Terraform', () => {
  const cluster = () => {
    const cwd = directoryWith({
      'pods.yaml': [
        pod('a', 'shop', '{ app: storefront }'),
        pod('b', 'shop'),
        pod('c', 'shop-eu'),
        pod('d', 'kube-system'),
        pod('e', 'ledger', '{ fargate: "true" }'),
        pod('f', 'payments'),
        pod('g', 'search'),
        pod('h', 'preview-test'),
      ].join(''),
    });
    cpSync(join(ROOT, 'test/fixtures/terraform-eks'), join(cwd, 'infra'), { recursive: true });
    return cwd;
  };

  it.each(['infra', 'infra/', './infra', 'infra/main.tf'])(
    'takes what modules and resources select: %s',
    async (path) => {
      expect(await placements(cluster(), path)).toEqual({
        a: 'fargate storefront',
        b: 'ec2 null',
        c: 'fargate storefront',
        d: 'fargate kube-system-0',
        e: 'fargate team-payments',
        f: 'ec2 null',
        g: 'fargate team-search',
        h: 'fargate null',
      });
    },
  );

  it('says what is not known, and the way to know it', async () => {
    const { stderr } = await run(['pods.yaml', '--profiles', 'infra'], { cwd: cluster() });
    expect(stderr).toBe(
      'fargate-lint: infra/main.tf:68: not all is known of Fargate profile preview: a namespace (var.stage has no default). Pods that it may select count as meant for Fargate. What terraform show -json prints of a plan says all of it.\n',
    );
    const { stdout } = await run(['pods.yaml', '--profiles', 'infra', '--explain-placement', 'pod/h'], {
      cwd: cluster(),
    });
    expect(stdout).toContain('    ? namespace <unknown>: var.stage has no default\n');
  });

  it('are read for the configuration too, and nothing outside of its directory', async () => {
    const cwd = directoryWith({
      'pods.yaml': pod('a', 'apps') + pod('b', 'other'),
      'project/fargate-lint.yaml': 'profiles: infra\n',
      'project/infra/main.tf': 'module "p" {\n  source = "../modules/p"\n}\nmodule "q" {\n  source = "../../q"\n}\n',
      'project/modules/p/main.tf': profileOf('inner', 'apps'),
      'q/main.tf': profileOf('outer', 'other'),
    });
    const { stdout } = await run(['../pods.yaml', '-f', 'json'], { cwd: join(cwd, 'project') });
    expect(JSON.parse(stdout).workloads).toMatchObject([{ profile: 'inner' }, { runsOn: 'ec2' }]);
  });

  it('end with 2 when they cannot be read, or hold none', async () => {
    const cwd = directoryWith({
      'pods.yaml': pod('a', 'apps'),
      'broken/main.tf': `${profileOf('a', 'apps')}resource "x" {\n  y = = 1\n}\n`,
      'none/main.tf': 'module "a" {\n  source = "example/a/aws"\n}\n',
    });
    const broken = await run(['pods.yaml', '--profiles', 'broken'], { cwd });
    expect(broken).toMatchObject({
      code: 2,
      stderr: 'fargate-lint: broken/main.tf:8:7: Expected a value here, not =.\n',
    });
    const { code, stderr } = await run(['pods.yaml', '--profiles', 'none'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(
      'none: there are no Fargate profiles in it. These modules are not in the repository: example/a/aws.',
    );
  });

  it.each<[string, string, string]>([
    [
      'eks-blueprints',
      'fargate_profiles = {\n  x = { fargate_profile_name = "apps", fargate_profile_namespaces = [{ namespace = "apps", k8s_labels = { a = "b" } }] }\n}',
      'fargate null',
    ],
    [
      'cloudposse/eks-fargate-profile/aws',
      'kubernetes_namespace = "apps"\nkubernetes_labels = { a = "b" }',
      'fargate null',
    ],
    [
      'terraform-aws-modules/eks/aws//modules/fargate-profile',
      'name = "own"\nselectors = [{ namespace = "apps" }]',
      'fargate own',
    ],
    [
      'terraform-aws-modules/eks/aws',
      'version = "17.24.0"\nfargate_profiles = { x = { selectors = [{ namespace = "apps" }] } }',
      'fargate null',
    ],
    [
      'terraform-aws-modules/eks/aws',
      'create = false\nfargate_profiles = { x = { selectors = [{ namespace = "apps" }] } }\n}\nmodule "o" {\n  source = "terraform-aws-modules/eks/aws"\n  fargate_profiles = { y = { selectors = [{ namespace = "o" }] } }',
      'ec2 null',
    ],
    ['terraform-aws-modules/eks/aws', 'fargate_profiles = var.profiles\n}\nvariable "profiles" {', 'fargate null'],
  ])('knows the arguments of %s', async (source, args, expected) => {
    const cwd = directoryWith({
      'pods.yaml': pod('a', 'apps', '{ a: b }'),
      'infra/main.tf': `module "m" {\n  source = "${source}"\n${args}\n}\n`,
    });
    expect(await placements(cwd, 'infra')).toEqual({ a: expected });
  });
});

function profileOf(name: string, namespace: string): string {
  return `resource "aws_eks_fargate_profile" "${name}" {\n  fargate_profile_name = "${name}"\n  selector {\n    namespace = "${namespace}"\n  }\n}\n`;
}

describe('files of Terraform that are linted', () => {
  it('have findings at the lines of manifests, and of profiles', async () => {
    const selectors = ['a', 'b', 'c', 'd', 'e', 'f'].map((each) => `{ namespace = "${each}" }`).join(', ');
    const cwd = directoryWith({
      'infra/main.tf': `variable "host" {
  default = true
}
module "app" {
  source = "../modules/app"
  host   = var.host
}
module "eks" {
  source           = "terraform-aws-modules/eks/aws"
  fargate_profiles = { x = { selectors = [${selectors}] } }
}
`,
      'modules/app/main.tf': `variable "host" {
  type = bool
}
resource "kubernetes_manifest" "pod" {
  manifest = {
    apiVersion = "v1"
    kind       = "Pod"
    metadata   = { name = "a" }
    spec       = { hostPID = var.host, containers = [] }
  }
}
resource "kubectl_manifest" "pod" {
  yaml_body = <<-YAML
    apiVersion: v1
    kind: Pod
    metadata:
      name: b
    spec:
      hostNetwork: \${var.host}
      containers: []
  YAML
}
resource "kubectl_manifest" "file" {
  yaml_body = templatefile("\${path.module}/pod.tpl", { ipc = true })
}
`,
      'modules/app/pod.tpl':
        'apiVersion: v1\nkind: Pod\nmetadata: { name: c }\nspec:\n  hostIPC: ${ipc}\n  containers: []\n',
    });
    const { stdout, stderr } = await run(
      ['--only', 'no-host-namespaces', '--only', 'valid-fargate-profile', '-f', 'compact'],
      {
        cwd,
      },
    );
    expect(stdout.replace(/(?<= error [a-z-]+): .*$/gm, '')).toBe(`infra/main.tf:2:13: error no-host-namespaces
infra/main.tf:2:13: error no-host-namespaces
infra/main.tf:10:42: error valid-fargate-profile
modules/app/main.tf:24:62: error no-host-namespaces
`);
    expect(stderr).toBe(
      'fargate-lint: infra defines Fargate profiles; to check only the pods they select: --profiles infra\n',
    );
  });

  it('have no findings of what is not known', async () => {
    const cwd = directoryWith({
      'main.tf': `variable "spec" {}
variable "labels" {}
resource "kubernetes_manifest" "a" {
  manifest = {
    apiVersion = "v1"
    kind       = "Pod"
    metadata   = { name = "a", labels = var.labels }
    spec       = merge({ containers = [] }, var.spec)
  }
}
resource "kubectl_manifest" "b" {
  for_each  = data.kubectl_file_documents.all.manifests
  yaml_body = each.value
}
resource "kubernetes_deployment_v1" "c" {}
`,
    });
    expect(await run([], { cwd })).toEqual({
      code: 0,
      stdout: '',
      stderr: `fargate-lint: main.tf:11: manifest not checked: Terraform reads it while it runs
fargate-lint: main.tf:15: not checked: kubernetes_deployment_v1 is not supported
fargate-lint: No workloads found in 1 file
`,
    });
  });

  it('have no findings of what a module leaves to those who call it', async () => {
    const cwd = directoryWith({
      'main.tf': `variable "name" {
  default = ""
}
variable "selectors" {
  type    = list(object({ namespace = string, labels = optional(map(string)) }))
  default = []
}
resource "aws_eks_fargate_profile" "this" {
  fargate_profile_name = var.name
  dynamic "selector" {
    for_each = var.selectors
    content {
      namespace = selector.value.namespace
    }
  }
}
module "eks" {
  source           = "terraform-aws-modules/eks/aws"
  fargate_profiles = { x = { name = var.name, selectors = var.selectors } }
}
`,
      'literal/main.tf': 'resource "aws_eks_fargate_profile" "this" {\n  fargate_profile_name = ""\n}\n',
    });
    const { stdout } = await run(['-f', 'compact'], { cwd });
    expect(stdout.replace(/(?<= error [a-z-]+): .*$/gm, '')).toBe(`literal/main.tf:1:1: error valid-fargate-profile
literal/main.tf:2:26: error valid-fargate-profile
`);
  });

  it('can suppress by comments, and are left alone without rendering', async () => {
    const cwd = directoryWith({
      'main.tf': `resource "kubernetes_manifest" "a" {
  manifest = {
    apiVersion = "v1"
    kind       = "Pod"
    metadata   = { name = "a" }
    spec = {
      # fargate-lint-disable-next-line no-host-namespaces -- goes with the next release
      hostPID    = true
      containers = []
    }
  }
}
`,
    });
    expect((await run(['--only', 'no-host-namespaces'], { cwd })).code).toBe(0);
    expect((await run(['--no-render', '.'], { cwd })).stdout).toBe('');
    expect((await run(['--list-files'], { cwd })).stdout).toBe('main.tf\n');
  });

  it('are listed only when there is something in them', async () => {
    const cwd = directoryWith({ 'a.tf': 'locals {}\n', 'b.yaml': pod('a', 'x') });
    expect((await run(['--list-files'], { cwd })).stdout).toBe('b.yaml\n');
  });

  it('are not linted once more for a file that is linted by itself', async () => {
    const cwd = directoryWith({
      'main.tf': 'resource "kubectl_manifest" "a" {\n  yaml_body = file("pod.yaml")\n}\n',
      'pod.yaml': pod('a', 'x').replace('---\n', ''),
    });
    const { stdout } = await run(['-f', 'json'], { cwd });
    expect(JSON.parse(stdout).workloads).toHaveLength(1);
  });
});
