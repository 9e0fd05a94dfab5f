import type { Work } from '../work.ts';
import type { Value } from './value.ts';

/** A value that is known, as JSON. */
export function encodeJson(value: Value, work: Work): string {
  work.spend(1);
  switch (value.kind) {
    case 'list':
      return `[${value.items.map((item) => work.nested(() => encodeJson(item, work))).join(',')}]`;
    case 'object': {
      const entries = Array.from(value.entries, ([key, entry]) => {
        return `${JSON.stringify(key)}:${work.nested(() => encodeJson(entry.value, work))}`;
      });
      return `{${entries.join(',')}}`;
    }
    case 'unknown':
      return 'null';
    default:
      if (typeof value.value === 'string') work.spend(value.value.length / 16);
      return JSON.stringify(value.value);
  }
}
