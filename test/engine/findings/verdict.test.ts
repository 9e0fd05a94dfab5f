import { describe, expect, it } from 'vitest';
import computeSize from '../../../rules/compute-size.ts';
import { rules } from '../../../rules/index.ts';
import { ALWAYS_ON } from '../../../src/engine/always-on.ts';
import { lint } from '../../../src/engine/lint.ts';
import type { Message, Rule } from '../../../src/rule.ts';
import type { Settings } from '../../../src/settings.ts';
import { container, deployment, pod } from '../../../src/testing.ts';

function lintWithCeiling(resources: string) {
  const levels = { 'compute-size': ['error', { maxVcpu: 1, maxMemoryGiB: 4 }] } as const;
  return lint([{ path: 'pod.yaml', content: container(`resources: ${resources}`) }], { rules: [computeSize], levels });
}

it('leaves the verdict to the platform when a message is about something else', () => {
  const { findings, workloads } = lintWithCeiling('{requests: {cpu: 2, memory: 4Gi}}');
  expect(findings.map(({ messageId, severity }) => [messageId, severity])).toEqual([['ceiling', 'warn']]);
  expect(workloads[0]).toMatchObject({ verdict: 'runs', event: null, size: { vcpu: 2, memoryGiB: 5 } });
});

it('blocks a pod that no size is large enough for', () => {
  const { findings, workloads } = lintWithCeiling('{requests: {cpu: 2, memory: 120Gi}}');
  expect(findings.map(({ messageId, severity }) => [messageId, severity])).toEqual([['memory', 'error']]);
  expect(workloads[0]).toMatchObject({
    verdict: 'blocked',
    event: "Your pod's cpu/memory requirements exceed the max Fargate configuration",
    size: null,
  });
});

/** Outcome, event and findings of the first workload, under all rules. */
function judge(content: string, settings: Partial<Settings> = {}) {
  const { workloads, findings } = lint([{ path: 'a.yaml', content }], { rules, settings });
  const [first] = workloads;
  return {
    outcome: first?.outcome,
    verdict: first?.verdict,
    event: first?.event,
    found: findings
      .filter(({ rule }) => rule.category !== 'effect' || rule.severity === 'error')
      .map(({ rule }) => rule.id),
  };
}

const PROFILES = [
  { name: 'apps', selectors: [{ namespace: 'apps' }] },
  { name: 'system', selectors: [{ namespace: 'kube-system' }] },
];
const RUNS = { outcome: 'runs', verdict: 'runs', event: null };
const NET_ADMIN = 'Pod not supported on Fargate: invalid SecurityContext fields: Capabilities added: NET_ADMIN';

function daemonSet(spec: string, namespace = 'default'): string {
  return deployment(spec)
    .replace('kind: Deployment', 'kind: DaemonSet')
    .replace('  name: app\n', `  name: app\n  namespace: ${namespace}\n`);
}

describe('the verdict follows from everything that keeps a pod from running', () => {
  const injected = pod('').replace('  name: app\n', '  name: app\n  labels: { sidecar.istio.io/inject: "true" }\n');

  it('an injected init container that Fargate refuses, with its event', () => {
    expect(judge(injected)).toEqual({
      outcome: 'pending',
      verdict: 'blocked',
      event: NET_ADMIN,
      found: ['no-mesh-injection'],
    });
  });

  it('the same for all pods of a namespace, next to what they ask for themselves', () => {
    const namespace =
      'apiVersion: v1\nkind: Namespace\nmetadata: { name: default, labels: { istio-injection: enabled } }\n';
    const { workloads } = lint(
      [
        { path: 'a.yaml', content: namespace },
        { path: 'b.yaml', content: container('securityContext: { privileged: true }') },
        { path: 'c.yaml', content: deployment('') },
      ],
      { rules },
    );
    expect(workloads.map(({ event }) => event)).toEqual([`${NET_ADMIN},Privileged`, NET_ADMIN]);
    expect(workloads.map(({ verdict }) => verdict)).toEqual(['blocked', 'blocked']);
  });

  it('an injected init container that waits for a node agent, without an event', () => {
    const agent = daemonSet('containers: [{ name: install-cni, image: "istio/install-cni:1.29.1" }]', 'istio-system');
    expect(judge(`${injected}---\n${agent}`)).toMatchObject({ outcome: 'fails', verdict: 'blocked', event: null });
  });

  it('a kernel parameter that the kubelet refuses', () => {
    const tuned = pod('securityContext: { sysctls: [{ name: kernel.msgmax, value: "65536" }] }');
    expect(judge(tuned)).toEqual({
      outcome: 'fails',
      verdict: 'blocked',
      event: null,
      found: ['no-unsafe-sysctls'],
    });
  });

  it('a runtime that nobody has reported on', () => {
    expect(judge(pod('runtimeClassName: gvisor'))).toMatchObject({
      outcome: 'uncertain',
      verdict: 'uncertain',
      event: null,
    });
  });

  it('an object that the API server refuses, which shows no event either', () => {
    for (const [spec, found] of [
      ['hostNetwork: "true"', ['invalid-manifest']],
      [
        'hostPID: true\ncontainers: [{ name: a, resources: { requests: { cpu: 1core } } }]',
        ['no-host-namespaces', 'invalid-manifest'],
      ],
    ] as const) {
      expect(judge(pod(spec))).toEqual({
        outcome: 'refused',
        verdict: 'blocked',
        event: null,
        found: found,
      });
    }
  });
});

describe('pods that the Fargate scheduler never sees', () => {
  it.each(['nodeName: ip-10-0-0-1', 'schedulerName: volcano'])('show no event of it: %s', (field) => {
    expect(judge(pod(`hostNetwork: true\n${field}`))).toMatchObject({ verdict: 'blocked', event: null });
  });

  it('are not those whose scheduler its webhook rewrites, or is yet to be filled in', () => {
    for (const name of ['default-scheduler', 'fargate-scheduler', '"{{ .Values.scheduler }}"', `"\${SCHEDULER}"`]) {
      expect(judge(pod(`hostNetwork: true\nschedulerName: ${name}`)).event).toMatch(/HostNetwork/);
    }
  });
});

describe('a DaemonSet', () => {
  const TOLERATING = 'tolerations: [{ operator: Exists }]';
  const hostile = `${TOLERATING}\nhostNetwork: true\nvolumes: [{ name: a, hostPath: { path: / } }]`;

  it('that tolerates the taint of Fargate nodes is reported once, and shows no event', () => {
    for (const profiles of [null, PROFILES]) {
      for (const namespace of ['apps', 'elsewhere']) {
        const { findings } = lint([{ path: 'a.yaml', content: daemonSet(hostile, namespace) }], {
          rules,
          settings: { profiles },
        });
        expect(findings.map(({ rule }) => rule.id)).toEqual(['no-daemonset']);
        expect(judge(daemonSet(hostile, namespace), { profiles })).toMatchObject({
          outcome: 'absent',
          verdict: 'blocked',
          event: null,
        });
      }
    }
  });

  it('that does not runs on the EC2 nodes of a cluster whose profiles are known', () => {
    const agent = daemonSet('hostNetwork: true', 'kube-system');
    expect(judge(agent, { profiles: PROFILES })).toEqual({ ...RUNS, found: [] });
    expect(judge(agent, { profiles: PROFILES, cluster: 'fargate-only' }).found).toEqual(['no-daemonset']);
    expect(judge(agent).found).toEqual(['no-daemonset']);
  });

  it('of which only a part was read never counts as one that runs', () => {
    const patch =
      'apiVersion: apps/v1\nkind: DaemonSet\nmetadata: { name: agent }\nspec: { template: { spec: { containers: [{ name: c, image: "nginx:1" }] } } }\n';
    expect(judge(patch)).toEqual({ outcome: 'uncertain', verdict: 'uncertain', event: null, found: [] });
    const excluding = patch.replace('spec: { containers', 'spec: { nodeSelector: { pool: spot }, containers');
    expect(judge(excluding)).toEqual({ ...RUNS, found: [] });
  });

  it('gets no traffic on Fargate that would go astray', () => {
    const service = (type: string) =>
      `apiVersion: v1\nkind: Service\nmetadata: { name: app }\nspec: { type: ${type}, selector: { app: app }, ports: [{ port: 80 }] }\n`;
    for (const type of ['LoadBalancer', 'NodePort']) {
      expect(judge(`${daemonSet('')}---\n${service(type)}`).found).toEqual(['no-daemonset']);
    }
  });
});

describe('a message', () => {
  const REFUSING =
    /stays? Pending|\b(pod|it|container) (fails|is refused|stays|will not start)|will not start|API server refuses|likely not start|might not start|cannot start/;
  /** What is refused there is the configuration of a cluster, not a pod. */
  const aboutPods = [...rules, ...ALWAYS_ON].filter(({ category }) => category !== 'logging' && category !== 'cluster');
  const messagesOf = (rule: Rule) => Object.entries<Message>(rule.messages);

  it.each(aboutPods.map((rule) => [rule.id, rule] as const))(
    'of %s says that pods do not run only where it counts so',
    (_, rule) => {
      for (const [id, message] of messagesOf(rule)) {
        const { text, outcome = rule.outcome ?? 'runs' } = typeof message === 'string' ? { text: message } : message;
        if (REFUSING.test(text)) expect(outcome, `${rule.id} ${id}`).not.toBe('runs');
      }
    },
  );

  it('of a rule about scheduling says what becomes of the pod', () => {
    for (const { id, category, outcome } of rules) {
      if (category === 'scheduling') expect(outcome, id).toBeDefined();
    }
  });

  it('that leaves open whether the pod runs is not an error, and one that does not is', () => {
    for (const rule of aboutPods) {
      for (const [id, message] of messagesOf(rule)) {
        const own = typeof message === 'string' ? undefined : message;
        const outcome = own?.outcome ?? rule.outcome ?? 'runs';
        const severity = own?.severity ?? rule.severity;
        if (outcome === 'uncertain') expect(severity, `${rule.id} ${id}`).toBe('warn');
        else if (outcome !== 'runs') expect(severity, `${rule.id} ${id}`).toBe('error');
      }
    }
  });
});
