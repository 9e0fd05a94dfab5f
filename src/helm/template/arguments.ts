import { typeOf } from '../go/kind.ts';
import { GoTime } from '../go/time.ts';
import { ANY_LIST, ANY_MAP, GoInt, GoList, GoMap, type GoValue, isString, type Traced } from '../go/value.ts';
import type { Operand } from './ast.ts';
import type { ParamType } from './function.ts';

const GO_TYPES: Readonly<Record<ParamType, string>> = {
  any: 'interface {}',
  string: 'string',
  int: 'int',
  int64: 'int64',
  float64: 'float64',
  bool: 'bool',
  list: ANY_LIST,
  strings: '[]string',
  map: ANY_MAP,
  time: 'time.Time',
};
/** Named types of maps that Go assigns to a plain map. */
const VALUES_TYPES: ReadonlySet<string> = new Set([ANY_MAP, 'chartutil.Values', 'common.Values']);

/**
 * The argument as a parameter of that type takes it. Go converts nothing but constants, and fills in nil for lists and
 * maps, other than for a field that is nil, whose type is that of any value.
 *
 * @throws Error for what Go refuses
 */
export function checkArgument(traced: Traced, type: ParamType, operand?: Operand): Traced {
  const { value } = traced;
  if (type === 'any') return traced;
  if (value === undefined || value === null) {
    if (value === null && operand && isField(operand))
      throw new Error(`wrong type for value; expected ${GO_TYPES[type]}; got interface {}`);
    if (type === 'list' || type === 'strings')
      return { value: new GoList([], GO_TYPES[type]), entries: traced.entries };
    if (type === 'map') return { value: new GoMap(), entries: traced.entries };
    throw new Error(`invalid value; expected ${GO_TYPES[type]}`);
  }
  if (!fits(value, type)) throw new Error(`wrong type for value; expected ${GO_TYPES[type]}; got ${typeOf(value)}`);
  return traced;
}

function isField(operand: Operand): boolean {
  return (
    operand.kind === 'field' || operand.kind === 'chain' || (operand.kind === 'variable' && operand.names.length > 0)
  );
}

function fits(value: GoValue, type: ParamType): boolean {
  switch (type) {
    case 'string':
      return isString(value);
    case 'int':
    case 'int64':
      return value instanceof GoInt && value.type === type;
    case 'float64':
      return typeof value === 'number';
    case 'bool':
      return typeof value === 'boolean';
    case 'list':
    case 'strings':
      return value instanceof GoList && value.type === GO_TYPES[type];
    case 'time':
      return value instanceof GoTime;
    case 'map':
      return value instanceof GoMap && VALUES_TYPES.has(value.type);
    default:
      return true;
  }
}

/** A constant as a parameter of that type takes it; undefined for operands that are no constants. */
export function constant(operand: Operand, type: ParamType): Traced | undefined {
  switch (operand.kind) {
    case 'string':
    case 'boolean':
      return { value: operand.value };
    case 'nil':
      return { value: undefined };
    case 'number':
      return { value: numberAs(operand, type) };
    default:
      return undefined;
  }
}

function numberAs(operand: Operand & { kind: 'number' }, type: ParamType): GoValue {
  if (type === 'float64') return operand.float;
  if ((type === 'int' || type === 'int64') && operand.int !== undefined) return new GoInt(operand.int, type);
  const isFloat = /[.eEpP]/.test(operand.text) && !/^[+-]?0[xX]|^'/.test(operand.text);
  return isFloat || operand.int === undefined ? operand.float : new GoInt(operand.int);
}

/** Arguments that were checked already, as JavaScript has them. */
export function plainText(value: GoValue): string {
  return isString(value) ? value.toString() : '';
}

export function plainInt(value: GoValue): number {
  return value instanceof GoInt ? Number(value.value) : 0;
}

export function plainStrings(value: GoValue): readonly string[] {
  return value instanceof GoList ? value.items.map((item) => plainText(item.value)) : [];
}
