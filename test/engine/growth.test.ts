import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { changesOf } from '../../src/engine/fix/changes.ts';
import { lintText } from '../../src/engine/lint-text.ts';

const MANY = 2000;

function times(make: (index: number) => string): string {
  return Array.from({ length: MANY }, (_, index) => `---\n${make(index)}`).join('');
}

function pods(spec: (index: number) => string = () => ''): string {
  return times(
    (index) => `apiVersion: v1
kind: Pod
metadata: {name: p${index}, namespace: default, labels: {app: a, own: l${index}}}
spec:
  containers:
    - name: c
      image: i
      resources: {requests: {cpu: 250m, memory: 256Mi}, limits: {cpu: 250m, memory: 256Mi}}
${spec(index)}`,
  );
}

function service(index: number, type: string): string {
  return `apiVersion: v1
kind: Service
metadata: {name: s${index}, namespace: default}
spec: {type: ${type}, selector: {app: a}, ports: [{port: 80}]}
`;
}

/** Thousands of one kind that each have to do with thousands of pods: what takes a minute here took the square of it. */
const CASES: Readonly<Record<string, () => string>> = {
  budgets: () =>
    pods() +
    times(
      (index) =>
        `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: b${index}}\nspec: {maxUnavailable: 0, selector: {matchLabels: {app: a}}}\n`,
    ),
  'budgets of one name': () =>
    pods() +
    times(
      () =>
        'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: b}\nspec: {maxUnavailable: 0, selector: {matchLabels: {app: a}}}\n',
    ),
  'budgets over all but one': () =>
    pods() +
    times(
      (index) =>
        `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: b${index}, namespace: default}\nspec: {maxUnavailable: 0, selector: {matchExpressions: [{key: own, operator: NotIn, values: [l${index}]}]}}\n`,
    ),
  'budgets over what is scaled': () =>
    times(
      (index) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: d${index}, namespace: default}
spec:
  selector: {matchLabels: {app: a}}
  template:
    metadata: {labels: {app: a}}
    spec: {containers: [{name: c, image: i}]}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: h${index}, namespace: default}
spec: {minReplicas: 1, maxReplicas: 3, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d${index}}}
`,
    ) +
    times(
      (index) =>
        `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: b${index}, namespace: default}\nspec: {minAvailable: ${MANY}, selector: {matchExpressions: [{key: k${index}, operator: DoesNotExist}]}}\n`,
    ),
  'claims that no volume suits': () =>
    pods((index) => `  volumes: [{name: v, persistentVolumeClaim: {claimName: c${index}}}]\n`) +
    times(
      (index) =>
        `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: c${index}}\nspec: {accessModes: [ReadWriteMany], storageClassName: "", selector: {matchLabels: {k${index}: a}}, resources: {requests: {storage: 5Gi}}}\n`,
    ) +
    times(
      (index) =>
        `apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: v${index}}\nspec: {capacity: {storage: 5Gi}, accessModes: [ReadWriteMany], csi: {driver: efs.csi.aws.com, volumeHandle: fs-${index}}}\n`,
    ),
  'load balancers': () => pods() + times((index) => service(index, 'LoadBalancer')),
  'node ports': () => pods() + times((index) => service(index, 'NodePort')),
  ingresses: () =>
    pods() +
    times((index) => service(index, 'ClusterIP')) +
    times(
      (index) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: i${index}, namespace: default}
spec: {ingressClassName: alb, defaultBackend: {service: {name: s${index}, port: {number: 80}}}}
`,
    ),
  'network policies': () =>
    pods() +
    times(
      (index) =>
        `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: n${index}}\nspec: {podSelector: {matchExpressions: [{key: own, operator: NotIn, values: [l${index}]}]}}\n`,
    ),
  associations: () =>
    pods(() => '  serviceAccountName: sa\n') +
    times(
      (index) =>
        `apiVersion: eks.services.k8s.aws/v1alpha1\nkind: PodIdentityAssociation\nmetadata: {name: x${index}}\nspec: {namespace: default, serviceAccount: sa}\n`,
    ),
  'claims and volumes': () =>
    pods((index) => `  volumes: [{name: v, persistentVolumeClaim: {claimName: c${index}}}]\n`) +
    times(
      (index) =>
        `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: c${index}}\nspec: {accessModes: [ReadWriteMany], storageClassName: "", resources: {requests: {storage: ${index + 1}Gi}}}\n`,
    ) +
    times(
      (index) =>
        `apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: v${index}}\nspec: {capacity: {storage: 9Ti}, accessModes: [ReadWriteMany], csi: {driver: efs.csi.aws.com, volumeHandle: fs-${index}}}\n`,
    ),
  'comments on lines': () =>
    pods(() => '  # fargate-lint-disable-next-line no-host-namespaces -- r\n  hostNetwork: true\n'),
  'comments on the file': () =>
    '# fargate-lint-disable-file no-host-namespaces -- r\n'.repeat(MANY) + pods(() => '  hostNetwork: true\n'),
  'comments on the file that suppress nothing': () =>
    '# fargate-lint-disable-file no-privileged -- r\n'.repeat(MANY) + pods(() => '  hostNetwork: true\n'),
  'comments around blocks': () =>
    pods(
      () =>
        '  # fargate-lint-disable no-host-namespaces -- r\n  hostNetwork: true\n  # fargate-lint-enable no-host-namespaces\n',
    ),
};

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  hostname: |\n    a\n  hostNetwork: true\n';
const BLANK = 100 * MANY;

/** Blanks without end, where something has to be told by what follows or goes before them. */
const BLANKS: Readonly<Record<string, string>> = {
  'below what is removed': `${POD}${'\r\n'.repeat(BLANK)}  containers: [{name: c, image: i}]\n`,
  'before a comma': `${POD}  containers:\n    - {name: c, image: i${'\n'.repeat(BLANK)} # c\n    }\n`,
  'before a comment': `${POD}  containers: [{name: c,${' '.repeat(BLANK)}image: i}] # fargate-lint-disable-line no-privileged -- r\n`,
  'inside of JSON': `{"apiVersion": "v1", "kind": "Pod",${'\n'.repeat(BLANK)} "metadata": {"name": "p"}, "spec": {"hostNetwork": true, "containers": [{"name": "c", "image": "i"}]}}`,
  'in what cannot be read': `# fargate-lint-disable-file no-privileged -- r\n${POD}  containers: [a${'\t'.repeat(BLANK)}b\n`,
};

describe('hundreds of thousands of blanks', () => {
  it.each(Object.keys(BLANKS))('cost no more than they are long: %s', { timeout: 15_000 }, (name) => {
    const report = lintText(BLANKS[name] ?? '', { rules });
    expect(report.failures).toEqual([]);
    expect(report.findings).not.toEqual([]);
    for (const finding of report.findings) changesOf(finding);
  });
});

describe('thousands of objects', () => {
  it.each(Object.keys(CASES))('cost each its own: %s', { timeout: 60_000 }, (name) => {
    const report = lintText(CASES[name]?.() ?? '', { rules });
    expect(report.summary.workloads).toBe(MANY);
    expect(report.failures).toEqual([]);
    for (const finding of report.findings) changesOf(finding);
    for (const { notes } of report.findings) expect(notes.length).toBeLessThanOrEqual(11);
  });

  it('are no more documents of a file than half a million', { timeout: 60_000 }, () => {
    const { findings, summary } = lintText('a: 1\n---\n'.repeat(500_100), { rules });
    expect(findings.map(({ rule }) => rule.id)).toEqual(['parse-error']);
    expect(summary.errors).toBe(1);
  });

  it('may repeat a key deep inside of an object', { timeout: 15_000 }, () => {
    const keys = '"k":1,'.repeat(MANY);
    const pod = `{"apiVersion":"v1","kind":"Pod","a":${'{"a":'.repeat(900)}{${keys}"k":2}${'}'.repeat(900)}}`;
    const { findings } = lintText(pod, { rules });
    expect(findings.filter(({ rule }) => rule.id === 'duplicate-key')).toHaveLength(MANY);
  });

  it('may be on one line', { timeout: 30_000 }, () => {
    const container = '{name: c, image: i, securityContext: {privileged: true}}';
    const pod = `{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [${Array(8 * MANY)
      .fill(container)
      .join(', ')}]}}`;
    const { findings } = lintText(pod, { rules: rules.filter(({ id }) => id === 'no-privileged') });
    const changes = findings.flatMap((finding) => changesOf(finding).suggestions);
    expect(changes).toHaveLength(2 * 8 * MANY);
  });

  it('may have their suppressions end together', { timeout: 30_000 }, () => {
    const many = 10 * MANY;
    const text = `${'# fargate-lint-disable no-privileged -- r\n'.repeat(many)}${pods().slice(0, 500)}\n# fargate-lint-enable\n`;
    const { findings } = lintText(text, { rules });
    expect(findings.filter(({ rule }) => rule.id === 'unused-disable')).toHaveLength(many);
  });

  it('may go with as many Fargate profiles', { timeout: 60_000 }, () => {
    const profiles = Array.from({ length: MANY }, (_, index) => ({
      name: `p${index}`,
      selectors: [{ namespace: index === MANY - 1 ? 'def*' : `n${index}` }],
    }));
    const { workloads } = lintText(pods(), { rules, settings: { profiles } });
    expect(new Set(workloads.map(({ profile }) => profile))).toEqual(new Set([`p${MANY - 1}`]));
  });
});
