import { describe, expect, it } from 'vitest';
import { buildTexts } from '../support/kustomizations.ts';

const ROLLOUT = `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: web}
spec: {template: {spec: {containers: [{name: web, image: a}, {name: side, image: b}]}}}
`;

const PATCH = `patches:
  - patch: |-
      apiVersion: argoproj.io/v1alpha1
      kind: Rollout
      metadata: {name: web}
      spec: {template: {spec: {containers: [{name: side, image: c}]}}}
`;

const SCHEMA = `definitions:
  Rollout:
    x-kubernetes-group-version-kind: [{group: argoproj.io, version: v1alpha1, kind: Rollout}]
    properties: {spec: {properties: {template: {properties: {spec: {$ref: "#/definitions/PodSpec"}}}}}}
  PodSpec:
    properties:
      containers: {type: array, x-kubernetes-patch-strategy: merge, x-kubernetes-patch-merge-key: name}
`;

const built = (fields: string, files: Readonly<Record<string, string>> = {}) =>
  buildTexts(
    { 'a/rollout.yaml': ROLLOUT, 'a/kustomization.yaml': `resources: [rollout.yaml]\n${fields}${PATCH}`, ...files },
    'a',
  );

const containers = (fields: string, files?: Readonly<Record<string, string>>) => {
  const [{ value } = { value: undefined }] = built(fields, files).documents;
  return (value as { spec: { template: { spec: { containers: object[] } } } }).spec.template.spec.containers;
};

describe('openapi of a kustomization', () => {
  it('says by which keys the lists of custom resources are merged, which are replaced without it', () => {
    expect(containers('')).toEqual([{ name: 'side', image: 'c' }]);
    expect(containers('openapi: {path: schema.yaml}\n', { 'a/schema.yaml': SCHEMA })).toEqual([
      { name: 'side', image: 'c' },
      { name: 'web', image: 'a' },
    ]);
  });

  it('is not fetched, which is said, and may change what is built', () => {
    const { documents, notices } = built('openapi:\n  path: https://example.com/schema.json\n');
    expect(notices.map(({ text }) => text)).toEqual(['remote schema https://example.com/schema.json']);
    expect(documents[0]?.build?.isPartial).toBe(true);
  });

  it('is a file that is there, or a version', () => {
    expect(built('openapi: {version: v1.21.2}\n').notices).toEqual([]);
    expect(() => built('openapi: {path: none.json}\n')).toThrow('none.json is not in this repository');
    expect(() => built('openapi: {path: s.json, version: v1.21.2}\n')).toThrow('a path or a version, not both');
  });
});

describe('crds of a kustomization', () => {
  it('are definitions; manifests are refused, as by kustomize', () => {
    const manifest = 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: a}\n';
    expect(() => built('crds: [crd.yaml]\n', { 'a/crd.yaml': manifest })).toThrow('OpenAPI definitions, not manifests');
  });
});
