import type { WorkloadKind } from '../workloads/workload-kinds.ts';
import { ARGO_WORKFLOW_KINDS } from './argo-workflows.ts';
import { CLOUD_NATIVE_PG_KINDS } from './cloud-native-pg.ts';
import { DRUID_KINDS } from './druid.ts';
import { ELASTIC_KINDS } from './elastic.ts';
import { POD_TEMPLATE_KINDS } from './pod-templates.ts';
import { PROMETHEUS_KINDS } from './prometheus.ts';
import { SPARK_KINDS } from './spark.ts';
import { STRIMZI_KINDS } from './strimzi.ts';
import { TEKTON_KINDS } from './tekton.ts';

/** Custom resources of well-known operators that make pods. */
export const OPERATOR_KINDS: readonly WorkloadKind[] = [
  ...POD_TEMPLATE_KINDS,
  ...ARGO_WORKFLOW_KINDS,
  ...CLOUD_NATIVE_PG_KINDS,
  ...DRUID_KINDS,
  ...ELASTIC_KINDS,
  ...PROMETHEUS_KINDS,
  ...SPARK_KINDS,
  ...STRIMZI_KINDS,
  ...TEKTON_KINDS,
];
