import { describe, expect, it } from 'vitest';
import { Place } from '../../src/kubernetes/place.ts';
import { buildTexts, DEPLOYMENT } from '../support/kustomizations.ts';

const built = (fields: string, files: Readonly<Record<string, string>>) =>
  buildTexts({ 'a/d.yaml': DEPLOYMENT, 'a/kustomization.yaml': `resources: [d.yaml]\n${fields}`, ...files }, 'a');

describe('transformers of a kustomization', () => {
  it('may stand in a directory, and what they write has its place there', () => {
    const { documents, notices } = built('transformers: [more]\n', {
      'a/more/kustomization.yaml': 'resources: [scale.yaml]\n',
      'a/more/scale.yaml':
        'apiVersion: builtin\nkind: ReplicaCountTransformer\nmetadata: {name: scale}\nreplica: {name: web, count: 4}\nfieldSpecs: [{path: spec/replicas, create: true}]\n',
    });
    expect(notices).toEqual([]);
    const [document] = documents;
    const place = document && Place.root(document).at('spec', 'replicas');
    expect(place?.value).toBe(4);
    expect(place?.spans.map(({ file, range }) => `${file.path}:${file.position(range.start).line}`)).toEqual([
      'a/more/scale.yaml:4',
    ]);
  });

  it('are named where they are programs, and nothing is sure any more', () => {
    const { documents, notices } = built('transformers: [more]\ngenerators:\n  - g.yaml\n', {
      'a/more/kustomization.yaml': 'resources: [t.yaml]\n',
      'a/more/t.yaml':
        'apiVersion: example.com/v1\nkind: Sidecars\nmetadata:\n  name: s\n  annotations: {config.kubernetes.io/function: "exec: {path: ./run.sh}"}\n',
      'a/g.yaml': 'apiVersion: example.com/v1\nkind: Vault\nmetadata: {name: v}\n',
    });
    expect(notices.map(({ text, at }) => `${text}:${at?.file.position(at.range.start).line}`)).toEqual([
      'Vault of generators:4',
      'Sidecars of transformers:2',
    ]);
    expect(documents.map(({ build }) => build?.isPartial)).toEqual([true]);
  });

  it('are fetched from nowhere', () => {
    const { documents, notices } = built('transformers: ["https://example.com/t.yaml"]\n', {});
    expect(notices.map(({ text }) => text)).toEqual(['remote resource https://example.com/t.yaml']);
    expect(documents[0]?.build?.isPartial).toBe(true);
  });
});

describe('validators of a kustomization', () => {
  it('change nothing, so that nothing has to be said of them', () => {
    const { documents, notices } = built('validators: [v.yaml]\n', {
      'a/v.yaml': 'apiVersion: example.com/v1\nkind: Policy\nmetadata: {name: v}\n',
    });
    expect(notices).toEqual([]);
    expect(documents[0]?.build?.isPartial).toBe(false);
  });
});
