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
  description: 'Report fields and kinds that the API server refuses',
  category: 'manifest',
  severity: 'error',
  evidence: 'documented',
  outcome: 'refused',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/'],
  messages: {
    type: '{field} must be {expected}, not {actual}: the API server refuses it, and it cannot be checked.',
    quantity: '{field}: {value} is no quantity; the API server refuses it, and the pod cannot be sized.',
    group: '`{kind}` is in `{right}`, not in `{apiVersion}`; the API server refuses it, and it was not checked',
    kind: 'Unknown kind `{kind}`; did you mean `{right}`? It was not checked',
    noApiVersion: '`apiVersion` is missing; kubectl refuses this `{kind}`, and it was not checked',
    values: '{problem}: Helm refuses these values',
    bareList: 'kubectl refuses objects in a top-level list; put them into a `kind: List`. They were not checked',
  },
  help: 'Give the field the type that the API expects, and the object the apiVersion and kind that it has.',
});

const COMMENTS_AND_ANNOTATIONS = [
  'https://yaml.org/spec/1.2.2/#66-comments',
  'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/',
];

export const unusedDisable = defineRule({
  id: 'unused-disable',
  description: 'Report suppressions that suppress nothing or give no reason',
  category: 'manifest',
  severity: 'warn',
  evidence: 'documented',
  references: COMMENTS_AND_ANNOTATIONS,
  messages: {
    unused: 'Nothing is reported here by {rules}: {what} has no effect.',
    unmatched: 'There is no fargate-lint-disable of {rules} before this comment that it could end.',
    missingReason: '{what} gives no reason: write one {where}.',
    expired: 'This entry applied until {date}: it has no effect any more.',
  },
  help: 'Remove what has no effect, before something new hides behind it; where it has one, say why it is there.',
});

export const unknownRule = defineRule({
  id: 'unknown-rule',
  description: 'Report suppressions that name no rule, or one that cannot be suppressed',
  category: 'manifest',
  severity: 'error',
  evidence: 'documented',
  references: COMMENTS_AND_ANNOTATIONS,
  messages: {
    rule: 'There is no rule {name}.{suggestion}',
    unnamed: '{what} names no rule, and nothing disables all of them: it has no effect.',
    protected: '{name} cannot be disabled: {reason}.',
    directive: 'There is no {name}.{suggestion}',
  },
  help: 'Name rules by their ids, with commas between them, and put the reason behind ` -- `.',
});

export const ALWAYS_ON: readonly Rule[] = [parseError, duplicateKey, invalidManifest, unusedDisable, unknownRule];

const BLINDING = 'what cannot be read cannot be checked, and must not look clean';

/** The rules whose findings nothing suppresses, and why. */
export const PROTECTED: ReadonlyMap<string, string> = new Map([
  [parseError.id, BLINDING],
  [invalidManifest.id, BLINDING],
  [unusedDisable.id, 'remove the suppression that it speaks of, or give it a reason'],
  [unknownRule.id, 'mend or remove the suppression that it speaks of'],
]);
