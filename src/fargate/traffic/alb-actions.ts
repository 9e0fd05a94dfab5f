import type { IngressBackend } from '../../kubernetes/ingress-backends.ts';
import { isMapping, valueIn } from '../../kubernetes/place.ts';
import type { Resource } from '../../kubernetes/resource.ts';

const ACTIONS = 'alb.ingress.kubernetes.io/actions.';

/**
 * The Services that an action of an ALB forwards to, when a backend names one instead of a Service (port
 * `use-annotation`). Target groups of weight 0 get no traffic; those named by ARN are not Kubernetes' own.
 * Source: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#actions
 * (read 2026-11).
 */
export function servicesOfAction({ service, at }: IngressBackend, ingress: Resource): IngressBackend[] {
  return targetGroupsOf(ingress.annotations[ACTIONS + service]).flatMap((group) => {
    const name = valueIn(group, 'serviceName');
    const port = valueIn(group, 'servicePort');
    if (typeof name !== 'string' || Number(valueIn(group, 'weight') ?? 1) === 0) return [];
    return [{ service: name, at, port: typeof port === 'string' || typeof port === 'number' ? port : undefined }];
  });
}

function targetGroupsOf(annotation: string | undefined): readonly unknown[] {
  let action: unknown;
  try {
    action = JSON.parse(annotation ?? '');
  } catch {
    return [];
  }
  if (!isMapping(action)) return [];
  const groups = valueIn(action.forwardConfig, 'targetGroups');
  return Array.isArray(groups) ? groups : [];
}
