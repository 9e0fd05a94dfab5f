import type { Path } from '../../source/document.ts';
import { composeMapping } from '../composed-place.ts';
import type { Place } from '../place.ts';
import type { DescribedPod, DescribingKind } from '../workloads/workload-kinds.ts';
import { joinLists, podFields } from './fields.ts';

const GROUPS = ['tekton.dev'];
/** A place for what a Task leaves to its runs. */
const NO_TEMPLATE: Path = ['spec', 'podTemplate'];

/**
 * Tekton: the steps and sidecars of a task are the containers of one pod, and a run says in `podTemplate` what else the
 * pod has.
 * Sources: https://tekton.dev/docs/pipelines/tasks/, https://tekton.dev/docs/pipelines/podtemplates/ (read 2026-11).
 */
export const TEKTON_KINDS: readonly DescribingKind[] = [
  ...['Task', 'ClusterTask'].map((kind) => ({
    groups: GROUPS,
    kind,
    describe: (object: Place) => [describe(object.at('spec'), object.at(...NO_TEMPLATE))],
  })),
  {
    groups: GROUPS,
    kind: 'TaskRun',
    describe: (object) => [describe(object.at('spec', 'taskSpec'), object.at('spec', 'podTemplate'))],
  },
  {
    groups: GROUPS,
    kind: 'Pipeline',
    describe: (object) =>
      tasksOf(object.at('spec')).map((task) => describe(task.at('taskSpec'), object.at(...NO_TEMPLATE))),
  },
  { groups: GROUPS, kind: 'PipelineRun', describe: describePipelineRun },
];

function describePipelineRun(object: Place): DescribedPod[] {
  const spec = object.at('spec');
  const newer = spec.at('taskRunTemplate', 'podTemplate');
  const podTemplate = newer.exists ? newer : spec.at('podTemplate');
  const tasks = tasksOf(spec.at('pipelineSpec'));
  // A run of a pipeline that is elsewhere has a pod template all the same.
  if (tasks.length === 0) return [describe(spec.at('pipelineSpec', 'tasks'), podTemplate)];
  return tasks.map((task) => describe(task.at('taskSpec'), podTemplate));
}

function tasksOf(pipeline: Place): Place[] {
  const tasks = [...pipeline.at('tasks').items(), ...pipeline.at('finally').items()];
  return tasks.filter((task) => task.at('taskSpec').exists);
}

function describe(task: Place, podTemplate: Place): DescribedPod {
  return {
    template: composeMapping(task, {
      spec: composeMapping(task, {
        ...podFields(podTemplate),
        containers: joinLists(task, task.at('steps'), task.at('sidecars')),
        volumes: joinLists(task, task.at('volumes'), podTemplate.at('volumes')),
      }),
    }),
  };
}
