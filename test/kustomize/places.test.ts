import { describe, expect, it } from 'vitest';
import { Place } from '../../src/kubernetes/place.ts';
import { compileAny } from '../../src/kustomize/select/any-pattern.ts';
import { type CompilePattern, NeedsPatterns } from '../../src/kustomize/select/pattern.ts';
import type { Path } from '../../src/source/document.ts';
import { buildTexts } from '../support/kustomizations.ts';
import { BASE } from './cases.ts';

function buildOverlay(texts: Readonly<Record<string, string>>, directory = 'overlay', compile?: CompilePattern) {
  return buildTexts({ 'base/deployment.yaml': BASE['deployment.yaml'] ?? '', ...texts }, directory, compile);
}

/** Where the value at a path of the first object is written: `file:line text`. */
function placesOf(texts: Readonly<Record<string, string>>, ...path: Path): string[] {
  const [document] = buildOverlay(texts).documents;
  if (!document) throw new Error('nothing was built');
  return Place.root(document)
    .at(...path)
    .spans.map(({ file, range }) => {
      const { line } = file.position(range.start);
      return `${file.path}:${line} ${file.text.slice(range.start, range.end)}`;
    });
}

const base = { 'base/kustomization.yaml': 'resources: [deployment.yaml]\n' };
const overlay = (text: string) => ({ ...base, 'overlay/kustomization.yaml': `resources: [../base]\n${text}` });

describe('places of what a kustomization makes', () => {
  it('are those of the base where nothing is changed', () => {
    expect(placesOf(overlay(''), 'spec', 'replicas')).toEqual(['base/deployment.yaml:7 1']);
  });

  it('are first those of a patch in a file', () => {
    const texts = {
      ...overlay('patches: [{path: patch.yaml}]\n'),
      'overlay/patch.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 3\n  template:\n    spec:\n      containers:\n        - name: web\n          image: b\n',
    };
    expect(placesOf(texts, 'spec', 'replicas')).toEqual(['overlay/patch.yaml:6 3', 'base/deployment.yaml:7 1']);
    expect(placesOf(texts, 'spec', 'template', 'spec', 'containers')).toEqual([
      'base/deployment.yaml:16 containers',
      'overlay/patch.yaml:9 containers',
    ]);
    expect(placesOf(texts, 'spec', 'template', 'spec', 'containers', 0, 'image')[0]).toBe('overlay/patch.yaml:11 b');
  });

  it('are inside of a patch that stands in the kustomization', () => {
    const text = `patches:
  - target: {kind: Deployment}
    patch: |-
      - op: replace
        path: /spec/replicas
        value: 4
  - patch: |
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        minReadySeconds: 5
`;
    expect(placesOf(overlay(text), 'spec', 'replicas')[0]).toBe('overlay/kustomization.yaml:7 4');
    expect(placesOf(overlay(text), 'spec', 'minReadySeconds')).toEqual(['overlay/kustomization.yaml:13 5']);
  });

  it.each([
    ['replicas: [{name: web, count: 9}]', ['spec', 'replicas'], '9'],
    ['namespace: prod', ['metadata', 'namespace'], 'prod'],
    ['images: [{name: nginx, newTag: v2}]', ['spec', 'template', 'spec', 'containers', 0, 'image'], 'v2'],
    ['commonLabels: {team: shop}', ['metadata', 'labels', 'team'], 'shop'],
    ['namePrefix: my-', ['metadata', 'name'], 'my-'],
  ] as const)('are those of %s', (text, path, marked) => {
    expect(placesOf(overlay(`${text}\n`), ...path)[0]).toBe(`overlay/kustomization.yaml:2 ${marked}`);
  });

  it('give edits in the file that says it', () => {
    const [document] = buildOverlay(overlay('replicas: [{name: web, count: 9}]\n')).documents;
    const intent = { type: 'replace', path: ['spec', 'replicas'], value: 2 } as const;
    expect(document?.fileOf?.(intent).path).toBe('overlay/kustomization.yaml');
    expect(document?.edit(intent)).toEqual([expect.objectContaining({ text: '2' })]);
    expect(document?.edit({ type: 'remove', path: ['spec', 'replicas'] })).toBeUndefined();
    const image = { type: 'remove', path: ['spec', 'template', 'spec', 'serviceAccountName'] } as const;
    expect(document?.fileOf?.(image).path).toBe('base/deployment.yaml');
    expect(document?.edit(image)).toHaveLength(1);
  });
});

describe('hostile kustomizations', () => {
  const refused = (texts: Readonly<Record<string, string>>, directory?: string) => () => buildOverlay(texts, directory);

  it('ends with those that are made of themselves', () => {
    expect(
      refused({ 'a/kustomization.yaml': 'resources: [../b]', 'b/kustomization.yaml': 'resources: [../a]' }, 'a'),
    ).toThrow('includes itself');
  });

  it('ends with those that double at each level', () => {
    const levels = Array.from({ length: 40 }, (_, level) => [
      `l${level}/kustomization.yaml`,
      `resources: [../l${level + 1}, ./../l${level + 1}]`,
    ]);
    const texts = { ...Object.fromEntries(levels), 'l40/kustomization.yaml': 'resources: []' };
    expect(refused(texts, 'l0')).toThrow('too much work');
  });

  it('ends with many patches of many objects', () => {
    const pods = Array.from({ length: 3000 }, (_, index) => `apiVersion: v1\nkind: Pod\nmetadata: {name: p${index}}\n`);
    const patches = Array.from(
      { length: 10_000 },
      () => '  - {target: {kind: Pod}, patch: "- {op: add, path: /metadata/x, value: 1}"}\n',
    );
    const texts = {
      'overlay/pods.yaml': pods.join('---\n'),
      'overlay/kustomization.yaml': `resources: [pods.yaml]\npatches:\n${patches.join('')}`,
    };
    expect(refused(texts)).toThrow('too much work');
  });

  it('does not run patterns that take forever', () => {
    const texts = overlay('patches: [{target: {name: "(a+)+|(.*b)*"}, patch: "- {op: remove, path: /spec}"}]\n');
    expect(refused(texts)).toThrow(NeedsPatterns);
    const named = {
      ...texts,
      'base/deployment.yaml': BASE['deployment.yaml']?.replace('web', `${'a'.repeat(5000)}!`) ?? '',
    };
    expect(buildOverlay(named, 'overlay', compileAny).documents[0]?.value).toHaveProperty('spec');
  });

  it('keeps keys that mean something to JavaScript', () => {
    const text =
      'patches:\n  - patch: "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {__proto__: {polluted: true}, constructor: {a: b}}}"\n';
    const [document] = buildOverlay(overlay(text)).documents;
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    const { spec } = (document?.value ?? {}) as { spec: object };
    expect(Object.keys(spec)).toContain('__proto__');
  });

  it('ends with definitions that refer to each other', () => {
    const definition = (name: string, other: string) =>
      `"${name}": {"Schema": {"properties": {"apiVersion": {}, "kind": {}, "metadata": {}, "a": {"$ref": "${other}"}, "b": {"$ref": "${other}"}}}}`;
    const crds = `{${definition('a.b.A', 'a.b.B')}, ${definition('a.b.B', 'a.b.A')}}`;
    const texts = { ...overlay('crds: [crds.json]\n'), 'overlay/crds.json': crds };
    expect(refused(texts)).toThrow(/too (?:much work|deeply)/);
    const schema = `definitions:
  a: {x-kubernetes-group-version-kind: [{group: apps, version: v1, kind: Deployment}], properties: {spec: {$ref: "#/definitions/b"}}}
  b: {$ref: "#/definitions/b"}
`;
    const patch =
      '{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {template: {spec: {volumes: []}}}}';
    const named = overlay(`openapi: {path: s.yaml}\npatches: [{patch: "${patch}"}]\n`);
    expect(refused({ ...named, 'overlay/s.yaml': schema })).toThrow(/too (?:much work|deeply)/);
  });

  it('ends with transformers that are made of what they change', () => {
    expect(refused(overlay('transformers: [../overlay]\n'))).toThrow('includes itself');
  });

  it('takes many objects, and no end of generators', () => {
    const maps = (count: number) =>
      Array.from({ length: count }, (_, index) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m${index}}\n`);
    const many = {
      'overlay/kustomization.yaml': 'resources: [m.yaml]\n',
      'overlay/m.yaml': maps(20_000).join('---\n'),
    };
    expect(buildOverlay(many).documents).toHaveLength(20_000);
    const generators = Array.from({ length: 10_000 }, (_, index) => `  - {name: g${index}}\n`).join('');
    expect(refused(overlay(`configMapGenerator:\n${generators}`))).toThrow('too much work');
  });

  it('names what is remote, and builds the rest', () => {
    const { documents, notices } = buildOverlay(
      overlay('components: [https://example.com/c]\npatches: [{path: https://example.com/p.yaml}]\n'),
    );
    expect(documents).toHaveLength(1);
    expect(documents[0]?.build?.isPartial).toBe(true);
    expect(notices.map(({ text }) => text)).toEqual([
      'remote component https://example.com/c',
      'remote patch https://example.com/p.yaml',
    ]);
  });
});
