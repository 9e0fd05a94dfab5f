import { base64 } from '../functions/base-encoding.ts';
import { isTrue } from '../go/kind.ts';
import { GoBytes, GoList, GoMap, GoStruct, type GoValue, isString, type Traced } from '../go/value.ts';

/** What encoding/json makes of a value on its way to text: strings of texts and bytes, maps of structs. */
export function jsonable(value: GoValue): GoValue {
  if (isString(value)) return value.toString().replace(/\p{Cs}/gu, '\ufffd');
  if (value instanceof GoBytes) return base64(value.bytes);
  if (typeof value === 'function') throw new Error('json: unsupported type: func()');
  if (value instanceof GoList && value.isNil) return null;
  if (!(value instanceof GoStruct)) return value;
  if (value.text !== undefined && (value.type === 'time.Time' || value.type === '*semver.Version'))
    return value.json ?? value.text;
  return new GoMap([...value.fields].filter(([name, field]) => isTrue(field.value) && name !== 'IsRoot').map(named));
}

/** Helm's structs name their fields for JSON as Chart.yaml does. */
function named([name, field]: readonly [string, Traced]): readonly [string, Traced] {
  return [name === 'APIVersion' ? 'apiVersion' : name.charAt(0).toLowerCase() + name.slice(1), field];
}
