import type { Manifests } from '../../kubernetes/manifests.ts';
import type { Resource } from '../../kubernetes/resource.ts';
import { mayHaveOutput } from './checks.ts';
import { LOGGING_NAMESPACE } from './logging.ts';

/** The kinds of objects that are part of the log router's configuration, or say which are. */
export const LOGGING_KINDS = ['ConfigMap', 'Kustomization'] as const;

/** Whether an object is in the log router's namespace: by itself, or because a kustomization that was read puts it there. */
export function isInLoggingNamespace({ namespace, place }: Resource, manifests: Manifests): boolean {
  if (namespace === LOGGING_NAMESPACE) return true;
  if (place.at('metadata', 'namespace').exists) return false;
  return manifests
    .ofKind('Kustomization')
    .some(({ place: kustomization }) =>
      [kustomization.at('namespace'), kustomization.at('spec', 'targetNamespace')].some(
        ({ value }) => value === LOGGING_NAMESPACE,
      ),
    );
}

/** Whether a pod of its namespace mounts a ConfigMap: a Fluent Bit of one's own may have its configuration there. */
export function isMounted({ name, namespace }: Resource, manifests: Manifests): boolean {
  return manifests.pods.some(
    (pod) =>
      pod.namespace === namespace &&
      pod.spec
        .at('volumes')
        .items()
        .some((volume) => volume.at('configMap', 'name').value === name),
  );
}

/**
 * Whether a ConfigMap, or another that was read with the same name, may have an [OUTPUT]: a patch need not repeat what
 * the object that it changes has.
 */
export function hasOutput({ name, namespace }: Resource, manifests: Manifests): boolean {
  return manifests
    .ofKind('ConfigMap')
    .some((each) => each.name === name && each.namespace === namespace && mayHaveOutput(each.place.at('data')));
}
