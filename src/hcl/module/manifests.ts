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
  /** Objects that describe pods in Terraform's own terms, which are not read. */
  readonly typed: readonly { readonly type: string; readonly block: Span }[];
}

/** Source: https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs (read 2026-11). */
const TYPED =
  /^kubernetes_(?:deployment|daemonset|daemon_set|stateful_set|job|cron_job|pod|replication_controller)(?:_v\d\w*)?$/;

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
    const type = block.type === 'resource' ? (block.labels[0] ?? '') : '';
    if (TYPED.test(type)) return [{ ...NOTHING, typed: [{ type, block: { file: block.file, range: block.range } }] }];
    const holder = HOLDERS.get(type);
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
    typed: all.flatMap(({ typed }) => typed),
  };
}

const NOTHING: ModuleManifests = { objects: [], problems: [], unknown: [], typed: [] };

function manifestOf(
  { value, namespace }: { value: Value | undefined; namespace?: Value },
  { file, range }: Block,
  { scope: { work } }: Module,
): ModuleManifests {
  const block = { file, range };
  if (!value) return NOTHING;
  const encoded = value.kind === 'string' || value.kind === 'unknown' ? value.encoded : undefined;
  const held = encoded ?? value;
  if (held.kind === 'object' && !held.more)
    return { ...NOTHING, objects: [{ value: inNamespace(held, namespace), block }] };
  if (held.kind === 'object') return { ...NOTHING, unknown: [{ block, reason: (held.more as UnknownValue).reason }] };
  if (held.kind === 'unknown' && (held.isError || held.pattern === '*')) {
    return { ...NOTHING, unknown: [{ block, reason: held.reason }] };
  }
  if (held.kind !== 'string' && held.kind !== 'unknown') return NOTHING;
  const { values, problems } = decodeTexts(held, work);
  // A placeholder can make of YAML what cannot be read.
  if (held.kind === 'unknown' && problems.length > 0) return { ...NOTHING, unknown: [{ block, reason: held.reason }] };
  return { ...NOTHING, objects: values.map((each) => ({ value: inNamespace(each, namespace), block })), problems };
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
