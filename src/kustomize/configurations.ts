import type { NameReference } from './default-fields.ts';
import { type FieldSpec, readFieldSpecs } from './field-specs.ts';
import { itemsAt, stringAt, type Tree, treeAt } from './tree.ts';

/** Fields that a kustomization's `configurations` name beside those that kustomize knows. */
export interface Configurations {
  readonly nameReferences: NameReference[];
  readonly variableFields: FieldSpec[];
  readonly fields: Readonly<Record<ConfiguredField, FieldSpec[]>>;
}

const CONFIGURED = [
  'namePrefix',
  'nameSuffix',
  'namespace',
  'commonLabels',
  'labels',
  'commonAnnotations',
  'images',
  'replicas',
] as const;

type ConfiguredField = (typeof CONFIGURED)[number];

export function readConfigurations(trees: readonly Tree[] = []): Configurations {
  const fields = (name: string) => trees.flatMap((tree) => readFieldSpecs(treeAt(tree, name)));
  return {
    nameReferences: trees.flatMap((tree) =>
      itemsAt(tree, 'nameReference').map((item) => ({
        kind: stringAt(item, 'kind') ?? '',
        group: stringAt(item, 'group'),
        fields: readFieldSpecs(treeAt(item, 'fieldSpecs')),
      })),
    ),
    variableFields: fields('varReference'),
    fields: Object.fromEntries(CONFIGURED.map((name) => [name, fields(name)])) as Record<ConfiguredField, FieldSpec[]>,
  };
}
