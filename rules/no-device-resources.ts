import { reasonNotOffered } from '../src/fargate/scheduling/device-resources.ts';
import { addToGroup } from '../src/kubernetes/group-by.ts';
import type { Place } from '../src/kubernetes/place.ts';
import type { Pod } from '../src/kubernetes/pod.ts';
import { parseQuantity, ZERO } from '../src/kubernetes/requests/quantity.ts';
import { defineRule, keepOnEc2 } from '../src/rule.ts';

export default defineRule({
  id: 'no-device-resources',
  description: 'Disallow GPUs, other devices and huge pages',
  category: 'scheduling',
  severity: 'error',
  evidence: 'documented',
  outcome: 'pending',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html',
    'https://github.com/aws/containers-roadmap/issues/88',
    'https://github.com/aws/containers-roadmap/issues/1248',
    'https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/',
  ],
  messages: {
    device: '`{resource}` is not available on Fargate ({reason}); the pod stays Pending',
    plugin: {
      text: '`{resource}` needs a device plugin on the node; on Fargate the pod likely stays Pending',
      severity: 'warn',
      outcome: 'uncertain',
      evidence: 'inferred',
    },
    claim: {
      text: 'Resource claim `{claim}` needs a driver on the node; on Fargate the pod likely stays Pending',
      severity: 'warn',
      outcome: 'uncertain',
      evidence: 'inferred',
    },
  },
  help: 'Remove the request if it is optional, or keep this workload on EC2 nodes.',

  pod(pod, { report, settings }) {
    for (const resources of [pod.spec, ...pod.containers.map(({ place }) => place)].map((each) =>
      each.at('resources'),
    )) {
      for (const [resource, places] of devicesOf(resources)) {
        const [at, ...others] = places;
        const reason = reasonNotOffered(resource);
        if (!at) continue;
        const common = {
          at,
          notes: others.map((other) => ({ at: other, text: 'requested here' })),
          suggest: [
            {
              title: `Remove ${resource}`,
              place: at,
              intents: places.map(({ path }) => ({ type: 'remove', path }) as const),
            },
            ...keepOnEc2(pod, settings),
          ],
        };
        if (reason) report({ message: 'device', data: { resource, reason }, ...common });
        else if (isExtended(resource)) report({ message: 'plugin', data: { resource }, ...common });
      }
    }
    for (const [claim, [at, ...uses]] of claimsOf(pod)) {
      if (!at) continue;
      const drivers = { text: 'drivers of devices run as DaemonSets, which Fargate does not run' };
      const notes = [drivers, ...uses.map((use) => ({ at: use, text: 'used here' }))];
      report({ message: 'claim', at, data: { claim }, notes, suggest: keepOnEc2(pod, settings) });
    }
  },
});

/**
 * Whether a resource is not one of Kubernetes' own.
 * Source: https://kubernetes.io/docs/tasks/configure-pod-container/extended-resource/ (read 2026-11).
 */
function isExtended(resource: string): boolean {
  return resource.includes('/') && !resource.includes('kubernetes.io/');
}

const ORDINARY: ReadonlySet<string> = new Set(['cpu', 'memory', 'ephemeral-storage']);

/** Where a resource is requested. Its limit is also its request, so both are one finding; zero requests nothing. */
function devicesOf(resources: Place): Map<string, Place[]> {
  const devices = new Map<string, Place[]>();
  for (const amounts of [resources.at('limits'), resources.at('requests')]) {
    for (const resource of amounts.keys()) {
      if (ORDINARY.has(resource) || (parseQuantity(amounts.valueAt(resource)) ?? ZERO) <= ZERO) continue;
      addToGroup(devices, resource, amounts.at(resource));
    }
  }
  return devices;
}

/** Names of resource claims: where the pod declares each, then where containers use it. */
function claimsOf({ spec, containers }: Pod): Map<string, Place[]> {
  const claims = new Map<string, Place[]>();
  const lists = [spec.at('resourceClaims'), ...containers.map(({ place }) => place.at('resources', 'claims'))];
  for (const name of lists.flatMap((list) => list.items()).map((item) => item.at('name'))) {
    if (name.string) addToGroup(claims, name.string, name);
  }
  return claims;
}
