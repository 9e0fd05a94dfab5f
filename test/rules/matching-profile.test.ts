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
    name: 'does not judge parts of objects, DaemonSets and what is filled in later',
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
    name: 'does not judge what depends on something unknown',
    settings: { profiles: [{ name: 'apps', selectors: [{ namespace: { pattern: 's*', reason: 'unknown' } }] }] },
    yaml: deployment('shop', `labels: { app: web, ${LABEL}: apps }`),
  },
  {
    name: 'reports a label that names no profile, and offers the name that was meant',
    settings,
    yaml: deployment(
      'shop',
      `
labels:
  tier: web
  team: a
  ${LABEL}: app # ✗ The label ${LABEL} asks for Fargate, but no profile takes the pod: there is no profile app among those known (apps, jobs). It runs on other nodes, if anywhere.`,
    ),
    suggested: deployment('shop', `labels:\n  tier: web\n  team: a\n  ${LABEL}: apps`),
  },
  {
    name: 'reports a label whose profile does not select the pod, with the labels at fault',
    settings,
    yaml: deployment(
      'shop',
      `
labels:
  team: b
  ${LABEL}: apps # ✗ …: profile apps wants the label tier=web, which the pod lacks, and the label team=a*, which is b here. It runs …`,
    ),
    suggested: [],
  },
  {
    name: 'reports a label whose profile is for another namespace',
    settings,
    yaml: deployment(
      'jobs',
      `
labels:
  ${LABEL}: jobs # ✗ …: profile jobs is for the namespace jobs-*, not for jobs. It runs …`,
    ),
  },
  {
    name: 'reports the annotation',
    settings,
    yaml: deployment(
      'other',
      `
annotations:
  ${TYPE}: fargate # ✗ The annotation ${TYPE}: fargate asks for Fargate, but no profile takes the pod: no selector is for the namespace other. …`,
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
  - key: ${TYPE} # ✗ The toleration for ${TYPE} asks for Fargate, …
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
  ${TYPE}: fargate # ✗ The nodeSelector …: profile apps is for the namespace shop, not for other. The default scheduler cannot use Fargate nodes, so it stays Pending.`,
    ),
  },
  {
    name: 'reports every pod without a profile where there is nothing but Fargate',
    settings: only,
    yaml: `
apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: other # ✗ No Fargate profile takes this pod: no selector is for the namespace other. The cluster has no other nodes, so it stays Pending.
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
