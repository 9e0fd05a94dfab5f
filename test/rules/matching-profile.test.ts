// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of other programs
import matchingProfile from '../../rules/matching-profile.ts';
import { pod, testRule } from '../../src/testing.ts';

const profiles = [
  { name: 'apps', selectors: [{ namespace: 'shop', labels: { tier: 'web', team: 'a*' } }] },
  { name: 'jobs', selectors: [{ namespace: 'jobs-*' }] },
];
const settings = { profiles };
const only = { profiles, cluster: 'fargate-only' } as const;

const LABEL = 'eks.amazonaws.com/fargate-profile';
const TYPE = 'eks.amazonaws.com/compute-type';

/** A Deployment's template, which is where labels count. */
const deployment = (namespace: string, metadata: string, spec = '') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: ${namespace} }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata:
${metadata.trim().replace(/^/gm, '      ')}
    spec:
      containers: [{ name: app, image: app }]
${spec.trim().replace(/^/gm, '      ')}
`;

const NODE_SELECTOR = `nodeSelector: { ${TYPE}: fargate }`;

testRule(matchingProfile, [
  { name: 'has nothing to say without profiles', yaml: pod(NODE_SELECTOR) },
  { name: 'allows a pod that nothing marks for Fargate', settings, yaml: deployment('other', 'labels: { app: web }') },
  {
    name: 'allows pods that a profile selects',
    settings,
    yaml: deployment('shop', `labels: { app: web, tier: web, team: a1, ${LABEL}: apps }`, NODE_SELECTOR),
  },
  {
    name: 'allows a pod that is kept off Fargate',
    settings: only,
    yaml: deployment('other', `labels: { ${LABEL}: apps }\nannotations: { ${TYPE}: ec2 }`, NODE_SELECTOR),
  },
  {
    name: 'does not check parts of objects, DaemonSets and what is filled in later',
    settings: only,
    yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { template: { metadata: { labels: { ${LABEL}: other } } } }
---
${deployment('other', 'labels: { app: web }', NODE_SELECTOR).replace('Deployment', 'DaemonSet')}
---
${deployment('"${NAMESPACE}"', 'labels: { app: web }', NODE_SELECTOR)}
---
${deployment('shop', 'labels: { app: web, tier: "${TIER}", team: a }', NODE_SELECTOR)}`,
  },
  {
    name: 'does not check what depends on something unknown',
    settings: { profiles: [{ name: 'apps', selectors: [{ namespace: { pattern: 's*', reason: 'unknown' } }] }] },
    yaml: deployment('shop', `labels: { app: web, ${LABEL}: apps }`),
  },
  {
    name: 'reports a label that names no profile, and offers the name that was meant',
    notes: ['unknown profile app; known: apps, jobs'],
    settings,
    yaml: deployment(
      'shop',
      `
labels:
  tier: web
  team: a
  ${LABEL}: app # ✗ This label asks for Fargate, but no profile selects the pod; it runs elsewhere, if at all`,
    ),
    suggested: deployment('shop', `labels:\n  tier: web\n  team: a\n  ${LABEL}: apps`),
  },
  {
    name: 'reports a label whose profile does not select the pod, with the labels at fault',
    notes: ['profile apps wants the label tier=web, missing here, and the label team=a*, which is b here'],
    settings,
    yaml: deployment(
      'shop',
      `
labels:
  team: b
  ${LABEL}: apps # ✗ This label asks for Fargate, but no profile selects the pod; it runs elsewhere, if at all`,
    ),
    suggested: [],
  },
  {
    name: 'reports a label whose profile is for another namespace',
    notes: ['profile jobs is for the namespace jobs-*, not for jobs'],
    settings,
    yaml: deployment(
      'jobs',
      `
labels:
  ${LABEL}: jobs # ✗ This label asks for Fargate, but no profile selects the pod; it runs elsewhere, if at all`,
    ),
  },
  {
    name: 'reports the annotation',
    notes: ['no selector is for the namespace other'],
    settings,
    yaml: deployment(
      'other',
      `
annotations:
  ${TYPE}: fargate # ✗ This annotation asks for Fargate, …`,
    ),
  },
  {
    name: 'reports the toleration',
    settings,
    yaml: deployment(
      'other',
      'labels: { app: web }',
      `
tolerations:
  - { key: other, operator: Exists }
  - key: ${TYPE} # ✗ This toleration asks for Fargate, …
    operator: Exists`,
    ),
  },
  {
    name: 'takes a toleration of everything for none of Fargate',
    settings,
    yaml: deployment('other', 'labels: { app: web }', 'tolerations: [{ operator: Exists }]'),
  },
  {
    name: 'reports a nodeSelector once, with the label beside it',
    settings,
    yaml: deployment(
      'other',
      `labels: { app: web, ${LABEL}: apps }`,
      `
nodeSelector:
  ${TYPE}: fargate # ✗ This nodeSelector asks for Fargate, but no profile selects the pod; it stays Pending`,
    ),
  },
  {
    name: 'reports every pod without a profile where there is nothing but Fargate',
    notes: ['no selector is for the namespace other', 'no selector is for the namespace default'],
    settings: only,
    yaml: `
apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: other # ✗ No Fargate profile selects this pod, and the cluster has no other nodes; it stays Pending
spec:
  containers: [{ name: app, image: app }]
---
apiVersion: v1
kind: Pod
metadata:
  name: web # ✗ …
spec:
  containers: [{ name: app, image: app }]
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: jobs-1 }
spec:
  containers: [{ name: app, image: app }]`,
  },
  {
    name: 'leaves a schedulerName alone to the rule about it',
    settings: only,
    yaml: deployment('other', 'labels: { app: web }', 'schedulerName: fargate-scheduler'),
  },
]);
