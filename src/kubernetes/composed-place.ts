import type { Segment } from '../source/document.ts';
import { Place } from './place.ts';

/**
 * A value put together from parts of one object, such as the pod spec that an operator makes from fields of its custom
 * resource. Each part keeps its own place, so findings and edits go to the lines of the resource.
 */
class ComposedPlace extends Place {
  readonly #parts: ReadonlyMap<Segment, Place>;

  constructor(base: Place, parts: ReadonlyMap<Segment, Place>, value: unknown) {
    super(base.document, base.path, value);
    this.#parts = parts;
  }

  override at(...segments: Segment[]): Place {
    const [first, ...rest] = segments;
    const part = first === undefined ? this : this.#parts.get(first);
    if (!part) return super.at(...segments);
    return rest.length > 0 ? part.at(...rest) : part;
  }

  override items(isWanted?: (value: unknown) => boolean): Place[] {
    if (!this.isSequence) return [];
    return [...this.#parts.values()].filter(({ value }) => !isWanted || isWanted(value));
  }

  override entries(): [key: string, place: Place][] {
    if (!this.isMapping) return [];
    return this.keys().map((key) => [key, this.at(key)]);
  }
}

/** A mapping with these fields. One that is not written is absent, and knows where it would be written. */
export function composeMapping(base: Place, fields: Readonly<Record<string, Place | undefined>>): Place {
  const parts = new Map<Segment, Place>();
  const value: Record<string, unknown> = Object.create(null);
  for (const [key, place] of Object.entries(fields)) {
    if (!place) continue;
    parts.set(key, place);
    if (place.exists) value[key] = place.value;
  }
  return new ComposedPlace(base, parts, value);
}

/** A list of these items. */
export function composeList(base: Place, items: readonly Place[]): Place {
  const value = items.map((item) => item.value);
  return new ComposedPlace(base, new Map(items.map((item, index) => [index, item])), value);
}

/** A value that an operator fills in because of what is written at `at`. */
export function impliedValue(at: Place, value: unknown): Place {
  return new Place(at.document, at.path, value);
}
