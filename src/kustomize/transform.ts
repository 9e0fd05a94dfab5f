import type { BuiltObject } from './built-object.ts';
import type { Work } from './failure.ts';
import type { Configurations, ConfiguredField } from './fields/configurations.ts';
import {
  ANNOTATIONS,
  METADATA_LABELS,
  NAMES,
  NAMESPACES,
  REPLICAS,
  SELECTOR_LABELS,
  TEMPLATE_LABELS,
} from './fields/default-fields.ts';
import { type FieldSpec, readFieldSpecs } from './fields/field-specs.ts';
import type { Patches } from './patches/patches.ts';
import {
  addEntries,
  addPrefix,
  addSuffix,
  setImages,
  setNamespace,
  setReplicas,
  type Transform,
} from './transforms.ts';
import { itemsAt, type MappingTree, scalarAt, type Tree, treeAt } from './tree.ts';

/** What is changed, and what changes it. */
export interface TransformContext {
  readonly objects: BuiltObject[];
  readonly patches: Patches;
  /** Carries out one item of `replacements`. */
  readonly replace: (item: Tree) => void;
  readonly work: Work;
}

/** Changes objects as the fields of a kustomization say, in the order of kustomize. */
export function transform(
  tree: MappingTree,
  configured: Configurations['fields'],
  { objects, patches, replace, work }: TransformContext,
): void {
  const apply = (field: ConfiguredField, change: Transform, known: readonly FieldSpec[]) => {
    const value = treeAt(tree, field);
    for (const item of value?.kind === 'sequence' ? value.items : value ? [value] : []) {
      work.spend(objects.length);
      change(objects, item, [...known, ...configured[field]], work);
    }
  };
  for (const item of itemsAt(tree, 'patchesStrategicMerge')) patches.applyMerge(item);
  for (const item of itemsAt(tree, 'patches')) patches.apply(item);
  apply('namespace', setNamespace(), NAMESPACES);
  apply('namePrefix', addPrefix, NAMES);
  apply('nameSuffix', addSuffix, NAMES);
  for (const item of itemsAt(tree, 'labels')) {
    const pairs = treeAt(item, 'pairs');
    if (pairs) addEntries(objects, pairs, labelFields(item, configured), work);
  }
  apply('commonLabels', addEntries, SELECTOR_LABELS);
  apply('commonAnnotations', addEntries, ANNOTATIONS);
  for (const item of itemsAt(tree, 'patchesJson6902')) patches.apply(item);
  apply('replicas', setReplicas, REPLICAS);
  apply('images', setImages, []);
  for (const item of itemsAt(tree, 'replacements')) replace(item);
}

/** The fields that an item of `labels` is about. */
function labelFields(item: Tree, configured: Configurations['fields']): FieldSpec[] {
  const isIncluded = (field: string) => scalarAt(item, field) === true;
  const fields = [...configured.labels, ...readFieldSpecs(treeAt(item, 'fields'))];
  if (isIncluded('includeSelectors')) return [...SELECTOR_LABELS, ...configured.commonLabels, ...fields];
  const templates = isIncluded('includeTemplates') ? [...TEMPLATE_LABELS, ...configured.templateLabels] : [];
  return [METADATA_LABELS, ...templates, ...fields];
}
