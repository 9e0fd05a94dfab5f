import type { MappingNode, Node, Resolved } from '../../yaml/node.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import { keyOf, resolve } from '../../yaml/scalars/scalars.ts';
import { GoList, GoMap, type GoValue, type Traced } from '../go/value.ts';
import type { Entries, EntryPlace } from '../origin/entry.ts';
import { Entry } from '../origin/entry.ts';

/** Says what the value at a place comes from, given what the value around it comes from. */
export type TraceValue = (around: Entries | undefined, key: string | number, place: EntryPlace) => Entries | undefined;

/** Most values that one text holds, aliases written out. */
const MOST_VALUES = 1_000_000;

/** The values in a file, each with the entry that it is. */
export function readValuesFile(text: string, file: string): Traced {
  const trace: TraceValue = (around, key, place) => around?.map((entry) => entry.child(key, place));
  try {
    return readValues(text, trace, [new Entry(file)]);
  } catch (error) {
    throw error instanceof Error ? new Error(`${file}: ${error.message}`, { cause: error }) : error;
  }
}

/**
 * The value of YAML text, as Kubernetes' decoder gives it: all numbers are float64.
 *
 * @param entries what the whole text comes from
 * @throws Error for what Helm does not read
 */
export function readValues(text: string, trace: TraceValue, entries: Entries | undefined): Traced {
  const root = readYaml(text);
  return root ? new Reader(trace).read(root, entries) : { value: null, entries };
}

class Reader {
  readonly #trace: TraceValue;
  #left = MOST_VALUES;

  constructor(trace: TraceValue) {
    this.#trace = trace;
  }

  #count(): void {
    if (--this.#left < 0) throw new Error(`yaml: more than ${MOST_VALUES} values, those of aliases included`);
  }

  read(node: Node, entries: Entries | undefined): Traced {
    this.#count();
    switch (node.kind) {
      case 'alias':
        return this.read(node.target, entries);
      case 'scalar':
        return { value: scalarValue(resolve(node)), entries };
      case 'sequence': {
        const items = node.items.map(({ node: item }, index) => {
          const place = { keyStart: item.start, start: item.start, end: item.end };
          return this.read(item, this.#trace(entries, index, place));
        });
        return { value: new GoList(items), entries };
      }
      case 'mapping': {
        const map = new GoMap();
        this.#fill(map, node, entries);
        return { value: map, entries };
      }
    }
  }

  /** A merge overrides the keys before it and is overridden by those behind it, as in goyaml.v2. */
  #fill(map: GoMap, node: MappingNode, entries: Entries | undefined): void {
    for (const { key, value, merge } of node.entries) {
      if (merge) {
        const sources = value.kind === 'sequence' ? value.items.map((item) => item.node).toReversed() : [value];
        for (const source of sources) this.#merge(map, source, entries);
        continue;
      }
      const name = keyName(key);
      const place = { keyStart: key.start, start: value.start, end: value.end };
      map.entries.set(name, this.read(value, this.#trace(entries, name, place)));
    }
  }

  #merge(map: GoMap, source: Node, entries: Entries | undefined): void {
    this.#count();
    const target = source.kind === 'alias' ? source.target : source;
    if (target.kind !== 'mapping') throw new Error('yaml: map merge requires map or sequence of maps as the value');
    this.#fill(map, target, entries);
  }
}

function keyName(key: Node): string {
  const node = key.kind === 'alias' ? key.target : key;
  const name = node.kind === 'scalar' ? keyOf(resolve(node)) : undefined;
  if (name === undefined) throw new Error('yaml: unsupported key of a mapping');
  return name;
}

function scalarValue(resolved: Resolved): GoValue {
  if (resolved.type === 'invalid') throw new Error(`yaml: ${resolved.message}`);
  return resolved.value === 0 ? 0 : resolved.value;
}
