import { defineRule, type Rule } from '../rule.ts';

/**
 * Findings about the files rather than about Fargate. They cannot be turned off: what they report prevents other checks,
 * and a file that could not be read must never look clean.
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
  help: 'Fix the syntax; this document was not checked.',
});

export const duplicateKey = defineRule({
  id: 'duplicate-key',
  description: 'Report duplicate keys',
  category: 'manifest',
  severity: 'warn',
  evidence: 'documented',
  references: ['https://yaml.org/spec/1.2.2/#3213-node-comparison', KUBERNETES_OBJECTS],
  messages: {
    repeated: 'Duplicate key `{key}`; Kubernetes keeps only this one',
    objects: {
      text: 'Missing `---`; this object overwrites the keys that it shares with the one before',
      help: 'Add a line `---` before this object.',
    },
  },
  help: 'Remove one of the two.',
});

const QUANTITY_HELP = 'Write a number, with a unit such as `m` for CPU and `Mi` or `Gi` for memory.';

export const invalidManifest = defineRule({
  id: 'invalid-manifest',
  description: 'Report fields and kinds that the API server rejects',
  category: 'manifest',
  severity: 'error',
  evidence: 'documented',
  outcome: 'refused',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/'],
  messages: {
    type: { text: '`{field}` must be {expected}, not {actual}', help: '{remedy}' },
    quantity: { text: '`{field}` must be a quantity, not {value}{hint}', help: QUANTITY_HELP },
    group: {
      text: '`{kind}` is in `{right}`, not in `{apiVersion}`; the API server rejects it, and it was not checked',
      help: 'Correct the `apiVersion`.',
    },
    kind: { text: 'Unknown kind `{kind}`; did you mean `{right}`? It was not checked', help: 'Correct the `kind`.' },
    noApiVersion: {
      text: '`apiVersion` is missing; kubectl rejects this `{kind}`, and it was not checked',
      help: 'Add the `apiVersion`, such as `v1` for a Pod or `apps/v1` for a Deployment.',
    },
    values: {
      text: '{problem}; Helm rejects these values',
      help: 'Change the value as the schema of the chart requires.',
    },
    bareList: {
      text: 'kubectl rejects objects in a top-level list; they were not checked',
      help: 'Separate the objects with `---`, or put them into the `items` of a `List`.',
    },
  },
  help: 'Write the field as the Kubernetes API defines it.',
});

const COMMENTS_AND_ANNOTATIONS = [
  'https://yaml.org/spec/1.2.2/#66-comments',
  'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/',
];

export const unusedDisable = defineRule({
  id: 'unused-disable',
  description: 'Report suppressions without effect or reason',
  category: 'manifest',
  severity: 'warn',
  evidence: 'documented',
  references: COMMENTS_AND_ANNOTATIONS,
  messages: {
    unused: 'Unused suppression: no finding of {rules} here',
    unmatched: 'Nothing to enable here: no `fargate-lint-disable` of {rules} before this comment',
    missingReason: { text: '{what} has no reason; write one {where}', help: 'Say why the finding does not apply.' },
    expired: 'This entry expired after {date} and has no effect',
  },
  help: 'Remove it, so that it does not hide new findings.',
});

export const unknownRule = defineRule({
  id: 'unknown-rule',
  description: 'Report suppressions without a rule, or of a rule that cannot be suppressed',
  category: 'manifest',
  severity: 'error',
  evidence: 'documented',
  references: COMMENTS_AND_ANNOTATIONS,
  messages: {
    rule: 'Unknown rule `{name}`{suggestion}',
    unnamed: '`{what}` names no rule and has no effect',
    protected: '`{name}` cannot be disabled: {reason}',
    directive: 'Unknown directive `{name}`{suggestion}',
  },
  help: 'Write the ids of rules, separated by commas, then ` -- ` and the reason.',
});

export const ALWAYS_ON: readonly Rule[] = [parseError, duplicateKey, invalidManifest, unusedDisable, unknownRule];

const UNCHECKED = 'what cannot be read cannot be checked';

/** The rules whose findings cannot be suppressed, and why. */
export const PROTECTED: ReadonlyMap<string, string> = new Map([
  [parseError.id, UNCHECKED],
  [invalidManifest.id, UNCHECKED],
  [unusedDisable.id, 'remove the reported suppression, or add a reason'],
  [unknownRule.id, 'fix or remove the reported suppression'],
]);
