import type { Budget } from '../budget.ts';
import { type Flags, NO_FLAGS, pad } from './flags.ts';
import { formatFloatVerb, formatIntVerb, formatStringVerb } from './format-scalar.ts';
import { typeOf } from './kind.ts';
import { decodeUtf8 } from './utf8.ts';
import { GoBytes, GoInt, GoList, GoMap, GoStruct, type GoValue, isString } from './value.ts';

/** One argument of fmt.Sprintf under one verb. Lists and maps apply the verb to their items. */
export function formatVerb(value: GoValue, verb: string, flags: Flags, budget: Budget, nested = false): string {
  if (value === undefined || value === null) {
    if (nested) return '<nil>';
    return verb === 'v' || verb === 'T' ? pad('<nil>', flags) : `%!${verb}(<nil>)`;
  }
  if (verb === 'T') return pad(typeOf(value), flags);
  return formatKnown(value, verb, flags, budget) ?? badVerb(value, verb, budget);
}

/** Undefined for a verb that is not for this value. */
function formatKnown(value: NonNullable<GoValue>, verb: string, flags: Flags, budget: Budget): string | undefined {
  if (typeof value === 'boolean') return verb === 't' || verb === 'v' ? pad(String(value), flags) : undefined;
  if (isString(value)) return formatStringVerb(value.toString(), verb, flags);
  if (typeof value === 'number') return formatFloatVerb(value, verb, flags);
  if (value instanceof GoInt) return formatNamedInt(value, verb, flags) ?? formatIntVerb(value, verb, flags);
  if (value instanceof GoBytes) return formatBytes(value, verb, flags);
  if (value instanceof GoStruct && value.text !== undefined && verb !== 'd' && verb !== 't') {
    return formatStringVerb(value.text, verb, flags);
  }
  if (typeof value === 'function') return '0x0';
  return formatContainer(value, verb, flags, budget);
}

function badVerb(value: NonNullable<GoValue>, verb: string, budget: Budget): string {
  return `%!${verb}(${typeOf(value)}=${formatVerb(value, 'v', NO_FLAGS, budget)})`;
}

function formatBytes({ bytes }: GoBytes, verb: string, flags: Flags): string | undefined {
  if (verb !== 'v' && verb !== 'd') return formatStringVerb(decodeUtf8(bytes), verb, flags);
  return `[${[...bytes].join(' ')}]`;
}

/** Durations and months have names. */
function formatNamedInt(value: GoInt, verb: string, flags: Flags): string | undefined {
  if (value.type !== 'time.Duration' || !'vsq'.includes(verb)) return undefined;
  return formatStringVerb(durationText(value.value), verb, flags);
}

function formatContainer(value: GoList | GoMap | GoStruct, verb: string, flags: Flags, budget: Budget): string {
  return budget.nested(() => {
    const item = (each: GoValue) => {
      budget.spend();
      return formatVerb(each, verb, flags, budget, true);
    };
    const parts: string[] = [];
    let size = 0;
    const push = (part: string) => {
      parts.push(part);
      size += part.length;
      budget.checkSize(size);
    };
    if (value instanceof GoList) for (const each of value.items) push(item(each.value));
    else if (value instanceof GoMap) for (const [key, each] of value.sorted()) push(`${item(key)}:${item(each.value)}`);
    else
      for (const [name, each] of value.fields)
        push(flags.plus && verb === 'v' ? `${name}:${item(each.value)}` : item(each.value));
    if (value instanceof GoList)
      return flags.sharp && verb === 'v' ? `${value.type}{${parts.join(', ')}}` : `[${parts.join(' ')}]`;
    if (value instanceof GoMap)
      return flags.sharp && verb === 'v' ? `${value.type}{${parts.join(', ')}}` : `map[${parts.join(' ')}]`;
    return value.type.startsWith('*') ? `&{${parts.join(' ')}}` : `{${parts.join(' ')}}`;
  });
}

const UNITS = [
  ['h', 3_600_000_000_000n],
  ['m', 60_000_000_000n],
] as const;

/** As time.Duration's String writes nanoseconds, e.g. `1h0m0s`. */
export function durationText(nanoseconds: bigint): string {
  if (nanoseconds === 0n) return '0s';
  const sign = nanoseconds < 0n ? '-' : '';
  let rest = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  if (rest < 1_000_000_000n) {
    const [unit, size] = rest < 1000n ? ['ns', 1] : rest < 1_000_000n ? ['µs', 1e3] : ['ms', 1e6];
    return `${sign}${Number(rest) / Number(size)}${unit}`;
  }
  let text = '';
  for (const [unit, size] of UNITS) {
    if (text !== '' || rest >= size) text += `${rest / size}${unit}`;
    rest %= size;
  }
  const fraction = String(rest % 1_000_000_000n)
    .padStart(9, '0')
    .replace(/0+$/, '');
  return `${sign}${text}${rest / 1_000_000_000n}${fraction ? `.${fraction}` : ''}s`;
}

/** What an action writes for a value: `%v`, and `<no value>` for none. */
export function formatValue(value: GoValue, budget: Budget): string {
  if (value === undefined || value === null) return '<no value>';
  return formatVerb(value, 'v', NO_FLAGS, budget);
}

/** What `print` and Helm's functions take for the text of a value: `%v`. */
export function sprint(value: GoValue, budget: Budget): string {
  return formatVerb(value, 'v', NO_FLAGS, budget);
}
