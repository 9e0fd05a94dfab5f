import type { Path } from '../../source/document.ts';
import { composeList, composeMapping } from '../composed-place.ts';
import type { Place } from '../place.ts';
import type { DescribedPod, DescribingKind } from '../workloads/workload-kinds.ts';
import { firstWritten, podFields } from './fields.ts';

/**
 * Argo Workflows: a template with a container, a script or a set of containers is a pod. It gets the workflow's fields
 * where it has none of its own, and of all volumes and claims those that its containers mount.
 * Source: https://argo-workflows.readthedocs.io/en/latest/fields/ (read 2026-11).
 */
export const ARGO_WORKFLOW_KINDS: readonly DescribingKind[] = [
  workflow('Workflow', ['spec']),
  workflow('WorkflowTemplate', ['spec']),
  workflow('ClusterWorkflowTemplate', ['spec']),
  workflow('CronWorkflow', ['spec', 'workflowSpec']),
];

function workflow(kind: string, path: Path): DescribingKind {
  return {
    groups: ['argoproj.io'],
    kind,
    describe: (object) => {
      const spec = object.at(...path);
      const volumes = byName(spec.at('volumes'));
      return spec
        .at('templates')
        .items()
        .flatMap((template) => describe(template, spec, volumes));
    },
  };
}

type Volumes = ReadonlyMap<unknown, Place>;

function byName(volumes: Place): Volumes {
  return new Map(volumes.items().map((volume) => [volume.at('name').value, volume]));
}

function describe(template: Place, workflowSpec: Place, shared: Volumes): DescribedPod[] {
  const main = [template.at('container'), template.at('script'), ...template.at('containerSet', 'containers').items()];
  const containers = [...main, ...template.at('sidecars').items()].filter(({ exists }) => exists);
  if (!main.some(({ exists }) => exists)) return [];
  const initContainers = template.at('initContainers');
  const mounted = new Set(
    [...containers, ...initContainers.items(), template.at('containerSet')]
      .flatMap((each) => each.at('volumeMounts').items())
      .map((mount) => mount.at('name').value),
  );
  const own = byName(template.at('volumes'));
  const volumes = [...mounted].flatMap((name) => own.get(name) ?? shared.get(name) ?? []);
  const claims = workflowSpec
    .at('volumeClaimTemplates')
    .items()
    .filter((claim) => mounted.has(claim.at('metadata', 'name').value));
  return [
    {
      claims,
      template: composeMapping(template, {
        metadata: template.at('metadata'),
        spec: composeMapping(template, {
          ...podFields(template, workflowSpec),
          priorityClassName: firstWritten(template.at('priorityClassName'), workflowSpec.at('podPriorityClassName')),
          initContainers,
          containers: composeList(template, containers),
          volumes: composeList(template, volumes),
        }),
      }),
    },
  ];
}
