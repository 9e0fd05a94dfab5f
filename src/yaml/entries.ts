import type { Entry, MappingNode, Node, ScalarNode } from './node.ts';
import { ParseError } from './syntax/problem.ts';

/** What is said of a node that no anchor or tag is before. */
export const BARE = { decorated: false, tag: undefined, aliased: false };

/** A key with its value, or with none. */
export function entryOf(
  key: Node,
  value: Node | undefined,
  { colon, explicit }: Pick<Entry, 'colon' | 'explicit'>,
): Entry {
  if (colon !== undefined && !explicit) checkKey(key, colon);
  const missing = colon === undefined ? key.end : colon + 1;
  return { key, value: value ?? emptyScalar(missing), colon, explicit, merge: isMergeKey(key) };
}

/** The mapping that a pair in a list in brackets is. */
export function pairOf(entry: Entry): MappingNode {
  const { start } = entry.key;
  const end = Math.max(entry.value.end, entry.key.end, (entry.colon ?? -1) + 1);
  return { kind: 'mapping', start, end, ...BARE, flow: true, entries: [entry] };
}

/** A value that is not written is directly after its indicator, without extent. */
export function emptyScalar(at: number): ScalarNode {
  return { kind: 'scalar', start: at, end: at, ...BARE, style: 'plain', text: '' };
}

/** Source: `yaml_simple_key_is_valid` in goyaml.v2. */
function checkKey(key: Node, colon: number): void {
  if (colon - key.start <= 1024) return;
  throw new ParseError('The `:` of a key must follow within 1024 characters', key.start, key.end);
}

const MERGE_TAGS: readonly (string | undefined)[] = ['!', 'tag:yaml.org,2002:merge'];

/** Go merges for a plain `<<` only; quoted it is a key like any other. */
function isMergeKey(key: Node): boolean {
  if (key.kind !== 'scalar' || key.text !== '<<') return false;
  return key.tag === undefined ? key.style === 'plain' : MERGE_TAGS.includes(key.tag);
}
