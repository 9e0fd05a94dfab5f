import { typeOf } from '../go/kind.ts';
import { encodeUtf8 } from '../go/utf8.ts';
import { GoBytes, GoInt, GoList, GoMap, type GoValue, isString, type Traced } from '../go/value.ts';
import { keyOf } from '../template/field.ts';
import { plain, type TemplateFunction, traced } from '../template/function.ts';
import { byteLength } from './strings/bytes.ts';

/** One step of `index`. */
function item(from: Traced, index: GoValue): Traced {
  const { value } = from;
  if (value === undefined || value === null) throw new Error('index of untyped nil');
  if (value instanceof GoMap) {
    if (!isString(index)) throw new Error(`value has type ${typeOf(index)}; should be string`);
    return keyOf(value, index.toString(), from);
  }
  const list = value instanceof GoList || value instanceof GoBytes || isString(value);
  if (!list) throw new Error(`can't index item of type ${typeOf(value)}`);
  if (index === undefined || index === null) throw new Error('cannot index slice/array with nil');
  if (!(index instanceof GoInt)) throw new Error(`cannot index slice/array with type ${typeOf(index)}`);
  const at = Number(index.value);
  const found = value instanceof GoList ? value.items[at] : byteAt(value, at);
  if (!found) throw new Error(`index out of range: ${at}`);
  return found.entries ? found : { ...found, entries: from.entries };
}

function byteAt(value: GoValue, at: number): Traced | undefined {
  const bytes = value instanceof GoBytes ? value.bytes : encodeUtf8(String(value));
  const byte = bytes[at];
  return byte === undefined ? undefined : { value: new GoInt(byte, 'uint8') };
}

function lengthOf(value: GoValue): number {
  if (isString(value)) return byteLength(value.toString());
  if (value instanceof GoBytes) return value.bytes.length;
  if (value instanceof GoList) return value.items.length;
  if (value instanceof GoMap) return value.entries.size;
  throw new Error(value === undefined || value === null ? 'len of nil pointer' : `len of type ${typeOf(value)}`);
}

export const collectionFunctions: Readonly<Record<string, TemplateFunction>> = {
  index: traced('any ...any', ([from, ...indexes]) => {
    let found = from as Traced;
    if (indexes.length === 0 && (found.value === undefined || found.value === null))
      throw new Error('index of untyped nil');
    for (const index of indexes) found = item(found, index.value);
    return found;
  }),
  len: plain('any', (value) => new GoInt(lengthOf(value))),
};
