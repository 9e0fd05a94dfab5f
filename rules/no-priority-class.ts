import { isPlaceholder } from '../src/kubernetes/shape.ts';
import { defineRule, removeField } from '../src/rule.ts';

/** What the admission webhook of Fargate sets instead. */
const FARGATE_CLASS = 'system-node-critical';

export default defineRule({
  id: 'no-priority-class',
  description: 'Disallow priority classes',
  category: 'effect',
  severity: 'warn',
  evidence: 'observed',
  references: ['https://github.com/aws/containers-roadmap/issues/1108', 'https://github.com/aws/aws-cdk/issues/23375'],
  messages: {
    overwritten: '`priorityClassName` has no effect: Fargate replaces it with `system-node-critical`',
  },
  help: 'Remove `priorityClassName`; Fargate pods never compete for a node.',

  pod(pod, { report }) {
    const at = pod.spec.at('priorityClassName');
    const name = at.string;
    if (!name || name === FARGATE_CLASS || isPlaceholder(name)) return;
    report({ message: 'overwritten', at, suggest: [removeField(at)] });
  },
});
