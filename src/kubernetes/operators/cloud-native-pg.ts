import { composeMapping } from '../composed-place.ts';
import type { Place } from '../place.ts';
import type { DescribedPod, DescribingKind } from '../workloads/workload-kinds.ts';
import { claimNamed, claimTemplate } from './fields.ts';

/**
 * CloudNativePG: instances of PostgreSQL, each with claims of its own for data and, if asked for, for WAL files.
 * Source: https://cloudnative-pg.io/documentation/current/cloudnative-pg.v1/ (read 2026-11).
 */
export const CLOUD_NATIVE_PG_KINDS: readonly DescribingKind[] = [
  { groups: ['postgresql.cnpg.io'], kind: 'Cluster', describe },
];

function describe(object: Place): DescribedPod[] {
  const spec = object.at('spec');
  const affinity = spec.at('affinity');
  const template = composeMapping(spec, {
    metadata: spec.at('inheritedMetadata'),
    spec: composeMapping(spec, {
      affinity: composeMapping(affinity, { nodeAffinity: affinity.at('nodeAffinity') }),
      nodeSelector: affinity.at('nodeSelector'),
      tolerations: affinity.at('tolerations'),
      priorityClassName: spec.at('priorityClassName'),
      schedulerName: spec.at('schedulerName'),
      topologySpreadConstraints: spec.at('topologySpreadConstraints'),
    }),
  });
  const storages = [spec.at('storage'), spec.at('walStorage')].filter(({ exists }) => exists);
  return [{ template, replicas: spec.at('instances'), claims: storages.map(claimOf) }];
}

function claimOf(storage: Place): Place {
  const name = String(storage.path.at(-1));
  const own = storage.at('storageClass');
  const template = storage.at('pvcTemplate');
  if (own.exists || !template.exists) return claimNamed(name, storage, own);
  return claimTemplate(name, composeMapping(template, { spec: template }));
}
