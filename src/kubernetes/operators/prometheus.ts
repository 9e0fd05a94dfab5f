import { composeList, composeMapping, impliedValue } from '../composed-place.ts';
import type { Place } from '../place.ts';
import type { DescribedPod, DescribingKind } from '../workloads/workload-kinds.ts';
import { claimTemplate, joinLists, podFields } from './fields.ts';

/**
 * The Prometheus operator: the pod's fields are in `spec` itself, and `containers` go over those that it makes.
 * Source: https://prometheus-operator.dev/docs/api-reference/api/ (read 2026-11).
 */
export const PROMETHEUS_KINDS: readonly DescribingKind[] = [
  'Prometheus',
  'PrometheusAgent',
  'Alertmanager',
  'ThanosRuler',
].map((kind) => ({ groups: ['monitoring.coreos.com'], kind, describe }));

function describe(object: Place): DescribedPod[] {
  const spec = object.at('spec');
  const storage = spec.at('storage');
  const ephemeral = storage.at('ephemeral');
  const claim = storage.at('volumeClaimTemplate');
  const template = composeMapping(spec, {
    metadata: spec.at('podMetadata'),
    spec: composeMapping(spec, {
      ...podFields(spec),
      initContainers: spec.at('initContainers'),
      containers: spec.at('containers'),
      volumes: joinLists(spec, spec.at('volumes'), ephemeral.exists ? volumeOf(ephemeral) : spec.at('volumes', 'none')),
    }),
  });
  return [{ template, replicas: spec.at('replicas'), claims: claim.exists ? [claimTemplate('data', claim)] : [] }];
}

function volumeOf(ephemeral: Place): Place {
  return composeList(ephemeral, [composeMapping(ephemeral, { name: impliedValue(ephemeral, 'storage'), ephemeral })]);
}
