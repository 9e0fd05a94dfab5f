import type { Span } from '../../source/document.ts';
import type { Block } from '../syntax/ast.ts';
import { isPresent, sortedEntries, toBoolean, toText } from '../values/convert.ts';
import { type Entry, isNull, list, object, string, type UnknownValue, unknown, type Value } from '../values/value.ts';
import type { ProfileValue } from './fargate-profiles.ts';
import { instancesOf } from './instances.ts';
import type { Module } from './module.ts';

/** Arguments by name, of which some may not be known. */
interface Arguments {
  readonly get: (name: string) => Value | undefined;
  /** Why there may be others. */
  readonly more: UnknownValue | undefined;
}

interface ModuleCall {
  readonly args: Arguments;
  readonly source: string;
  readonly at: Span;
  readonly condition: UnknownValue | undefined;
}

/**
 * The profiles that a module from elsewhere makes of its arguments, for the modules that people use (read 2026-11):
 * https://github.com/terraform-aws-modules/terraform-aws-eks (`fargate_profiles`, and its modules/fargate-profile),
 * https://github.com/aws-ia/terraform-aws-eks-blueprints (v4: `fargate_profiles` with `fargate_profile_namespaces`),
 * https://github.com/cloudposse/terraform-aws-eks-fargate-profile. Any other with `fargate_profiles` is taken for one alike.
 */
export function profilesOfForeignModule(block: Block, module: Module): ProfileValue[] {
  const { attributes } = block.body;
  const isKnown = ['fargate_profiles', 'selectors', 'kubernetes_namespace'].some((name) => attributes.has(name));
  if (!isKnown) return [];
  const source = module.argument(block, 'source', module.scope);
  const at = { file: block.file, range: block.range };
  return instancesOf(block, module.scope).flatMap(({ scope, condition }) => {
    const args: Arguments = { get: (name) => module.argument(block, name, scope), more: undefined };
    const call = { args, source: source?.kind === 'string' ? source.value : '', at, condition };
    const enabled = conditionOf(args, ['create', 'create_eks', 'enabled'], at);
    return enabled === 'none' ? [] : profilesOfCall({ ...call, condition: condition ?? enabled });
  });
}

function profilesOfCall(call: ModuleCall): ProfileValue[] {
  const { args, source, at, condition } = call;
  const profiles = args.get('fargate_profiles');
  if (isPresent(profiles)) return profilesOfMap(profiles, call);
  if (!source.includes('fargate-profile')) return [];
  const cluster = args.get('cluster_name');
  const selectors = args.get('selectors');
  if (isPresent(selectors)) {
    const name = args.get('name') ?? unknown('the module makes up its name', at);
    return [{ name, cluster, selectors, condition, block: at }];
  }
  const namespace = args.get('kubernetes_namespace');
  if (!isPresent(namespace)) return [];
  const selector = selectorOf(namespace, args.get('kubernetes_labels'));
  const name = unknown('the module makes up its name', at);
  return [{ name, cluster, selectors: list([selector], selector.at), condition, block: at }];
}

function profilesOfMap(profiles: Value, call: ModuleCall): ProfileValue[] {
  const { at, condition } = call;
  const open = profiles.kind === 'unknown' ? profiles : profiles.kind === 'object' ? profiles.more : undefined;
  const entries = profiles.kind === 'object' ? sortedEntries(profiles.entries) : [];
  const known = entries.flatMap(([key, entry]) => profileOfEntry(key, entry, call));
  if (!open) return known;
  const others = { name: open, selectors: list([], [open.at[0] ?? at], open), condition: condition ?? open };
  return [...known, { ...others, cluster: call.args.get('cluster_name'), block: open.at[0] ?? at }];
}

function profileOfEntry(key: string, { key: keyAt, value }: Entry, call: ModuleCall): ProfileValue[] {
  if (isNull(value)) return [];
  const at = keyAt ?? value.at[0] ?? call.at;
  const own: Arguments = {
    get: (name) => (value.kind === 'object' ? value.entries.get(name)?.value : undefined),
    more: value.kind === 'unknown' ? value : value.kind === 'object' ? value.more : undefined,
  };
  const created = conditionOf(own, ['create'], at);
  if (created === 'none') return [];
  return [
    {
      name: nameOf(key, own, { call, at }),
      cluster: own.get('cluster_name') ?? call.args.get('cluster_name') ?? call.args.get('name'),
      selectors: selectorsOf(own, call, at),
      condition: call.condition ?? created,
      block: at,
    },
  ];
}

/** The module itself names profiles after their keys since version 18; others have ways of their own. */
function nameOf(key: string, own: Arguments, { call, at }: { call: ModuleCall; at: Span }): Value {
  const part = own.get('fargate_profile_name');
  if (isPresent(part)) {
    const text = toText(part, at);
    return { ...unknown('the module adds to its name', at), pattern: text.kind === 'string' ? `*${text.value}*` : '*' };
  }
  const name = own.get('name');
  if (isPresent(name)) return name;
  if (own.more) return unknown(own.more.reason, at);
  const isOfModule = /terraform-aws-modules\/(?:terraform-aws-)?eks/.test(call.source);
  const version = call.args.get('version');
  const isOld = version?.kind === 'string' && /^\D{0,9}(?:[0-9]|1[0-7])(?:\.|$)/.test(version.value);
  return isOfModule && !isOld ? string(key, [at]) : unknown('the module makes up its name', at);
}

function selectorsOf(own: Arguments, { args }: ModuleCall, at: Span): Value {
  const selectors = own.get('selectors');
  if (isPresent(selectors)) return selectors;
  const namespaces = own.get('fargate_profile_namespaces');
  if (isPresent(namespaces)) {
    if (namespaces.kind !== 'list') return namespaces;
    return list(namespaces.items.map(selectorOfBlueprint), namespaces.at, namespaces.more);
  }
  const namespace = own.get('namespace');
  if (isPresent(namespace)) return list([selectorOf(namespace, own.get('labels'))], namespace.at);
  if (own.more) return unknown(own.more.reason, at);
  const defaults = args.get('fargate_profile_defaults');
  const inherited = defaults?.kind === 'object' ? defaults.entries.get('selectors')?.value : undefined;
  return inherited ?? unknown('the module says what it selects', at);
}

function selectorOfBlueprint(item: Value): Value {
  if (item.kind !== 'object') return item;
  const [namespace, labels] = [item.entries.get('namespace'), item.entries.get('k8s_labels')];
  const entries = new Map<string, Entry>();
  if (namespace) entries.set('namespace', namespace);
  if (labels) entries.set('labels', labels);
  return object(entries, item.at, item.more);
}

function selectorOf(namespace: Value, labels: Value | undefined): Value {
  const entries = new Map<string, Entry>([['namespace', { key: undefined, value: namespace }]]);
  if (labels) entries.set('labels', { key: undefined, value: labels });
  return object(entries, namespace.at);
}

/** What switches something off: `none` when it is off, undefined when it is on, and else why that is not known. */
function conditionOf(args: Arguments, names: readonly string[], at: Span): UnknownValue | 'none' | undefined {
  const states = names.map((name) => switchOf(args.get(name), at));
  if (states.includes(false)) return 'none';
  return states.find((state) => typeof state === 'object');
}

/** Whether a switch is on; why not, when that is not known. */
function switchOf(value: Value | undefined, at: Span): boolean | UnknownValue {
  return isPresent(value) ? toBoolean(value, at) : true;
}
