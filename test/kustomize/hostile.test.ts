import { anything, array, assert, constantFrom, dictionary, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { lint } from '../../src/engine/lint.ts';
import { buildInputs } from '../../src/render/index.ts';
import { BASE } from './cases.ts';

/** What is built of texts, and linted; whatever they hold, nothing is thrown. */
async function buildTexts(texts: Readonly<Record<string, string>>) {
  const read = (path: string) => {
    const text = Object.hasOwn(texts, path) ? texts[path] : undefined;
    return text === undefined ? undefined : new TextEncoder().encode(text);
  };
  const built = await buildInputs({ read, list: () => [] }, Object.keys(texts));
  const inputs = Object.entries(texts).map(([path, content]) => ({ path, content }));
  return { ...built, report: lint(inputs, { rules, built }) };
}

const DEPLOYMENT = BASE['deployment.yaml'] ?? '';

describe('kustomizations that mean no good', () => {
  it('end when they are made of each other', async () => {
    const { notes } = await buildTexts({
      'a/kustomization.yaml': 'resources: [../b]',
      'b/kustomization.yaml': 'components: [../c]',
      'c/kustomization.yaml': 'kind: Component\nresources: [../a]',
    });
    expect(notes).toEqual([expect.stringContaining('c/kustomization.yaml:2: a includes itself')]);
  });

  it('take no more together than a few of them', async () => {
    const doubling = (root: number) =>
      Array.from({ length: 30 }, (_, level) => [
        `r${root}/l${level}/kustomization.yaml`,
        `resources: [../l${level + 1}, ./../l${level + 1}]`,
      ]);
    const texts = Object.fromEntries(Array.from({ length: 50 }, (_, root) => doubling(root)).flat());
    const { notes } = await buildTexts(texts);
    expect(notes).toHaveLength(50);
  }, 60_000);

  it('do not grow out of a few lines', async () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) =>
        `${'abcdefghi'[level]}: &${'abcdefghi'[level]} [${Array(9)
          .fill(level === 0 ? 'x' : `*${'abcdefghi'[level - 1]}`)
          .join(', ')}]`,
    );
    const { notes } = await buildTexts({
      'kustomization.yaml': 'resources: [bomb.yaml]\n',
      'bomb.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n${levels.join('\n')}\n`,
    });
    expect(notes).toHaveLength(1);
  }, 60_000);

  it('do not grow out of texts that are made of each other', async () => {
    const [to, from] = ['a', 'b'].map((name) => `metadata.annotations.${name}`);
    const replace = (source: string | undefined, target: string | undefined) =>
      `- source: {kind: Deployment, fieldPath: ${source}}\n  targets: [{select: {kind: Deployment}, fieldPaths: [${target}], options: {delimiter: "-", index: 99}}]\n`;
    const annotations = (a: string) => DEPLOYMENT.replace('metadata:', `metadata:\n  annotations: {a: "${a}", b: x}`);
    const { notes } = await buildTexts({
      'doubled/kustomization.yaml': `resources: [d.yaml]\nreplacements:\n${(replace(to, from) + replace(from, to)).repeat(30)}`,
      'doubled/d.yaml': annotations('x'),
      'expanded/kustomization.yaml': `resources: [d.yaml, p.yaml]\nvars: [{name: V, objref: {apiVersion: apps/v1, kind: Deployment, name: web}, fieldref: {fieldpath: ${to}}}]\n`,
      'expanded/d.yaml': annotations('x'.repeat(20_000)),
      'expanded/p.yaml': `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c, image: i, args: ["${'$(V)'.repeat(20_000)}"]}]}\n`,
    });
    expect(notes).toEqual(Array(2).fill(expect.stringContaining('this takes too much work to build')));
  }, 60_000);

  it('take no time for brackets that are never closed', async () => {
    const open = (text: string) => text.repeat(100_000);
    const { notes } = await buildTexts({
      'kustomization.yaml': `resources: [d.yaml]\nvars: [{name: V, objref: {apiVersion: apps/v1, kind: Deployment, name: web}}]\nreplacements:\n- source: {kind: Deployment, fieldPath: "metadata.name"}\n  targets: [{select: {kind: Deployment}, fieldPaths: ["metadata.${open('[')}"], options: {create: true}}]\n`,
      'd.yaml': `${DEPLOYMENT}---\napiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c, image: i, args: ["${open('$(')}"]}]}\n`,
    });
    expect(notes).toEqual([]);
  }, 15_000);

  it('may give objects of thousands of namespaces one name', async () => {
    const objects = Array.from(
      { length: 5000 },
      (_, index) =>
        `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: n${index}}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: n${index}}\nspec: {containers: [{name: c, image: i}], volumes: [{name: v, configMap: {name: c}}]}\n`,
    );
    const { notes } = await buildTexts({
      'kustomization.yaml': 'resources: [all.yaml]\nnamePrefix: x-\n',
      'all.yaml': objects.join(''),
    });
    expect(notes).toEqual([]);
  }, 60_000);

  it('read nothing but what they are given', async () => {
    const asked: string[] = [];
    const text = 'resources: [../../../etc/passwd, /etc/passwd]\nsecretGenerator: [{name: a, files: [/etc/shadow]}]\n';
    const read = (path: string) => {
      asked.push(path);
      return path === 'a/kustomization.yaml' ? new TextEncoder().encode(text) : undefined;
    };
    const { notes } = await buildInputs({ read, list: () => [] }, ['a/kustomization.yaml']);
    expect(notes).toEqual([expect.stringContaining('../../../etc/passwd is not in this repository')]);
    expect(asked).toContain('../../etc/passwd');
  });

  it('may ask for any number of replicas, and be nested as deeply as they like', async () => {
    const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
    const { report } = await buildTexts({
      'a/kustomization.yaml': 'resources: [d.yaml]\nreplicas: [{name: web, count: 99999999999999999999}]\n',
      'a/d.yaml': DEPLOYMENT,
      'b/kustomization.yaml': `resources: [d.yaml]\npatches: [{patch: '{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: ${deep}}'}]\n`,
      'b/d.yaml': DEPLOYMENT,
    });
    expect(report.workloads.length).toBeGreaterThan(0);
  }, 60_000);

  it('never make it throw, whatever they hold', async () => {
    const FIELDS = [
      'resources',
      'bases',
      'components',
      'namespace',
      'namePrefix',
      'nameSuffix',
      'labels',
      'commonLabels',
      'commonAnnotations',
      'patches',
      'patchesStrategicMerge',
      'patchesJson6902',
      'images',
      'replicas',
      'replacements',
      'configMapGenerator',
      'secretGenerator',
      'generatorOptions',
      'vars',
      'configurations',
      'openapi',
      'crds',
      'generators',
      'transformers',
      'validators',
      'kind',
      'target',
      'patch',
      'path',
      'name',
      'op',
      'value',
      'fields',
      'source',
      'targets',
      'select',
      'fieldPaths',
      'literals',
      'files',
      'envs',
      'behavior',
      'pairs',
      'count',
      'newTag',
      '__proto__',
      'constructor',
    ];
    const WORDS = [
      'd.yaml',
      '.',
      '..',
      'Deployment',
      'web',
      'apps/v1',
      'add',
      'remove',
      '/spec/replicas',
      '/spec/-1',
      '/',
      'spec.*',
      'spec.template.spec.containers.[name=web].image',
      '[',
      '(a+)+',
      'merge',
      'a=b',
      'Component',
      'Secret',
      '$(A)',
      null,
      -1,
      true,
      1e300,
      't.yaml',
      '- {op: replace, path: /metadata/name, value: {}}',
      '{kind: X}',
      'k: [',
    ];
    const leaf = oneof(constantFrom(...WORDS), string());
    const node = oneof(
      leaf,
      array(leaf, { maxLength: 3 }),
      dictionary(constantFrom(...FIELDS), oneof(leaf, dictionary(constantFrom(...FIELDS), leaf, { maxKeys: 4 })), {
        maxKeys: 5,
      }),
      array(
        dictionary(
          constantFrom(...FIELDS),
          oneof(leaf, array(leaf, { maxLength: 2 }), dictionary(constantFrom(...FIELDS), leaf, { maxKeys: 4 })),
          { maxKeys: 5 },
        ),
        { maxLength: 3 },
      ),
      anything({ maxDepth: 3, withNullPrototype: false }),
    );
    const samples: Record<string, string>[] = [];
    assert(
      property(dictionary(constantFrom(...FIELDS), node, { maxKeys: 8 }), node, (kustomization, other) => {
        const write = (value: unknown) =>
          JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? String(each) : each)) ?? '';
        samples.push({
          'kustomization.yaml': write({ resources: ['d.yaml'], ...kustomization }),
          'd.yaml': DEPLOYMENT,
          't.yaml': write(other),
        });
      }),
      { numRuns: 500 },
    );
    for (const texts of samples) expect((await buildTexts(texts)).report.failures).toEqual([]);
  }, 120_000);
});
