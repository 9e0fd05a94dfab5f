import { describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { lint } from '../../../src/engine/lint.ts';

/** Errors as `line rule at what it points at`, and what becomes of each sort of pods. */
function check(yaml: string) {
  const report = lint([{ path: 'object.yaml', content: yaml }], { rules });
  expect(report.failures).toEqual([]);
  const errors = report.findings.filter(({ severity }) => severity === 'error');
  return {
    errors: errors.map(({ file, range, rule }) => {
      const { line } = file.position(range.start);
      return `${line} ${rule.id} at ${file.text.slice(range.start, range.end)}`;
    }),
    verdicts: report.workloads.map(({ pod, verdict }) => `${pod.workload.kind} x${pod.replicas} ${verdict}`),
    sized: report.workloads.filter(({ size }) => size !== null).length,
  };
}

function object(apiVersion: string, kind: string, spec: string): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: sample }\nspec:\n${spec.replace(/^(?=.)/gm, '  ')}\n`;
}

const PRIVILEGED = '{ name: main, image: main, securityContext: { privileged: true } }';
const HOST_TEMPLATE = '{ spec: { hostNetwork: true, containers: [{ name: main, image: main }] } }';

describe('kinds with pod templates of their own', () => {
  it.each([
    ['keda.sh/v1alpha1', 'ScaledJob', `jobTargetRef: { template: ${HOST_TEMPLATE} }`, 1],
    ['actions.github.com/v1alpha1', 'AutoscalingRunnerSet', `template: ${HOST_TEMPLATE}`, 1],
    ['actions.github.com/v1alpha1', 'EphemeralRunnerSet', `ephemeralRunnerSpec: ${HOST_TEMPLATE}`, 1],
    ['actions.summerwind.dev/v1alpha1', 'RunnerDeployment', `replicas: 4\ntemplate: ${HOST_TEMPLATE}`, 4],
    ['apps.kruise.io/v1alpha1', 'CloneSet', `replicas: 2\ntemplate: ${HOST_TEMPLATE}`, 2],
    [
      'jobset.x-k8s.io/v1alpha2',
      'JobSet',
      `replicatedJobs: [{ name: a, replicas: 3, template: { spec: { template: ${HOST_TEMPLATE} } } }]`,
      3,
    ],
    [
      'leaderworkerset.x-k8s.io/v1',
      'LeaderWorkerSet',
      `replicas: 2\nleaderWorkerTemplate: { workerTemplate: ${HOST_TEMPLATE} }`,
      2,
    ],
    [
      'kubeflow.org/v1',
      'PyTorchJob',
      `pytorchReplicaSpecs: { Worker: { replicas: 5, template: ${HOST_TEMPLATE} } }`,
      5,
    ],
    ['ray.io/v1', 'RayCluster', `headGroupSpec: { template: ${HOST_TEMPLATE} }`, 1],
    [
      'ray.io/v1',
      'RayJob',
      `rayClusterSpec: { workerGroupSpecs: [{ groupName: a, replicas: 6, template: ${HOST_TEMPLATE} }] }`,
      6,
    ],
    ['ray.io/v1', 'RayService', `rayClusterConfig: { headGroupSpec: { template: ${HOST_TEMPLATE} } }`, 1],
    ['batch.volcano.sh/v1alpha1', 'Job', `tasks: [{ name: a, replicas: 7, template: ${HOST_TEMPLATE} }]`, 7],
    ['postgresql.cnpg.io/v1', 'Pooler', `instances: 3\ntemplate: ${HOST_TEMPLATE}`, 3],
    ['kibana.k8s.elastic.co/v1', 'Kibana', `count: 2\npodTemplate: ${HOST_TEMPLATE}`, 2],
  ])('%s %s', (apiVersion, kind, spec, replicas) => {
    const { errors, verdicts } = check(object(apiVersion, kind, spec));
    expect(errors).toEqual([expect.stringMatching(/^[56] no-host-namespaces at true$/)]);
    expect(verdicts).toEqual([`${kind} x${replicas} blocked`]);
  });

  it('reads every template of an object', () => {
    const yaml = object(
      'kubeflow.org/v1',
      'TFJob',
      `tfReplicaSpecs:\n  Chief: { replicas: 1, template: ${HOST_TEMPLATE} }\n  Worker: { replicas: 2, template: ${HOST_TEMPLATE} }`,
    );
    expect(check(yaml)).toMatchObject({
      errors: ['6 no-host-namespaces at true', '7 no-host-namespaces at true'],
      verdicts: ['TFJob x1 blocked', 'TFJob x2 blocked'],
    });
  });
});

it('reads a template once when two kinds name it, and twice where one is an alias', () => {
  const shared = `headGroupSpec: { template: &pod ${HOST_TEMPLATE} }\nworkerGroupSpecs: [{ template: *pod }]`;
  const yaml = object('ray.io/v1', 'RayCluster', shared);
  const kinds = [{ groups: ['ray.io'], kind: 'RayCluster', template: ['spec', 'headGroupSpec', 'template'] }];
  for (let time = 0; time < 2; time++) {
    const { workloads } = lint([{ path: 'object.yaml', content: yaml }], { rules, kinds });
    expect(workloads.map(({ pod }) => pod.template.path[1])).toEqual(['headGroupSpec', 'workerGroupSpecs']);
  }
});

describe('Knative', () => {
  it('adds a container with requests, so that the size is not known', () => {
    const yaml = object('serving.knative.dev/v1', 'Service', `template: { spec: { containers: [${PRIVILEGED}] } }`);
    expect(check(yaml)).toEqual({
      errors: ['5 no-privileged at true'],
      verdicts: ['Service xnull blocked'],
      sized: 0,
    });
  });
});

describe('Argo Workflows', () => {
  const workflow = object(
    'argoproj.io/v1alpha1',
    'Workflow',
    `hostNetwork: true
volumes:
  - { name: socket, hostPath: { path: /var/run/docker.sock } }
templates:
  - name: build
    container: { name: main, image: main, volumeMounts: [{ name: socket, mountPath: /s }] }
  - name: test
    script: ${PRIVILEGED}
  - name: pair
    containerSet: { containers: [${PRIVILEGED}] }
    sidecars: [{ name: side, image: side, ports: [{ containerPort: 1, hostPort: 1 }] }]
  - name: order
    dag: { tasks: [] }`,
  );

  it('make a pod of every template with containers, with the volumes that it mounts', () => {
    const { errors, verdicts, sized } = check(workflow);
    expect(errors).toEqual([
      '5 no-host-namespaces at true',
      '7 valid-volumes at hostPath',
      '12 no-privileged at true',
      '14 no-privileged at true',
      '15 no-host-ports at 1',
    ]);
    expect(verdicts).toEqual(Array.from({ length: 3 }, () => 'Workflow xnull blocked'));
    expect(sized).toBe(0);
  });

  it('make claims for the pods that mount them', () => {
    const mounts = 'volumeMounts: [{ name: work, mountPath: /w }]';
    const yaml = object(
      'argoproj.io/v1alpha1',
      'Workflow',
      `volumeClaimTemplates:
  - { metadata: { name: work }, spec: { storageClassName: gp3 } }
  - { metadata: { name: other }, spec: { storageClassName: gp3 } }
templates:
  - { name: a, container: { image: a, ${mounts} } }
  - { name: b, container: { image: b, ${mounts} } }
  - { name: c, container: { image: c } }`,
    );
    expect(check(yaml)).toMatchObject({
      errors: ['6 no-volume-claim-templates at gp3'],
      verdicts: ['Workflow xnull blocked', 'Workflow xnull blocked', 'Workflow xnull runs'],
    });
  });

  it('are read in a CronWorkflow', () => {
    const yaml = object(
      'argoproj.io/v1alpha1',
      'CronWorkflow',
      `workflowSpec: { templates: [{ name: a, container: ${PRIVILEGED} }] }`,
    );
    expect(check(yaml).errors).toEqual(['5 no-privileged at true']);
  });
});

describe('operators that describe pods in fields of their own', () => {
  it('Prometheus: storage, host network, containers', () => {
    const yaml = object(
      'monitoring.coreos.com/v1',
      'Prometheus',
      `replicas: 2
hostNetwork: true
containers: [${PRIVILEGED}]
storage: { volumeClaimTemplate: { spec: { storageClassName: gp3 } } }`,
    );
    expect(check(yaml)).toEqual({
      errors: ['6 no-host-namespaces at true', '7 no-privileged at true', '8 no-volume-claim-templates at gp3'],
      verdicts: ['Prometheus x2 blocked'],
      sized: 0,
    });
    const ephemeral = object('monitoring.coreos.com/v1', 'Alertmanager', 'storage: { ephemeral: {} }');
    expect(check(ephemeral).errors).toEqual(['5 valid-volumes at ephemeral']);
  });

  it('Strimzi: claims of brokers, scheduling of their pods', () => {
    const yaml = object(
      'kafka.strimzi.io/v1beta2',
      'Kafka',
      `kafka:
  replicas: 3
  storage: { type: jbod, volumes: [{ id: 0, type: persistent-claim, class: gp3, size: 1Gi }] }
  template: { pod: { schedulerName: volcano } }
zookeeper: { replicas: 3, storage: { type: ephemeral } }`,
    );
    expect(check(yaml)).toMatchObject({
      errors: ['7 no-volume-claim-templates at gp3', '8 valid-scheduler-name at volcano'],
      verdicts: ['Kafka x3 blocked', 'Kafka x3 runs'],
    });
  });

  it('CloudNativePG: claims for data and WAL files', () => {
    const yaml = object(
      'postgresql.cnpg.io/v1',
      'Cluster',
      `instances: 3
storage: { size: 1Gi, storageClass: gp3 }
walStorage: { size: 1Gi, pvcTemplate: { storageClassName: gp2 } }
affinity: { nodeSelector: { kubernetes.io/arch: arm64 } }`,
    );
    expect(check(yaml)).toMatchObject({
      errors: [
        '6 no-volume-claim-templates at gp3',
        '7 no-volume-claim-templates at gp2',
        '8 satisfiable-node-selection at arm64',
      ],
      verdicts: ['Cluster x3 blocked'],
    });
  });

  it('Elasticsearch: node sets with templates and claims', () => {
    const yaml = object(
      'elasticsearch.k8s.elastic.co/v1',
      'Elasticsearch',
      `nodeSets:
  - name: default
    count: 3
    podTemplate: { spec: { initContainers: [${PRIVILEGED}] } }
    volumeClaimTemplates: [{ metadata: { name: elasticsearch-data }, spec: { storageClassName: gp3 } }]`,
    );
    expect(check(yaml)).toMatchObject({
      errors: ['8 no-privileged at true', '9 no-volume-claim-templates at gp3'],
      verdicts: ['Elasticsearch x3 blocked'],
    });
  });

  it('Druid: what counts for all nodes, and what one adds', () => {
    const yaml = object(
      'druid.apache.org/v1alpha1',
      'Druid',
      `volumes: [{ name: deep, hostPath: { path: /tmp } }]
nodes:
  brokers: { replicas: 2, nodeSelector: { disk: ssd } }
  routers: { replicas: 1 }`,
    );
    expect(check(yaml)).toMatchObject({
      errors: ['5 valid-volumes at hostPath', '7 satisfiable-node-selection at ssd'],
      verdicts: ['Druid x2 blocked', 'Druid x1 blocked'],
    });
  });

  it('Spark: driver and executors, with templates and fields', () => {
    const yaml = object(
      'sparkoperator.k8s.io/v1beta2',
      'SparkApplication',
      `volumes: [{ name: scratch, hostPath: { path: /tmp } }]
driver: { hostNetwork: true, securityContext: { allowPrivilegeEscalation: true } }
executor:
  instances: 4
  gpu: { name: nvidia.com/gpu, quantity: 1 }
  template: { spec: { containers: [${PRIVILEGED}] } }`,
    );
    expect(check(yaml)).toMatchObject({
      errors: [
        '5 valid-volumes at hostPath',
        '6 no-host-namespaces at true',
        '6 no-privilege-escalation at true',
        '9 no-device-resources at gpu',
        '10 no-privileged at true',
      ],
      verdicts: ['SparkApplication xnull blocked', 'SparkApplication x4 blocked'],
    });
  });

  it('Tekton: steps and sidecars, and what a run adds', () => {
    const task = object('tekton.dev/v1', 'Task', `steps: [${PRIVILEGED}]`);
    expect(check(task).errors).toEqual(['5 no-privileged at true']);
    const run = object(
      'tekton.dev/v1',
      'PipelineRun',
      `pipelineSpec: { tasks: [{ name: a, taskSpec: { steps: [${PRIVILEGED}] } }] }
taskRunTemplate: { podTemplate: { hostNetwork: true } }`,
    );
    expect(check(run).errors).toEqual(['5 no-privileged at true', '6 no-host-namespaces at true']);
  });

  it('conclude nothing from what an operator fills in', () => {
    const yaml = object('monitoring.coreos.com/v1', 'ThanosRuler', 'containers: [{ name: side, image: side }]');
    const { findings } = lint([{ path: 'object.yaml', content: yaml }], { rules });
    expect(findings).toEqual([]);
  });

  it('survive anything in place of their fields', () => {
    for (const spec of ['a', '[]', '{ templates: 1, nodes: [1], nodeSets: {}, storage: [], driver: x, kafka: 3 }']) {
      for (const [apiVersion, kind] of [
        ['argoproj.io/v1alpha1', 'Workflow'],
        ['druid.apache.org/v1alpha1', 'Druid'],
        ['elasticsearch.k8s.elastic.co/v1', 'Elasticsearch'],
        ['kafka.strimzi.io/v1', 'Kafka'],
        ['monitoring.coreos.com/v1', 'Prometheus'],
        ['postgresql.cnpg.io/v1', 'Cluster'],
        ['sparkoperator.k8s.io/v1beta2', 'SparkApplication'],
        ['tekton.dev/v1', 'PipelineRun'],
        ['ray.io/v1', 'RayCluster'],
      ] as const) {
        const yaml = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: sample }\nspec: ${spec}\n`;
        expect(lint([{ path: 'object.yaml', content: yaml }], { rules }).failures).toEqual([]);
      }
    }
  });
});
