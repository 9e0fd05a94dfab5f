import { isMapping, valueIn } from '../../kubernetes/place.ts';
import type { Work } from '../failure.ts';
import { type Configurations, noConfigurations } from './configurations.ts';

/**
 * The fields of custom resources that hold names, labels or annotations, as the files under `crds` mark them. These are
 * definitions of types by their names, not the manifests of the same name. Source: loadconfigfromcrds.go of kustomize.
 */
export function readCrds(types: Readonly<Record<string, unknown>>, work: Work): Configurations {
  const found = noConfigurations();
  for (const [name, type] of Object.entries(types)) {
    const properties = propertiesOf(type);
    if (!['apiVersion', 'kind', 'metadata'].every((field) => isMapping(properties) && field in properties)) continue;
    collect(name, '', { types, work, found, kind: name.slice(name.lastIndexOf('.') + 1) });
  }
  return found;
}

interface Collecting {
  readonly types: Readonly<Record<string, unknown>>;
  readonly work: Work;
  readonly found: Configurations;
  /** Of the object. */
  readonly kind: string;
}

function collect(type: string, parent: string, collecting: Collecting): void {
  const { types, work, found, kind } = collecting;
  const properties = propertiesOf(types[type]);
  for (const [name, schema] of isMapping(properties) ? Object.entries(properties) : []) {
    work.spend(1);
    const path = `${parent}${name}`;
    const extension = (key: string) => {
      const value = valueIn(schema, `x-kubernetes-${key}`);
      return typeof value === 'string' ? value : undefined;
    };
    if (extension('annotation') !== undefined) found.fields.commonAnnotations.push({ kind, path });
    if (extension('label-selector') !== undefined) found.fields.commonLabels.push({ kind, path });
    if (extension('identity') !== undefined) found.fields.namePrefix.push({ kind, path });
    const referred = extension('object-ref-kind');
    if (referred !== undefined && extension('object-ref-api-version') !== undefined) {
      const key = extension('object-ref-name-key') ?? 'name';
      found.nameReferences.push({ kind: referred, fields: [{ kind, path: `${path}/${key}` }] });
    }
    const reference = valueIn(schema, '$ref');
    if (typeof reference === 'string') collect(reference, `${path}/`, collecting);
  }
}

function propertiesOf(type: unknown): unknown {
  return valueIn(valueIn(type, 'Schema') ?? valueIn(type, 'schema'), 'properties');
}
