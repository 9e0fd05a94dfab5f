import { composeMapping } from '../composed-place.ts';
import type { Place } from '../place.ts';
import type { DescribedPod, DescribingKind } from '../workloads/workload-kinds.ts';
import { claimNamed, podFields } from './fields.ts';

const GROUPS = ['kafka.strimzi.io'];

/**
 * Strimzi: pods are described by `template.pod`, and claims by `storage`.
 * Source: https://strimzi.io/docs/operators/latest/configuring.html (read 2026-11).
 */
export const STRIMZI_KINDS: readonly DescribingKind[] = [
  {
    groups: GROUPS,
    kind: 'Kafka',
    describe: (object) =>
      ['kafka', 'zookeeper', 'entityOperator', 'cruiseControl', 'kafkaExporter']
        .map((part) => object.at('spec', part))
        .filter(({ exists }) => exists)
        .flatMap(describe),
  },
  ...['KafkaNodePool', 'KafkaConnect', 'KafkaMirrorMaker2', 'KafkaBridge'].map((kind) => ({
    groups: GROUPS,
    kind,
    describe: (object: Place) => describe(object.at('spec')),
  })),
];

function describe(part: Place): DescribedPod[] {
  const pod = part.at('template', 'pod');
  const template = composeMapping(part, {
    metadata: pod.at('metadata'),
    spec: composeMapping(pod, { ...podFields(pod), volumes: pod.at('volumes') }),
  });
  return [{ template, replicas: part.at('replicas'), claims: claimsOf(part.at('storage')) }];
}

/** Storage is `ephemeral`, one claim, or several under `jbod`. */
function claimsOf(storage: Place): Place[] {
  const all = storage.at('type').value === 'jbod' ? storage.at('volumes').items() : [storage];
  return all
    .filter((each) => each.at('type').value === 'persistent-claim')
    .map((each) => claimNamed('data', each, each.at('class')));
}
