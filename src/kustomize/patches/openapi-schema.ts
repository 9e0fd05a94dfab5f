import { isMapping, valueIn } from '../../kubernetes/place.ts';
import type { ObjectId } from '../built-object.ts';
import type { Work } from '../failure.ts';
import type { FieldNames } from './merge-keys.ts';

const REFERENCE = '#/definitions/';

/** What an OpenAPI document says of lists in strategic merge patches. Source: kyaml/openapi of kustomize. */
export class OpenApiSchema {
  readonly #definitions: unknown;
  readonly #byKind = new Map<string, unknown>();
  readonly #work: Work;

  /** @param document OpenAPI 2, as `kubectl get --raw /openapi/v2` and `kustomize openapi fetch` print it */
  constructor(document: unknown, work: Work) {
    this.#definitions = valueIn(document, 'definitions');
    this.#work = work;
    for (const definition of isMapping(this.#definitions) ? Object.values(this.#definitions) : []) {
      const kinds = valueIn(definition, 'x-kubernetes-group-version-kind');
      for (const each of Array.isArray(kinds) ? kinds : []) {
        const [group, version, kind] = ['group', 'version', 'kind'].map((key) => valueIn(each, key));
        this.#byKind.set(keyOf(group ?? '', version, kind), definition);
      }
    }
  }

  /** Whether the fields of such an object are described. */
  describes({ group, version, kind }: ObjectId): boolean {
    return this.#byKind.has(keyOf(group, version, kind));
  }

  /** The keys of a list's items, none for a list of plain values; undefined for a list that is replaced. */
  mergeKeysOf({ group, version, kind }: ObjectId, fields: FieldNames): readonly string[] | undefined {
    let schema = this.#byKind.get(keyOf(group, version, kind));
    for (const field of fields) schema = this.#schemaOf(field, schema);
    const strategy = valueIn(schema, 'x-kubernetes-patch-strategy');
    if (typeof strategy !== 'string' || !strategy.split(',').includes('merge')) return undefined;
    const keys = valueIn(schema, 'x-kubernetes-list-map-keys') ?? valueIn(schema, 'x-kubernetes-patch-merge-key') ?? [];
    return [keys].flat().map(String);
  }

  /** Of a list, what is said of the fields of its items. */
  #schemaOf(field: string, schema: unknown): unknown {
    const isList = valueIn(schema, 'type') === 'array';
    const parent = isList ? this.#resolved(valueIn(schema, 'items')) : schema;
    return this.#resolved(valueIn(valueIn(parent, 'properties'), field) ?? valueIn(parent, 'additionalProperties'));
  }

  #resolved(schema: unknown): unknown {
    this.#work.spend(1);
    const reference = valueIn(schema, '$ref');
    if (typeof reference !== 'string' || !reference.startsWith(REFERENCE)) return schema;
    const name = reference.slice(REFERENCE.length).replaceAll('~1', '/').replaceAll('~0', '~');
    return this.#resolved(valueIn(this.#definitions, name));
  }
}

function keyOf(group: unknown, version: unknown, kind: unknown): string {
  return `${group}/${version}/${kind}`;
}
