import type { Path } from '../../source/document.ts';
import { composeList, composeMapping, impliedValue } from '../composed-place.ts';
import type { Place } from '../place.ts';
import type { DescribedPod, DescribingKind } from '../workloads/workload-kinds.ts';
import { firstWritten, joinLists, podFields } from './fields.ts';

/**
 * The Spark operator: driver and executors have fields of a pod and of its main container, and a pod template besides.
 * Cores and memory are Spark's own.
 * Source: https://github.com/kubeflow/spark-operator/blob/master/docs/api-docs.md (read 2026-11).
 */
export const SPARK_KINDS: readonly DescribingKind[] = [
  application('SparkApplication', ['spec']),
  application('ScheduledSparkApplication', ['spec', 'template']),
];

function application(kind: string, path: Path): DescribingKind {
  return {
    groups: ['sparkoperator.k8s.io'],
    kind,
    describe: (object) => {
      const spec = object.at(...path);
      return [describe(spec.at('driver'), spec), describe(spec.at('executor'), spec)];
    },
  };
}

function describe(part: Place, application: Place): DescribedPod {
  const inner = part.at('template', 'spec');
  return {
    replicas: part.at('instances'),
    template: composeMapping(part, {
      metadata: composeMapping(part, {
        labels: firstWritten(part.at('labels'), part.at('template', 'metadata', 'labels')),
        annotations: firstWritten(part.at('annotations'), part.at('template', 'metadata', 'annotations')),
      }),
      spec: composeMapping(part, {
        ...podFields(part, inner),
        nodeSelector: firstWritten(part.at('nodeSelector'), application.at('nodeSelector'), inner.at('nodeSelector')),
        // `securityContext` is that of the container.
        securityContext: firstWritten(part.at('podSecurityContext'), inner.at('securityContext')),
        initContainers: joinLists(part, part.at('initContainers'), inner.at('initContainers')),
        containers: joinLists(
          part,
          composeList(part, [mainContainer(part)]),
          inner.at('containers'),
          part.at('sidecars'),
        ),
        volumes: joinLists(part, application.at('volumes'), inner.at('volumes')),
      }),
    }),
  };
}

function mainContainer(part: Place): Place {
  const gpu = part.at('gpu');
  const limits = composeMapping(gpu, { [gpu.at('name').string ?? '']: impliedValue(gpu, gpu.valueAt('quantity')) });
  return composeMapping(part, {
    securityContext: part.at('securityContext'),
    env: part.at('env'),
    resources: composeMapping(gpu, { limits }),
  });
}
