/**
 * What a mapping becomes. An object made without any prototype is a hash table to V8, of twice the size; this one has a
 * prototype that holds nothing and comes from nothing, so that every key is only a key here as well.
 */
export class Mapping {
  [key: string]: unknown;
}
Object.setPrototypeOf(Mapping.prototype, null);
Reflect.deleteProperty(Mapping.prototype, 'constructor');
Object.freeze(Mapping.prototype);

/** Makes a Mapping of every object in a value that comes from JSON. */
export function inheritNothing(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) inheritNothing(item);
    return;
  }
  Object.setPrototypeOf(value, Mapping.prototype);
  for (const key in value) inheritNothing((value as Mapping)[key]);
}
