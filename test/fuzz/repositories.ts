// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of HCL
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Random } from '../clients/decoder/random.ts';
import { BLOCKED, run, writeFiles } from '../support/cli.ts';
import { ORDER } from './report.ts';
import type { FuzzTarget } from './target.ts';
import { disturbedTrees } from './texts.ts';

/** What a text begins with that stands for a link. */
const LINK = 'link to ';

/** A name that is only in files outside of the tree. */
const SECRET = 'somebody-elses';
const OUTSIDE = BLOCKED.replace('name: blocked', `name: ${SECRET}`);

const CHART: Readonly<Record<string, string>> = {
  'shop/Chart.yaml':
    'apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies: [{name: lib, version: 1.0.0, repository: "file://../lib"}]\n',
  'shop/values.yaml': 'hostNetwork: true\nnames: [a, b]\nlib: {deep: {er: x}}\n',
  'shop/templates/_helpers.tpl': '{{ define "shop.name" }}{{ .Release.Name }}-{{ .Chart.Name }}{{ end }}\n',
  'shop/templates/pods.yaml': `{{ range .Values.names }}\n---\n${BLOCKED.replace('name: blocked', 'name: {{ include "shop.name" $ }}-{{ . }}')}{{ end }}\n`,
  'shop/files/more.txt': 'more\n',
  'lib/Chart.yaml': 'apiVersion: v2\nname: lib\nversion: 1.0.0\n',
  'lib/templates/pod.yaml': BLOCKED,
};

const TREES: readonly Readonly<Record<string, string>>[] = [
  CHART,
  {
    ...CHART,
    'fargate-lint.yaml': 'charts: [{chart: shop, values: [own.yaml], set: [a=b]}]\n',
    'own.yaml': 'names: [c]\n',
  },
  { ...CHART, 'shop/values.yaml': `names: [a]\ntext: ${'x'.repeat(10_000_000)}\n` },
  { ...CHART, 'shop/templates': `${LINK}../../outside` },
  { ...CHART, 'shop/values.yaml': `${LINK}../../outside/pod.yaml`, lib: `${LINK}../outside` },
  {
    'base/kustomization.yaml': 'resources: [pod.yaml]\nconfigMapGenerator: [{name: m, files: [m.txt]}]\n',
    'base/pod.yaml': BLOCKED,
    'base/m.txt': 'text\n',
    'over/kustomization.yaml':
      'resources: [../base]\nnamePrefix: x-\npatches: [{path: patch.yaml}]\nhelmCharts: [{name: shop, releaseName: r}]\nhelmGlobals: {chartHome: ..}\n',
    'over/patch.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: blocked}\nspec: {hostPID: true}\n',
    ...CHART,
  },
  {
    'kustomization.yaml': 'resources: [pod.yaml, out]\nreplacements: [{path: r.yaml}]\n',
    'pod.yaml': `${LINK}../outside/pod.yaml`,
    out: `${LINK}../outside`,
    'r.yaml':
      'source: {kind: Pod, fieldPath: metadata.name}\ntargets: [{select: {kind: Pod}, fieldPaths: [spec.a.[b=c].*]}]\n',
  },
  {
    ...CHART,
    'app.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec: {source: {path: shop, helm: {valueFiles: [v.yaml, ../../outside/pod.yaml], parameters: [{name: a, value: b}]}}}\n',
    'set.yaml':
      'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: s}\nspec:\n  goTemplate: true\n  generators:\n    - matrix:\n        generators:\n          - list: {elements: [{n: a}, {n: b}]}\n          - git: {directories: [{path: "*"}], files: [{path: "**/*.yaml"}]}\n  template: {metadata: {name: "{{ .n }}"}, spec: {source: {path: "{{ .path.path }}"}}}\n',
    'release.yaml':
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: r}\nspec: {chart: {spec: {chart: ./shop, sourceRef: {kind: GitRepository, name: x}}}, values: {names: [d]}}\n',
    'sync.yaml':
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: k}\nspec: {path: ./base, postBuild: {substitute: {a: b}}, sourceRef: {kind: GitRepository, name: x}}\n',
    'base/pod.yaml': BLOCKED,
  },
  {
    'main.tf':
      'locals {\n  names = [for i in range(3) : "n${i}"]\n}\nmodule "m" {\n  source = "./m"\n  for_each = toset(local.names)\n  name = each.key\n}\nresource "helm_release" "r" {\n  name = "r"\n  chart = "./shop"\n  values = [file("${path.module}/v.yaml"), templatefile("t.tftpl", { a = local.names })]\n}\n',
    'm/main.tf':
      'variable "name" {}\nresource "kubernetes_manifest" "p" {\n  manifest = yamldecode(file("${path.module}/../pod.yaml"))\n}\nresource "aws_eks_fargate_profile" "f" {\n  fargate_profile_name = var.name\n  selector {\n    namespace = var.name\n  }\n}\n',
    'pod.yaml': BLOCKED,
    'v.yaml': 'names: [t]\n',
    't.tftpl': '%{ for n in a ~}\n${n}: 1\n%{ endfor ~}\n',
    'fargate-lint.yaml': 'profiles: .\nbaseline: b.json\n',
    'b.json': `${LINK}../outside/pod.yaml`,
    ...CHART,
  },
];

/** What a person may ask of a tree. */
const COMMANDS = [['-f', 'json', '.'], ['.'], ['-f', 'github', '.'], ['render', '.'], ['plan', '.'], ['--fix', '.']];

interface Tree {
  readonly files: Readonly<Record<string, string>>;
  readonly command: readonly string[];
}

/** Whatever a repository holds, each command ends, says no order, and neither shows nor changes what is outside of it. */
export const repositories: FuzzTarget = {
  inputs: (seed) => {
    const random = new Random(seed);
    return disturbedTrees(seed, TREES).map((files): Tree => ({ files, command: random.pick(COMMANDS) }));
  },
  check: async ({ files, command }: Tree) => {
    const top = mkdtempSync(join(tmpdir(), 'fargate-lint-tree-'));
    try {
      writeFiles(top, { 'outside/pod.yaml': OUTSIDE, 'outside/kustomization.yaml': 'resources: [pod.yaml]\n' });
      writeTree(join(top, 'tree'), files);
      const { code, stdout, stderr } = await run(command, { cwd: join(top, 'tree') });
      const said = stdout + stderr;
      const seen = /this is a defect/.exec(stderr) ?? new RegExp(SECRET).exec(said) ?? ORDER.exec(said);
      if (seen)
        throw new Error(`${code}: ${JSON.stringify(said.slice(Math.max(0, seen.index - 200), seen.index + 200))}`);
      if (readFileSync(join(top, 'outside/pod.yaml'), 'utf8') !== OUTSIDE) throw new Error('changed a file outside');
    } finally {
      rmSync(top, { recursive: true, force: true });
    }
  },
};

/** What would be below a link is left out: it would be written elsewhere. */
function writeTree(directory: string, files: Tree['files']): void {
  const links = Object.entries(files).filter(([, text]) => text.startsWith(LINK));
  const isBelowLink = (path: string) => links.some(([link]) => path === link || path.startsWith(`${link}/`));
  writeFiles(directory, Object.fromEntries(Object.entries(files).filter(([path]) => !isBelowLink(path))));
  for (const [path, text] of links) {
    const target = text.slice(LINK.length).replaceAll('\0', '') || '.';
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    if (Buffer.byteLength(target) < 4000) symlinkSync(target, join(directory, path));
  }
}
