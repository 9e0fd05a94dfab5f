import { type FieldSpec, readFieldSpecs } from './fields/field-specs.ts';
import type { TransformContext } from './transform.ts';
import {
  addEntries,
  addPrefix,
  addSuffix,
  setImages,
  setNamespace,
  setReplicas,
  type Transform,
} from './transforms.ts';
import { itemsAt, scalarAt, stringAt, type Tree, treeAt } from './tree.ts';

type Transformer = (config: Tree, context: TransformContext) => void;

/** Transformers of kustomize that a file may configure (`apiVersion: builtin`); others are named as not applied. */
export const TRANSFORMERS: Readonly<Record<string, Transformer>> = {
  AnnotationsTransformer: by('annotations', addEntries),
  // Names have no hash here.
  HashTransformer: () => {},
  ImageTagTransformer: by('imageTag', setImages),
  LabelTransformer: by('labels', addEntries),
  NamespaceTransformer: (config, { objects, work }) => {
    const namespace = treeAt(config, 'metadata', 'namespace');
    const unsetOnly = scalarAt(config, 'unsetOnly') === true;
    const subjects = stringAt(config, 'setRoleBindingSubjects') || 'defaultOnly';
    if (namespace) setNamespace({ unsetOnly, subjects })(objects, namespace, fieldsIn(config), work);
  },
  PatchJson6902Transformer: (config, { patches }) => patches.apply(withPatch(config)),
  PatchStrategicMergeTransformer: (config, { patches }) => {
    for (const path of itemsAt(config, 'paths')) patches.applyMerge(path);
    const patch = treeAt(config, 'patches');
    if (patch) patches.applyMerge(patch);
  },
  PatchTransformer: (config, { patches }) => patches.apply(config),
  PrefixTransformer: by('prefix', addPrefix),
  ReplacementTransformer: (config, { replace }) => itemsAt(config, 'replacements').forEach(replace),
  ReplicaCountTransformer: by('replica', setReplicas),
  SuffixTransformer: by('suffix', addSuffix),
};

/** Generators, whose configurations are items of the kustomization's own lists. */
export const GENERATORS: Readonly<Record<string, 'ConfigMap' | 'Secret'>> = {
  ConfigMapGenerator: 'ConfigMap',
  SecretGenerator: 'Secret',
};

/** A transformer that takes the value of one field, and changes the fields that its configuration names. */
function by(field: string, transform: Transform): Transformer {
  return (config, { objects, work }) => {
    const value = treeAt(config, field);
    if (value) transform(objects, value, fieldsIn(config), work);
  };
}

function fieldsIn(config: Tree): FieldSpec[] {
  return readFieldSpecs(treeAt(config, 'fieldSpecs'));
}

/** The configuration with its patch under the name that a kustomization has for it. */
function withPatch(config: Tree): Tree {
  const patch = treeAt(config, 'jsonOp');
  return patch && config.kind === 'mapping'
    ? { ...config, entries: new Map([...config.entries, ['patch', patch]]) }
    : config;
}
