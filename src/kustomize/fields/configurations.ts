import { itemsAt, stringAt, type Tree, treeAt } from '../tree.ts';
import type { NameReference } from './default-fields.ts';
import { type FieldSpec, readFieldSpecs } from './field-specs.ts';

/** Fields that kustomizations name under `configurations` and `crds` beside those that kustomize knows. */
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
  'templateLabels',
  'commonAnnotations',
  'images',
  'replicas',
] as const;

export type ConfiguredField = (typeof CONFIGURED)[number];

export function noConfigurations(): Configurations {
  return { nameReferences: [], variableFields: [], fields: fieldsBy(() => []) };
}

/** Reads a file that is named under `configurations`. */
export function readConfigurations(tree: Tree): Configurations {
  return {
    nameReferences: itemsAt(tree, 'nameReference').map((item) => ({
      kind: stringAt(item, 'kind') ?? '',
      group: stringAt(item, 'group'),
      fields: readFieldSpecs(treeAt(item, 'fieldSpecs')),
    })),
    variableFields: readFieldSpecs(treeAt(tree, 'varReference')),
    fields: fieldsBy((name) => readFieldSpecs(treeAt(tree, name))),
  };
}

export function addConfigurations(into: Configurations, added: Configurations): void {
  into.nameReferences.push(...added.nameReferences);
  into.variableFields.push(...added.variableFields);
  for (const name of CONFIGURED) into.fields[name].push(...added.fields[name]);
}

function fieldsBy(fieldsOf: (name: ConfiguredField) => FieldSpec[]): Record<ConfiguredField, FieldSpec[]> {
  return Object.fromEntries(CONFIGURED.map((name) => [name, fieldsOf(name)])) as Record<ConfiguredField, FieldSpec[]>;
}
