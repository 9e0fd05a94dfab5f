import type { Path } from '../../source/document.ts';
import type { TemplateKind } from '../workloads/workload-kinds.ts';

const TEMPLATE: Path = ['spec', 'template'];
const REPLICAS: Path = ['spec', 'replicas'];

/**
 * Custom resources that hold ordinary pod templates. Sources, the definitions of each project (read 2026-11):
 * https://keda.sh/docs/latest/reference/scaledjob-spec/,
 * https://github.com/actions/actions-runner-controller (actions.github.com and actions.summerwind.dev),
 * https://jobset.sigs.k8s.io/docs/reference/jobset.v1alpha2/,
 * https://lws.sigs.k8s.io/docs/reference/leaderworkerset.v1/,
 * https://www.kubeflow.org/docs/components/trainer/legacy-v1/,
 * https://docs.ray.io/en/latest/cluster/kubernetes/references.html,
 * https://volcano.sh/en/docs/vcjob/, https://openkruise.io/docs/user-manuals/cloneset,
 * https://cloudnative-pg.io/documentation/current/connection_pooling/.
 */
export const POD_TEMPLATE_KINDS: readonly TemplateKind[] = [
  { groups: ['keda.sh'], kind: 'ScaledJob', template: ['spec', 'jobTargetRef', 'template'] },
  { groups: ['actions.github.com'], kind: 'AutoscalingRunnerSet', template: TEMPLATE },
  { groups: ['actions.github.com'], kind: 'EphemeralRunnerSet', template: ['spec', 'ephemeralRunnerSpec'] },
  ...['RunnerDeployment', 'RunnerSet'].map((kind) => ({
    groups: ['actions.summerwind.dev'],
    kind,
    template: TEMPLATE,
    replicas: REPLICAS,
    // The controller adds a runner and, unless told otherwise, a Docker daemon.
    isPartial: true,
  })),
  {
    groups: ['jobset.x-k8s.io'],
    kind: 'JobSet',
    template: ['spec', 'replicatedJobs', '*', 'template', 'spec', 'template'],
    replicas: ['spec', 'replicatedJobs', '*', 'replicas'],
  },
  ...['leaderTemplate', 'workerTemplate'].map((part) => ({
    groups: ['leaderworkerset.x-k8s.io'],
    kind: 'LeaderWorkerSet',
    template: ['spec', 'leaderWorkerTemplate', part],
    replicas: REPLICAS,
  })),
  trainingJob('PyTorchJob', 'pytorchReplicaSpecs'),
  trainingJob('TFJob', 'tfReplicaSpecs'),
  trainingJob('MPIJob', 'mpiReplicaSpecs'),
  trainingJob('XGBoostJob', 'xgbReplicaSpecs'),
  trainingJob('PaddleJob', 'paddleReplicaSpecs'),
  trainingJob('JAXJob', 'jaxReplicaSpecs'),
  ...rayCluster('RayCluster', ['spec']),
  ...rayCluster('RayJob', ['spec', 'rayClusterSpec']),
  ...rayCluster('RayService', ['spec', 'rayClusterConfig']),
  { groups: ['ray.io'], kind: 'RayJob', template: ['spec', 'submitterPodTemplate'] },
  {
    groups: ['batch.volcano.sh'],
    kind: 'Job',
    template: ['spec', 'tasks', '*', 'template'],
    replicas: ['spec', 'tasks', '*', 'replicas'],
  },
  {
    groups: ['postgresql.cnpg.io'],
    kind: 'Pooler',
    template: TEMPLATE,
    replicas: ['spec', 'instances'],
    isPartial: true,
  },
  { groups: ['apps.kruise.io'], kind: 'CloneSet', template: TEMPLATE, replicas: REPLICAS, needsSelector: true },
];

function trainingJob(kind: string, specs: string): TemplateKind {
  const path = ['spec', specs, '*'];
  return { groups: ['kubeflow.org'], kind, template: [...path, 'template'], replicas: [...path, 'replicas'] };
}

function rayCluster(kind: string, cluster: Path): TemplateKind[] {
  const workers = [...cluster, 'workerGroupSpecs', '*'];
  return [
    { groups: ['ray.io'], kind, template: [...cluster, 'headGroupSpec', 'template'] },
    { groups: ['ray.io'], kind, template: [...workers, 'template'], replicas: [...workers, 'replicas'] },
  ];
}
