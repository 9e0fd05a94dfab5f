import validFargateProfile from '../../rules/valid-fargate-profile.ts';
import { testRule } from '../../src/testing.ts';

const config = (profiles: string) => `apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: prod, region: eu-west-1 }
fargateProfiles:
${profiles.replace(/^\n/, '').trimEnd()}
`;

const numbered = (count: number, each: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => each(index)).join('\n');

testRule(validFargateProfile, [
  {
    name: 'allows what EKS accepts',
    yaml: config(`
  - name: apps
    selectors:
${numbered(5, (index) => `      - { namespace: n${index}, labels: { a: "1", b: "2", c: "3", d: "4", e: "5" } }`)}
  - name: jobs
    selectors: [{ namespace: jobs-* }]`),
  },
  {
    name: 'has nothing to say of a cluster without profiles, and of other files',
    yaml: 'apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: { name: a }\n---\n- name: a\n  selectors: []\n',
  },
  {
    name: 'reports too many selectors, and too many labels',
    notes: [
      'if AWS has raised the quota, set the option maxSelectors',
      'if AWS has raised the quota, set the option maxLabels',
    ],
    yaml: config(`
  - name: apps
    selectors: # ✗ Profile \`apps\` has 6 selectors; the quota is 5
${numbered(6, (index) => `      - namespace: n${index}`)}
  - name: jobs
    selectors:
      - namespace: jobs
        labels: # ✗ This selector has 6 labels; the quota is 5
${numbered(6, (index) => `          l${index}: x`)}`),
  },
  {
    name: 'counts as the options say',
    options: { maxProfiles: 1, maxSelectors: 1, maxLabels: 0 },
    yaml: config(`
  - name: apps
    selectors: # ✗ Profile \`apps\` has 2 selectors; the quota is 1
      - namespace: a
      - namespace: b
        labels: # ✗ This selector has 1 labels; the quota is 0
          a: b
  - name: jobs # ✗ Cluster \`prod\` has 2 Fargate profiles; the quota is 1
    selectors:
      - namespace: c`),
  },
  {
    name: 'reports too many profiles',
    yaml: config(`
${numbered(10, (index) => `  - { name: p${index}, selectors: [{ namespace: n${index} }] }`)}
  - name: one-more # ✗ Cluster \`prod\` has 11 Fargate profiles; the quota is 10
    selectors: [{ namespace: x }]`),
  },
  {
    name: 'reports what selects nothing',
    yaml: config(`
  - name: apps
    selectors: [] # ✗ Profile \`apps\` has no selectors; EKS rejects it
  - name: jobs # ✗ Profile \`jobs\` has no selectors; EKS rejects it
  - name: logs
    selectors:
      - labels: { app: web } # ✗ This selector is missing its namespace; EKS rejects the profile`),
  },
  {
    name: 'reports names',
    yaml: config(`
  - selectors: [{ namespace: a }] # ✗ This Fargate profile is missing its name
  - name: eks-apps # ✗ Profile names with the prefix \`eks-\` are reserved for AWS; EKS rejects \`eks-apps\`
    selectors: [{ namespace: b }]`),
  },
  {
    name: 'reports values of other types, and nothing that follows from them',
    yaml: config(`
  - name: apps
    selectors:
      - namespace: 7 # ✗ \`namespace\` must be a string; EKS rejects the profile
        labels:
          spot: true # ✗ \`spot\` must be a string; EKS rejects the profile
  - name: jobs
    selectors: # ✗ \`selectors\` must be a list; EKS rejects the profile
      namespace: jobs`),
  },
  {
    name: 'reports a selector that a profile before it leaves nothing',
    notes: ['profile apps selects namespace sh*, manifest.yaml:12:20'],
    yaml: config(`
  - name: web
    selectors:
      - namespace: shop # ✗ This selector never matches: profile \`apps\`, first alphabetically, takes its pods
        labels: { tier: web }
      - namespace: else
  - name: apps
    selectors:
      - namespace: sh*
  - name: narrow
    selectors:
      - { namespace: else, labels: { a: b } }`),
  },
  {
    name: 'allows profiles alike of which a pod names one',
    yaml: `${config(`
  - { name: zone-a, selectors: [{ namespace: shop }] }
  - { name: zone-b, selectors: [{ namespace: shop }] }`)}---
apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
  labels: { eks.amazonaws.com/fargate-profile: zone-b }
spec:
  containers: [{ name: app, image: app }]
`,
  },
  {
    name: 'keeps variants of a cluster apart',
    yaml: config('  - { name: b, selectors: [{ namespace: shop }] }'),
    files: { 'other.yaml': config('  - { name: a, selectors: [{ namespace: shop }] }') },
  },
  {
    name: 'reads CloudFormation, whose functions may come to anything',
    yaml: '# no profiles here',
    files: {
      'template.yaml': `Resources:
  Apps:
    Type: AWS::EKS::FargateProfile
    Properties:
      ClusterName: prod
      Selectors: # ✗ …has 6 selectors…
${numbered(6, (index) => `        - { Namespace: n${index} }`)}
  Jobs:
    Type: AWS::EKS::FargateProfile
    Properties:
      ClusterName: prod
      FargateProfileName: eks-jobs # ✗ …
      Selectors:
        - Namespace: { Ref: Anything }
        - Labels: [{ Key: a, Value: b }] # ✗ This selector is missing its namespace; EKS rejects the profile
`,
    },
  },
]);
