import { toIdentifier } from '../generate/rule-sources.ts';

/**
 * What `npm run new-rule` writes. It works as it is, except that its reference is refused by the tests, so that nobody
 * forgets to put a real one there.
 */

export function ruleTemplate(id: string): string {
  return `import { defineRule, removeField } from '../src/rule.ts';

export default defineRule({
  id: '${id}',
  description: 'Disallow spec.example',
  category: 'effect',
  severity: 'warn',
  evidence: 'inferred',
  references: ['https://example.com/the-page-that-says-so'],
  messages: { found: '\`example: {value}\` has no effect on Fargate' },
  help: 'Remove \`example\`.',

  pod(pod, { report }) {
    const at = pod.spec.at('example');
    if (at.string === undefined) return;
    report({ message: 'found', at, data: { value: at.string }, suggest: [removeField(at)] });
  },
});
`;
}

export function testTemplate(id: string): string {
  const identifier = toIdentifier(id);
  return `import ${identifier} from '../../rules/${id}.ts';
import { pod, testRule } from '../../src/testing.ts';

testRule(${identifier}, [
  { name: 'is silent when it is absent', yaml: pod('') },
  {
    name: 'reports it and offers to remove it',
    yaml: pod('example: something # ✗ \`example: something\` has no…'),
    suggested: pod(''),
  },
]);
`;
}

export function pageTemplate(): string {
  return `<!-- generated: header -->
<!-- /generated -->

## Why

What happens on a cluster, with the text of the event when there is one.

## Reported

\`\`\`yaml
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  example: something # ✗ \`example: something\` has no effect on Fargate
  containers:
    - name: web
      image: public.ecr.aws/nginx/nginx:1.27
\`\`\`

## Fine

\`\`\`yaml
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: public.ecr.aws/nginx/nginx:1.27
\`\`\`

## When to disable

When …

<!-- generated: references -->
<!-- /generated -->
`;
}
