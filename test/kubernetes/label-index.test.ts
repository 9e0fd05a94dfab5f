import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LabelIndex } from '../../src/kubernetes/label-index.ts';
import { matcherOf } from '../../src/kubernetes/label-selector.ts';
import { Place } from '../../src/kubernetes/place.ts';
import type { Pod } from '../../src/kubernetes/pod.ts';
import { type Resource, resourcesOf } from '../../src/kubernetes/resource.ts';
import { createSourceFile } from '../../src/source/source-file.ts';
import { parseFile } from '../../src/yaml/parse.ts';

const [document] = parseFile(createSourceFile('a.yaml', 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n')).documents;
const [workload] = document ? resourcesOf(Place.root(document), 'default') : [];

const word = fc.constantFrom('a', 'b', 'c', '__proto__');
const labels = fc.dictionary(word, word, { maxKeys: 3 });
const requirement = fc.record({
  key: word,
  operator: fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Other'),
  values: fc.array(word, { maxLength: 3 }),
});
const selector = fc.record({ labels, requirements: fc.array(requirement, { maxLength: 3 }) });

it('selects what a selector matches, in order', () => {
  fc.assert(
    fc.property(fc.array(labels, { maxLength: 8 }), fc.array(selector, { maxLength: 5 }), (sets, selectors) => {
      const pods = sets.map(
        (each, index) => ({ namespace: index === 3 ? 'other' : 'n', labels: each, workload }) as Pod,
      );
      const index = new LabelIndex(pods, { groupOf: (pod) => pod.namespace, resourceOf: (pod) => pod.workload });
      for (const each of selectors) {
        const matches = matcherOf(each);
        const wanted = pods.filter((pod) => pod.namespace === 'n' && matches(pod.labels));
        expect(index.select('n', each).to(workload as Resource)).toEqual(wanted);
      }
    }),
  );
});
