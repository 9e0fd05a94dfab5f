import rule from '../../rules/no-pod-affinity.ts';
import { deployment, pod, testRule } from '../../src/testing.ts';

testRule(rule, [
  {
    name: 'allows node affinity',
    yaml: pod(`
      affinity:
        nodeAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            nodeSelectorTerms:
              - matchExpressions: [{ key: topology.kubernetes.io/zone, operator: In, values: [eu-west-1a] }]
    `),
  },
  {
    name: 'allows fields that say nothing',
    yaml: pod(`
      affinity:
        podAffinity: {}
        podAntiAffinity:
          preferredDuringSchedulingIgnoredDuringExecution: []
          requiredDuringSchedulingIgnoredDuringExecution: null
    `),
  },
  { name: 'allows null', yaml: pod('affinity: null') },
  {
    name: 'reports each of the two fields once',
    yaml: deployment(`
      affinity:
        podAffinity: # ✗ \`podAffinity\` has no effect: every Fargate pod has its own node
          requiredDuringSchedulingIgnoredDuringExecution:
            - topologyKey: kubernetes.io/hostname
              labelSelector: { matchLabels: { app: cache } }
            - topologyKey: topology.kubernetes.io/zone
              labelSelector: { matchLabels: { app: cache } }
        podAntiAffinity: # ✗ \`podAntiAffinity\` has no effect: every Fargate pod has its own node, and zones are ignored
          preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 100
              podAffinityTerm: { topologyKey: topology.kubernetes.io/zone }
          requiredDuringSchedulingIgnoredDuringExecution:
            - topologyKey: kubernetes.io/hostname
    `),
    suggested: [
      deployment(`
      affinity:
        podAntiAffinity:
          preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 100
              podAffinityTerm: { topologyKey: topology.kubernetes.io/zone }
          requiredDuringSchedulingIgnoredDuringExecution:
            - topologyKey: kubernetes.io/hostname
      `),
      deployment(`
      affinity:
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - topologyKey: kubernetes.io/hostname
              labelSelector: { matchLabels: { app: cache } }
            - topologyKey: topology.kubernetes.io/zone
              labelSelector: { matchLabels: { app: cache } }
      `),
    ],
  },
  {
    name: 'removes an affinity that would be left empty',
    yaml: pod(`
      affinity:
        podAntiAffinity: # ✗
          requiredDuringSchedulingIgnoredDuringExecution:
            - topologyKey: kubernetes.io/hostname
    `),
    suggested: pod(''),
  },
]);
