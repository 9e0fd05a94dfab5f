import type { Span } from '../../source/document.ts';
import type { Block } from '../syntax/ast.ts';
import { isPresent, toText } from '../values/convert.ts';
import { type Entry, list, object, type UnknownValue, unknown, type Value } from '../values/value.ts';
import { instancesOf, nestedBlocks } from './instances.ts';
import type { Module } from './module.ts';
import { profilesOfForeignModule } from './module-profiles.ts';

/** What a module says of one Fargate profile, as its arguments. */
export interface ProfileValue {
  readonly name: Value;
  readonly cluster: Value | undefined;
  /** A list of objects of `namespace` and `labels`. */
  readonly selectors: Value;
  /** Why it is not certain that there is such a profile. */
  readonly condition: UnknownValue | undefined;
  /** The block that it comes of. */
  readonly block: Span;
}

/**
 * The Fargate profiles of a module and of those that it calls: resources `aws_eks_fargate_profile`, and what modules from
 * elsewhere make of their arguments.
 *
 * @throws TooMuchWork
 */
export function fargateProfilesIn(module: Module): ProfileValue[] {
  return module.files.blocks.flatMap((block) => {
    if (block.type === 'resource' && block.labels[0] === 'aws_eks_fargate_profile')
      return profilesOfResource(block, module);
    if (block.type !== 'module') return [];
    const children = module.children(block);
    if (!children) return profilesOfForeignModule(block, module);
    return children.flatMap(({ module: child, instance }) =>
      fargateProfilesIn(child).map((profile) => ({ ...profile, condition: profile.condition ?? instance.condition })),
    );
  });
}

function profilesOfResource(block: Block, module: Module): ProfileValue[] {
  return instancesOf(block, module.scope).map(({ scope, condition }) => {
    const at = { file: block.file, range: block.range };
    const { items, more } = nestedBlocks(block.body, 'selector', scope);
    return {
      name: module.argument(block, 'fargate_profile_name', scope) ?? unknown('it has no fargate_profile_name', at),
      cluster: module.argument(block, 'cluster_name', scope),
      selectors: list(items, [firstSelector(block) ?? at], more),
      condition,
      block: at,
    };
  });
}

function firstSelector({ body }: Block): Span | undefined {
  const found = body.blocks.find(({ type, labels }) => type === 'selector' || labels[0] === 'selector');
  return found && { file: found.file, range: found.range };
}

/**
 * A profile in the shape that Terraform's syntax in JSON gives to the resource. Numbers and truth values are texts, as for
 * the provider; what is null is not written.
 */
export function resourceOf({ name, cluster, selectors, condition, block }: ProfileValue): Value {
  const entries: [string, Value | undefined][] = [
    ['fargate_profile_name', isPresent(name) ? textOf(name) : unknown('its name is null', block)],
    ['cluster_name', cluster && textOf(cluster)],
    [
      'selector',
      selectors.kind === 'list' ? list(selectors.items.map(selectorOf), selectors.at, selectors.more) : selectors,
    ],
    ['count', condition],
  ];
  return object(entriesWith(entries), [block]);
}

function selectorOf(selector: Value): Value {
  if (selector.kind !== 'object') return selector;
  const { entries } = selector;
  const [namespace, labels] = [entries.get('namespace'), entries.get('labels')];
  const made = entriesWith([
    ['namespace', namespace && textOf(namespace.value), namespace?.key],
    ['labels', labels && labelsOf(labels.value), labels?.key],
  ]);
  return object(made, selector.at, selector.more);
}

function labelsOf(labels: Value): Value {
  if (labels.kind !== 'object') return labels;
  const entries = Array.from(labels.entries, ([key, entry]): [string, Value, Span | undefined] => [
    key,
    textOf(entry.value),
    entry.key,
  ]);
  return object(entriesWith(entries), labels.at, labels.more);
}

function textOf(value: Value): Value {
  const [at] = value.at;
  return at && value.kind === 'scalar' && value.value !== null ? toText(value, at) : value;
}

function entriesWith(
  entries: readonly (readonly [string, Value | undefined, (Span | undefined)?])[],
): Map<string, Entry> {
  return new Map(
    entries.flatMap(([name, value, key]): [string, Entry][] => (isPresent(value) ? [[name, { key, value }]] : [])),
  );
}
