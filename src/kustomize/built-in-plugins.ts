import type { BuiltObject } from './built-object.ts';
import type { Work } from './failure.ts';
import { type FieldSpec, readFieldSpecs } from './field-specs.ts';
import type { Patches } from './patches/patches.ts';
import { replaceFields } from './replacements.ts';
import { addEntries, setImages } from './transforms.ts';
import { itemsAt, mapping, type Tree, treeAt } from './tree.ts';

/** What a transformer of kustomize's own changes. */
export interface PluginSubject {
  readonly objects: BuiltObject[];
  readonly patches: Patches;
  readonly work: Work;
}

type Transformer = (config: Tree, fields: readonly FieldSpec[], subject: PluginSubject) => void;

/**
 * Transformers of kustomize that a file may configure (`apiVersion: builtin`). Others, as all that change whole lists of
 * fields by their own defaults, are named as not applied.
 */
export const TRANSFORMERS: Readonly<Record<string, Transformer>> = {
  AnnotationsTransformer: (config, fields, { objects, work }) => {
    addEntries(objects, treeAt(config, 'annotations') ?? mapping([]), fields, work);
  },
  ImageTagTransformer: (config, fields, { objects, work }) => {
    const image = treeAt(config, 'imageTag');
    if (image) setImages(objects, image, fields, work);
  },
  LabelTransformer: (config, fields, { objects, work }) => {
    addEntries(objects, treeAt(config, 'labels') ?? mapping([]), fields, work);
  },
  PatchJson6902Transformer: (config, _fields, { patches }) => patches.apply(withPatch(config, 'jsonOp')),
  PatchStrategicMergeTransformer: (config, _fields, { patches }) => {
    for (const path of itemsAt(config, 'paths')) patches.applyMerge(path);
    const patch = treeAt(config, 'patches');
    if (patch) patches.applyMerge(patch);
  },
  PatchTransformer: (config, _fields, { patches }) => patches.apply(config),
  ReplacementTransformer: (config, _fields, { objects, work }) => {
    for (const item of itemsAt(config, 'replacements')) replaceFields(objects, item, work);
  },
};

/** Generators, whose configurations are items of the kustomization's own lists. */
export const GENERATORS: Readonly<Record<string, 'ConfigMap' | 'Secret'>> = {
  ConfigMapGenerator: 'ConfigMap',
  SecretGenerator: 'Secret',
};

export function configuredFields(config: Tree): FieldSpec[] {
  return readFieldSpecs(treeAt(config, 'fieldSpecs'));
}

/** The configuration with its patch under the name that a kustomization has for it. */
function withPatch(config: Tree, field: string): Tree {
  const patch = treeAt(config, field);
  return patch && config.kind === 'mapping'
    ? { ...config, entries: new Map([...config.entries, ['patch', patch]]) }
    : config;
}
