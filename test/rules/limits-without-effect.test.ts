import { expect, it } from 'vitest';
import rule from '../../rules/limits-without-effect.ts';
import { noteText } from '../../src/engine/findings/message.ts';
import { lint } from '../../src/engine/lint.ts';
import { container, pod, testRule } from '../../src/testing.ts';
import { limitRange } from '../support/limit-range.ts';

testRule(rule, [
  {
    name: 'leaves a pod without requests and limits to require-requests',
    yaml: pod('containers: [{ name: app, image: a }]'),
  },
  {
    name: 'reports one limit at its place, and offers to change either amount',
    yaml: container(`
resources:
  requests: { cpu: 250m, memory: 1000Mi }
  limits:
    cpu: 1 # ✗ CPU limit 1 of \`app\` is unreachable; the pod has only 0.25 vCPU
    memory: 1000Mi`),
    suggested: [
      container(`
resources:
  requests: { cpu: 1, memory: 1000Mi }
  limits:
    cpu: 1
    memory: 1000Mi`),
      container(`
resources:
  requests: { cpu: 250m, memory: 1000Mi }
  limits:
    cpu: 250m
    memory: 1000Mi`),
    ],
  },
  {
    name: 'reports a container without a name',
    notes: [
      'request 250m',
      'the container memory: request 256 MiB, limit 300 MiB; the pod has 256 MiB, manifest.yaml:10:35',
    ],
    yaml: pod(`
containers:
  - image: a
    resources:
      requests: { cpu: 250m, memory: 256Mi }
      limits: { cpu: 1, memory: 300Mi } # ✗ CPU limit 1 of the container is unreachable; the pod has only 0.25 vCPU`),
  },
  {
    name: 'reports several limits once, at the first, and offers to change all of them',
    yaml: pod(`
containers:
  - name: app
    image: a
    resources:
      requests: { cpu: 250m, memory: 1000Mi }
      limits:
        cpu: 1 # ✗
        memory: 1500Mi
  - name: proxy
    image: b
    resources: { requests: { cpu: 50m, memory: 64Mi }, limits: { cpu: 100m, memory: 64Mi } }`),
    suggested: [
      pod(`
containers:
  - name: app
    image: a
    resources:
      requests: { cpu: 1, memory: 1500Mi }
      limits:
        cpu: 1
        memory: 1500Mi
  - name: proxy
    image: b
    resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { cpu: 100m, memory: 64Mi } }`),
      pod(`
containers:
  - name: app
    image: a
    resources:
      requests: { cpu: 250m, memory: 1000Mi }
      limits:
        cpu: 250m
        memory: 1000Mi
  - name: proxy
    image: b
    resources: { requests: { cpu: 50m, memory: 64Mi }, limits: { cpu: 50m, memory: 64Mi } }`),
    ],
  },
  {
    name: 'reports a limit out of reach rather than a cap before it',
    yaml: container(`
resources:
  requests: { cpu: 100m, memory: 220Mi }
  limits:
    cpu: 200m
    memory: 450Mi # ✗ Memory limit 450 MiB of \`app\` is unreachable; the pod has only 256 MiB`),
  },
  {
    name: 'counts a limit as never reached only above what is left after the overhead',
    yaml: container(`
resources:
  requests: { cpu: 1, memory: 1Gi }
  limits:
    cpu: 1
    memory: 1793Mi # ✗ Memory limit 1793 MiB of \`app\` is unreachable; the pod has only 1.75 GiB`),
  },
  {
    name: 'looks at each container by itself',
    yaml: pod(`
initContainers:
  - name: init
    image: a
    resources:
      requests: { cpu: 100m, memory: 128Mi }
      limits:
        cpu: 200m # ✗ CPU limit 200m of \`init\` is only a cap; Fargate pods do not burst
        memory: 128Mi
containers:
  - name: app
    image: a
    resources:
      requests: { cpu: 500m, memory: 512Mi }
      limits: { cpu: 500m, memory: 512Mi }`),
  },
  {
    name: 'allows equal requests and limits',
    yaml: container('resources: { requests: { cpu: 1, memory: 1Gi }, limits: { cpu: 1000m, memory: 1024Mi } }'),
  },
  {
    name: 'allows limits alone, which are the requests then',
    yaml: container('resources: { limits: { cpu: 1, memory: 1Gi } }'),
  },
  {
    name: 'allows requests alone: nothing is capped',
    yaml: container('resources: { requests: { cpu: 1, memory: 1Gi } }'),
  },
  {
    name: 'counts the limits of a LimitRange, at the container that gets them',
    yaml: container(`
resources: # ✗ CPU limit 2 of \`app\` is unreachable; the pod has only 0.5 vCPU
  requests: { cpu: 500m, memory: 512Mi }`),
    files: { 'limits.yaml': limitRange('default: { cpu: 2 }') },
  },
  {
    name: 'reads pod-level resources',
    yaml: pod(`
resources:
  requests: { cpu: 1, memory: 1Gi }
  limits:
    cpu: 2 # ✗ CPU limit 2 of the pod is unreachable; the pod has only 1 vCPU
    memory: 1Gi`),
  },
  {
    name: 'leaves a pod that no size holds to the size rules',
    yaml: container('resources: { requests: { cpu: 17, memory: 1Gi }, limits: { cpu: 18, memory: 1Gi } }'),
  },
  {
    name: 'cannot check an amount that is filled in later',
    yaml: container('resources: { requests: { cpu: 1 }, limits: { cpu: "$(CPU)" } }'),
  },
]);

it('notes the request of its own limit, and the numbers of each other limit at its place', () => {
  const content = pod(`
containers:
  - name: app
    image: a
    resources:
      requests: { cpu: 250m, memory: 1000Mi }
      limits:
        cpu: 1
        memory: 1500Mi
  - name: proxy
    image: b
    resources:
      requests: { cpu: 50m, memory: 64Mi }
      limits:
        cpu: 100m
        memory: 64Mi`);
  const { findings } = lint([{ path: 'pod.yaml', content }], { rules: [rule] });
  expect(findings.map(({ notes }) => notes.map(noteText))).toEqual([
    [
      'request 250m',
      'app memory: request 1000 MiB, limit 1500 MiB; the pod has 1.75 GiB, pod.yaml:13:19',
      'proxy cpu: request 50m, limit 100m; the pod has 0.5 vCPU, pod.yaml:19:16',
    ],
  ]);
});

it('says what the pod has beside a limit that is only a cap', () => {
  const content = container(`
resources:
  requests: { cpu: 100m, memory: 128Mi }
  limits: { cpu: 200m, memory: 128Mi }`);
  const { findings } = lint([{ path: 'pod.yaml', content }], { rules: [rule] });
  expect(findings.map(({ notes }) => notes.map(noteText))).toEqual([['request 100m; the pod has 0.25 vCPU']]);
});

it('says which limits come from a LimitRange, and their place once', () => {
  const content = `${container('resources: { requests: { cpu: 500m, memory: 512Mi } }')}
---
${limitRange('default: { cpu: 2, memory: 4Gi }')}`;
  const { findings } = lint([{ path: 'pod.yaml', content }], { rules: [rule] });
  expect(findings.map(({ notes }) => notes.map(noteText))).toEqual([
    [
      'request 500m, limit from a LimitRange',
      'app memory: request 512 MiB, limit 4 GiB (from a LimitRange); the pod has 768 MiB',
    ],
  ]);
});
