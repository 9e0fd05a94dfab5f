import { isPlaceholder } from '../src/kubernetes/shape.ts';
import { defineRule, removeField } from '../src/rule.ts';

/** What the admission webhook of Fargate puts in its place. */
const FARGATE_CLASS = 'system-node-critical';

export default defineRule({
  id: 'no-priority-class',
  description: 'Disallow priority classes',
  category: 'effect',
  severity: 'warn',
  evidence: 'observed',
  references: ['https://github.com/aws/containers-roadmap/issues/1108', 'https://github.com/aws/aws-cdk/issues/23375'],
  messages: {
    overwritten:
      'Priority class {name} is overwritten with system-node-critical on Fargate: it ranks no pod, and quotas scoped to it count nothing.',
  },
  help: 'Remove priorityClassName. Fargate pods never compete for a node, so they need no priority.',

  pod(pod, { report }) {
    const at = pod.spec.at('priorityClassName');
    const name = at.string;
    if (!name || name === FARGATE_CLASS || isPlaceholder(name)) return;
    report({ message: 'overwritten', at, data: { name }, suggest: [removeField(at)] });
  },
});
