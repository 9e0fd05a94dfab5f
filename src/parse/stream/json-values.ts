import { Mapping } from '../mapping.ts';

/** A value as documents have it, and what tells whether it is all that was written. */
export interface CountedValue {
  readonly value: unknown;
  /** Keys of all mappings in it. Fewer than were written when one of them was written twice. */
  readonly keys: number;
  /** Whether it holds a number that is none for Kubernetes. */
  readonly isInfinite: boolean;
}

/** Makes mappings of the objects of `JSON.parse`: they inherit nothing, so that a key is only a key. */
export function countValue(parsed: unknown): CountedValue {
  const counter = new Counter();
  const value = counter.convert(parsed);
  return { value, keys: counter.keys, isInfinite: counter.isInfinite };
}

class Counter {
  keys = 0;
  isInfinite = false;

  convert(parsed: unknown): unknown {
    if (typeof parsed === 'number') {
      if (!Number.isFinite(parsed)) this.isInfinite = true;
      return parsed === 0 ? 0 : parsed;
    }
    if (typeof parsed !== 'object' || parsed === null) return parsed;
    if (Array.isArray(parsed)) return parsed.map((item) => this.convert(item));
    const mapping = new Mapping();
    for (const key of Object.keys(parsed)) {
      this.keys++;
      mapping[key] = this.convert((parsed as Record<string, unknown>)[key]);
    }
    return mapping;
  }
}
