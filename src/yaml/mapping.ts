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
