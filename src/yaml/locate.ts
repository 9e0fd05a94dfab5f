import type { Location, Path, TextRange } from '../source/document.ts';
import type { Entry, Item, MappingNode, Node, SequenceNode } from './node.ts';
import { keyOf, resolve } from './scalars/scalars.ts';

/** One step of the way to a node. */
export interface Step {
  readonly container: MappingNode | SequenceNode;
  /** What of the container leads on, or of a mapping that is merged into it. */
  readonly part: Entry | Item;
  /** Whether a key is set more than once, by a duplicate or a merge. */
  readonly repeated: boolean;
}

/** A node found at a path, and how it was reached. */
export interface Found {
  /** As written at the end of the way: maybe an alias. */
  readonly node: Node;
  readonly key: TextRange | undefined;
  /** The alias, in the part of the document that was walked, through which the way leads. */
  readonly origin: TextRange | undefined;
  readonly steps: readonly Step[];
}

interface Setting {
  readonly entry: Entry;
  readonly origin: TextRange | undefined;
  readonly repeated: boolean;
}

/**
 * Answers where paths lead in a tree. Everything that goes from a path to nodes passes through here, so that finer
 * questions, such as where a character of a scalar's value is written, have one place to start from.
 */
export class Locator {
  readonly root: Node | undefined;
  readonly #settings = new Map<MappingNode, ReadonlyMap<string, Setting>>();

  constructor(root: Node | undefined) {
    this.root = root;
  }

  find(path: Path): Found | undefined {
    const steps: Step[] = [];
    let at: Omit<Found, 'steps'> | undefined = this.root && { node: this.root, key: undefined, origin: undefined };
    for (const segment of path) at = at && this.#step(at, segment, steps);
    return at && { ...at, steps };
  }

  /** Adds to the steps that led to `from`. */
  #step(from: Omit<Found, 'steps'>, segment: string | number, steps: Step[]): Omit<Found, 'steps'> | undefined {
    const origin = from.origin ?? (from.node.kind === 'alias' ? from.node : undefined);
    const container = written(from.node);
    if (container.kind === 'sequence') {
      const item = typeof segment === 'number' ? container.items[segment] : undefined;
      if (!item) return undefined;
      steps.push({ container, part: item, repeated: false });
      return { node: item.node, key: undefined, origin };
    }
    const setting = container.kind === 'mapping' ? this.settings(container).get(String(segment)) : undefined;
    if (!setting || container.kind !== 'mapping') return undefined;
    const { entry, repeated } = setting;
    const through = origin ?? setting.origin;
    steps.push({ container, part: entry, repeated });
    return { node: entry.value, key: through ?? entry.key, origin: through };
  }

  /** What each key of a mapping comes to in the end, merges included; the same order of precedence as in value.ts. */
  settings(mapping: MappingNode): ReadonlyMap<string, Setting> {
    const known = this.#settings.get(mapping);
    if (known) return known;
    const settings = new Map<string, Setting>();
    for (const entry of mapping.entries) {
      if (entry.merge) {
        for (const source of mergeSources(entry.value)) this.#addMerged(source, settings);
        continue;
      }
      const key = written(entry.key);
      const name = key.kind === 'scalar' ? keyOf(resolve(key)) : undefined;
      if (name !== undefined) settings.set(name, { entry, origin: undefined, repeated: settings.has(name) });
    }
    this.#settings.set(mapping, settings);
    return settings;
  }

  #addMerged(source: Node, settings: Map<string, Setting>): void {
    const target = written(source);
    if (target.kind !== 'mapping') return;
    const alias = source.kind === 'alias' ? source : undefined;
    for (const [name, { entry, origin, repeated }] of this.settings(target)) {
      settings.set(name, { entry, origin: alias ?? origin, repeated: repeated || settings.has(name) });
    }
  }
}

/**
 * The contract of `Document.locate`.
 *
 * @param start of the document in its file
 */
export function toLocation(found: Found, start: number): Location {
  const node = written(found.node);
  const own = moved(node, start);
  const alias = found.origin ?? (found.node.kind === 'alias' ? found.node : undefined);
  return {
    kind: node.kind === 'alias' ? 'scalar' : node.kind,
    ...(found.key && { key: moved(found.key, start) }),
    value: alias ? moved(alias, start) : own,
    ...(alias && { definition: own }),
  };
}

/** The merged mappings, the one that takes precedence last. */
export function mergeSources(value: Node): Node[] {
  return value.kind === 'sequence' ? value.items.map(({ node }) => node).toReversed() : [value];
}

/** The node itself, or what an alias stands for. */
export function written(node: Node): Node {
  return node.kind === 'alias' ? node.target : node;
}

/** A range in a text, where that starts at `by`. */
export function moved({ start, end }: TextRange, by: number): TextRange {
  return { start: start + by, end: end + by };
}
