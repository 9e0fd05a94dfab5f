import { defineRule, type Rule } from '../rule.ts';

/**
 * Findings about what was read rather than about Fargate. They cannot be switched off: what they report makes the
 * other rules blind, and a file that could not be read must never look clean.
 */

const KUBERNETES_OBJECTS = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/';

export const parseError = defineRule({
  id: 'parse-error',
  description: 'Report YAML that cannot be read',
  category: 'manifest',
  severity: 'error',
  evidence: 'documented',
  references: [KUBERNETES_OBJECTS],
  messages: { unreadable: '{problem}' },
  help: 'Mend the syntax: nothing in this document could be checked, and kubectl refuses it too.',
});

export const duplicateKey = defineRule({
  id: 'duplicate-key',
  description: 'Report keys written twice in one mapping',
  category: 'manifest',
  severity: 'warn',
  evidence: 'documented',
  references: ['https://yaml.org/spec/1.2.2/#3213-node-comparison', KUBERNETES_OBJECTS],
  messages: {
    repeated: '{key} is written twice; Kubernetes keeps this one and drops the one on line {line}.',
    objects:
      'A second object starts here without `---` before it: of the one on line {line} only what this one does not repeat is left.',
  },
  help: 'Remove the one that is not meant, or separate two objects by a line `---`.',
});

export const invalidManifest = defineRule({
  id: 'invalid-manifest',
  description: 'Report fields whose type the API server refuses',
  category: 'manifest',
  severity: 'error',
  evidence: 'documented',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/'],
  messages: {
    type: '{field} must be {expected}, not {actual}: the API server refuses it, and it cannot be checked.',
    quantity: '{field}: {value} is no quantity; the API server refuses it, and the pod cannot be sized.',
  },
  help: 'Give the field the type that the API expects.',
});

export const ALWAYS_ON: readonly Rule[] = [parseError, duplicateKey, invalidManifest];
