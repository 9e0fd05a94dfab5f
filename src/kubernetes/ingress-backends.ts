import type { Place } from './place.ts';
import type { Resource } from './resource.ts';

/** A Service that an Ingress sends traffic to. */
export interface IngressBackend {
  readonly service: string;
  /** The Service's name where the Ingress writes it. */
  readonly at: Place;
  /** Port of the Service by name or number; undefined when none is written. */
  readonly port: string | number | undefined;
}

/** All Services of an Ingress, each once. */
export function ingressBackends(ingress: Resource): IngressBackend[] {
  const byTarget = new Map<string, IngressBackend>();
  for (const each of writtenBackends(ingress)) {
    const key = JSON.stringify([each.service, each.port]);
    if (!byTarget.has(key)) byTarget.set(key, each);
  }
  return [...byTarget.values()];
}

/**
 * The same wherever they are written; `networking.k8s.io/v1` and the v1beta1 form that came before it.
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-v1/
 */
export function writtenBackends(ingress: Resource): IngressBackend[] {
  const spec = ingress.place.at('spec');
  return [
    spec.at('defaultBackend'),
    spec.at('backend'),
    ...spec
      .at('rules')
      .items()
      .flatMap((rule) =>
        rule
          .at('http', 'paths')
          .items()
          .map((path) => path.at('backend')),
      ),
  ].flatMap(backendAt);
}

function backendAt(place: Place): IngressBackend[] {
  const modern = place.at('service', 'name');
  const at = modern.exists ? modern : place.at('serviceName');
  if (!at.string) return [];
  const ports = [place.at('service', 'port', 'name'), place.at('service', 'port', 'number'), place.at('servicePort')];
  const port = ports.find(({ exists }) => exists)?.value;
  return [{ service: at.string, at, port: typeof port === 'string' || typeof port === 'number' ? port : undefined }];
}
