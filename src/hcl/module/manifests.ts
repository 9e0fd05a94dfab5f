import type { Span } from '../../source/document.ts';
import type { Block } from '../syntax/ast.ts';
import { decodeTexts } from '../values/decode.ts';
import { type Entry, object, type UnknownValue, type Value } from '../values/value.ts';
import { instancesOf } from './instances.ts';
import type { Module } from './module.ts';
import type { ModuleProblem } from './module-files.ts';

/** The Kubernetes objects that modules apply, and those that are not known. */
export interface ModuleManifests {
  readonly objects: readonly ModuleObject[];
  /** Texts that are no YAML. */
  readonly problems: readonly ModuleProblem[];
  readonly unknown: readonly UnknownManifest[];
}

export interface ModuleObject {
  readonly value: Value;
  /** The block that applies it. */
  readonly block: Span;
}

export interface UnknownManifest {
  readonly block: Span;
  readonly reason: string;
}

/** Which argument holds the object. */
const HOLDERS: ReadonlyMap<string, string> = new Map([
  ['kubernetes_manifest', 'manifest'],
  ['kubectl_manifest', 'yaml_body'],
]);

/**
 * The objects of `kubernetes_manifest` and `kubectl_manifest` in a module and in those that it calls.
 *
 * @throws TooMuchWork
 */
export function manifestsIn(module: Module): ModuleManifests {
  const all = module.files.blocks.flatMap((block): ModuleManifests[] => {
    if (block.type === 'module') return (module.children(block) ?? []).map((each) => manifestsIn(each.module));
    const holder = block.type === 'resource' ? HOLDERS.get(block.labels[0] ?? '') : undefined;
    return holder === undefined
      ? []
      : instancesOf(block, module.scope).map(({ scope }) => {
          const value = module.argument(block, holder, scope);
          const namespace = module.argument(block, 'override_namespace', scope);
          return manifestOf(value && namespace ? { value, namespace } : { value }, block, module);
        });
  });
  return {
    objects: all.flatMap(({ objects }) => objects),
    problems: all.flatMap(({ problems }) => problems),
    unknown: all.flatMap(({ unknown }) => unknown),
  };
}

function manifestOf(
  { value, namespace }: { value: Value | undefined; namespace?: Value },
  { file, range }: Block,
  { scope: { work } }: Module,
): ModuleManifests {
  const block = { file, range };
  const nothing: ModuleManifests = { objects: [], problems: [], unknown: [] };
  if (!value) return nothing;
  const encoded = value.kind === 'string' || value.kind === 'unknown' ? value.encoded : undefined;
  const held = encoded ?? value;
  if (held.kind === 'object' && !held.more)
    return { ...nothing, objects: [{ value: inNamespace(held, namespace), block }] };
  if (held.kind === 'object') return { ...nothing, unknown: [{ block, reason: (held.more as UnknownValue).reason }] };
  if (held.kind === 'unknown' && (held.isError || held.pattern === '*')) {
    return { ...nothing, unknown: [{ block, reason: held.reason }] };
  }
  if (held.kind !== 'string' && held.kind !== 'unknown') return nothing;
  const { values, problems } = decodeTexts(held, work);
  // A placeholder can make of YAML what cannot be read.
  if (held.kind === 'unknown' && problems.length > 0) return { ...nothing, unknown: [{ block, reason: held.reason }] };
  return { ...nothing, objects: values.map((each) => ({ value: inNamespace(each, namespace), block })), problems };
}

/** `override_namespace` of `kubectl_manifest`. */
function inNamespace(value: Value, namespace: Value | undefined): Value {
  const metadata = value.kind === 'object' ? value.entries.get('metadata') : undefined;
  if (!namespace || value.kind !== 'object' || metadata?.value.kind !== 'object') return value;
  const inner = new Map<string, Entry>([
    ...metadata.value.entries,
    ['namespace', { key: undefined, value: namespace }],
  ]);
  const changed = { ...metadata, value: object(inner, metadata.value.at, metadata.value.more) };
  return object(new Map<string, Entry>([...value.entries, ['metadata', changed]]), value.at, value.more);
}
