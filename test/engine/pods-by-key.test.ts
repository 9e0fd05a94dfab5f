import { describe, expect, it } from 'vitest';
import { PodsByKey } from '../../src/engine/pods-by-key.ts';
import { Manifests } from '../../src/kubernetes/manifests.ts';
import { Place } from '../../src/kubernetes/place.ts';
import { resourcesOf } from '../../src/kubernetes/resource.ts';
import { parseFile } from '../../src/parse/parse.ts';
import { createSourceFile } from '../../src/parse/source-file.ts';

const TEXT = `
apiVersion: v1
kind: Pod
metadata: { name: one, labels: { example.com/team: a } }
spec: { containers: [{ resources: { limits: { hugepages-2Mi: 1Gi } } }] }
---
apiVersion: v1
kind: Pod
metadata: { name: two }
spec: { containers: [{ ports: [{ hostPort: 1 }, { hostPort: 2 }] }], hostNetwork: true }
---
apiVersion: v1
kind: Pod
metadata: { name: three }
spec: { containers: [{ args: [hostNetwork, hostPort] }], hostNetwork: ~ }
`;

describe('PodsByKey', () => {
  const { documents } = parseFile(createSourceFile('pods.yaml', TEXT));
  const { pods } = new Manifests(documents.flatMap((document) => resourcesOf(Place.root(document), 'default')));
  const wanted = ['hostPort', 'hostNetwork', 'hugepages-', 'example.com/', 'os'];
  const byKey = new PodsByKey(
    pods.map((pod) => ({ pod, resource: pod.workload })),
    wanted,
  );

  it.each([
    [['hostPort'], ['two']],
    [['hostNetwork'], ['two', 'three']],
    [['hugepages-'], ['one']],
    [['example.com/'], ['one']],
    [['os'], []],
    [[], []],
    [
      ['hostNetwork', 'hostPort', 'hugepages-'],
      ['one', 'two', 'three'],
    ],
  ])('has for %j, each once and in order: %j', (keys, names) => {
    expect(byKey.withAny(keys).map(({ resource }) => resource.name)).toEqual(names);
  });
});
