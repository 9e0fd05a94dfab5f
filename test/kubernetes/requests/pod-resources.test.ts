import { describe, expect, it } from 'vitest';
import { lint } from '../../../src/engine/lint.ts';
import { pod } from '../../../src/testing.ts';

/** The workload of a Pod with these fields, beside other objects. */
function workloadOf(spec: string, ...others: string[]) {
  const inputs = [pod(spec), ...others].map((content, index) => ({ path: `${index}.yaml`, content }));
  const [workload] = lint(inputs, { rules: [] }).workloads;
  if (!workload) throw new Error('no workload');
  const { qos, requests, size } = workload;
  return {
    qos,
    cpu: requests.cpuMilli,
    memory: requests.memoryMiB,
    size: size ? `${size.vcpu}/${size.memoryGiB}` : null,
  };
}

const each = (name: string, resources: string, more = '') =>
  `  - { name: ${name}, image: a, resources: ${resources}${more} }`;

describe('effective requests', () => {
  it('adds up application containers', () => {
    const containers = [
      'containers:',
      each('a', '{ requests: { cpu: 100m, memory: 64Mi } }'),
      each('b', '{ requests: { cpu: 0.15, memory: 64Mi } }'),
    ];
    expect(workloadOf(containers.join('\n'))).toEqual({ qos: 'Burstable', cpu: 250, memory: 128, size: '0.25/0.5' });
  });

  it("takes the largest init container when it is larger (an operator's notes of 2025)", () => {
    const spec = [
      'initContainers:',
      each('i', '{ requests: { cpu: 250m, memory: 128Mi } }'),
      'containers:',
      each('a', '{ requests: { cpu: 1, memory: 4Gi } }'),
    ];
    expect(workloadOf(spec.join('\n'))).toEqual({ qos: 'Burstable', cpu: 1000, memory: 4096, size: '1/5' });
    const larger = [
      'initContainers:',
      each('i', '{ requests: { cpu: 4 } }'),
      each('j', '{ requests: { memory: 9Gi } }'),
      'containers:',
      each('a', '{ requests: { cpu: 1, memory: 4Gi } }'),
    ];
    expect(workloadOf(larger.join('\n'))).toEqual({ qos: 'Burstable', cpu: 4000, memory: 9216, size: '4/10' });
  });

  it('adds native sidecars to what runs beside them and to the init containers after them', () => {
    const spec = (order: string[]) =>
      ['initContainers:', ...order, 'containers:', each('a', '{ requests: { cpu: 1 } }')].join('\n');
    const sidecar = each('s', '{ requests: { cpu: 500m } }', ', restartPolicy: Always');
    const init = each('i', '{ requests: { cpu: 1200m } }');
    expect(workloadOf(spec([sidecar, init])).cpu).toBe(1700);
    expect(workloadOf(spec([init, sidecar])).cpu).toBe(1500);
  });

  it('takes limits for requests where only limits are written (a public book)', () => {
    expect(workloadOf(`containers:\n${each('a', '{ limits: { cpu: 2000m, memory: 2Gi } }')}`)).toEqual({
      qos: 'Guaranteed',
      cpu: 2000,
      memory: 2048,
      size: '2/4',
    });
  });

  it('does not count limits beside requests (a public tutorial)', () => {
    const resources = '{ requests: { cpu: 1000m, memory: 2048Mi }, limits: { cpu: 2000m, memory: 4096Mi } }';
    expect(workloadOf(`containers:\n${each('a', resources)}`).size).toBe('1/3');
  });

  it('fills in the defaults of a LimitRange, its own defaults included', () => {
    const range = (item: string, namespace = '') => `
apiVersion: v1
kind: LimitRange
metadata: { name: defaults${namespace} }
spec: { limits: [{ type: Container, ${item} }] }`;
    expect(workloadOf('', range('default: { cpu: 1, memory: 1Gi }'))).toMatchObject({
      qos: 'Guaranteed',
      cpu: 1000,
      memory: 1024,
    });
    expect(workloadOf('', range('defaultRequest: { cpu: 300m }, max: { cpu: 2 }'))).toMatchObject({
      qos: 'Burstable',
      cpu: 300,
    });
    expect(workloadOf('', range('min: { memory: 100Mi }'))).toMatchObject({ memory: 100 });
    expect(workloadOf('', range('default: { cpu: 1 }', ', namespace: elsewhere'))).toMatchObject({
      qos: 'BestEffort',
      cpu: 0,
    });
  });

  it('lets pod-level resources win, as far as they go', () => {
    const app = `containers:\n${each('a', '{ requests: { cpu: 100m, memory: 64Mi } }')}`;
    expect(workloadOf(`resources: { requests: { cpu: 2 } }\n${app}`)).toMatchObject({ cpu: 2000, memory: 64 });
    expect(workloadOf(`resources: { limits: { cpu: 2, memory: 1Gi } }\n${app}`)).toMatchObject({
      cpu: 100,
      memory: 64,
    });
    expect(workloadOf('resources: { limits: { cpu: 2, memory: 1Gi } }')).toMatchObject({
      qos: 'Guaranteed',
      cpu: 2000,
      memory: 1024,
    });
  });

  it('adds the overhead of a RuntimeClass that was read', () => {
    const runtimeClass = `
apiVersion: node.k8s.io/v1
kind: RuntimeClass
metadata: { name: kata }
handler: kata
overhead: { podFixed: { cpu: 250m, memory: 120Mi } }`;
    expect(workloadOf('runtimeClassName: kata', runtimeClass)).toMatchObject({ cpu: 250, memory: 120 });
    expect(workloadOf('runtimeClassName: gvisor', runtimeClass)).toMatchObject({ cpu: 0, memory: 0 });
  });

  it('knows no size for amounts that it cannot read', () => {
    expect(workloadOf(`containers:\n${each('a', '{ requests: { cpu: lots } }')}`).size).toBeNull();
  });
});

describe('QoS class', () => {
  it.each([
    ['{}', 'BestEffort'],
    ['{ requests: { cpu: 0 }, limits: { memory: "0" } }', 'BestEffort'],
    ['{ requests: { ephemeral-storage: 1Gi } }', 'BestEffort'],
    ['{ requests: { cpu: 1 } }', 'Burstable'],
    ['{ limits: { cpu: 1 } }', 'Burstable'],
    ['{ limits: { cpu: 1, memory: 1Gi } }', 'Guaranteed'],
    ['{ requests: { cpu: 1000m, memory: 1024Mi }, limits: { cpu: 1, memory: 1Gi } }', 'Guaranteed'],
    ['{ requests: { cpu: 0, memory: 1Gi }, limits: { cpu: 1, memory: 1Gi } }', 'Burstable'],
  ])('%s is %s', (resources, expected) =>
    expect(workloadOf(`containers:\n${each('a', resources)}`).qos).toBe(expected),
  );

  it('is Guaranteed only when every container is', () => {
    const spec = ['containers:', each('a', '{ limits: { cpu: 1, memory: 1Gi } }'), each('b', '{}')];
    expect(workloadOf(spec.join('\n')).qos).toBe('Burstable');
  });
});
