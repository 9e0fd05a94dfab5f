import type { Resolved, ScalarNode } from '../node.ts';

const TAG_PREFIX = 'tag:yaml.org,2002:';

const WORDS = new Map<string, Resolved>([
  ...words('y Y yes Yes YES true True TRUE on On ON', { type: 'bool', value: true }),
  ...words('n N no No NO false False FALSE off Off OFF', { type: 'bool', value: false }),
  ...words('~ null Null NULL', { type: 'null', value: null }),
  ['', { type: 'null', value: null }],
  ...words('.nan .NaN .NAN', { type: 'float', value: Number.NaN }),
  ...words('.inf .Inf .INF +.inf +.Inf +.INF', { type: 'float', value: Number.POSITIVE_INFINITY }),
  ...words('-.inf -.Inf -.INF', { type: 'float', value: Number.NEGATIVE_INFINITY }),
]);

/** Of those that start with a letter. */
const LONGEST_WORD = 5;

function words(list: string, resolved: Resolved): [string, Resolved][] {
  return list.split(' ').map((word) => [word, resolved]);
}

/** What a scalar stands for. */
export function resolve({ text, style, tag }: ScalarNode): Resolved {
  if (tag !== undefined) return resolveTagged(text, tag);
  return style === 'plain' ? resolvePlain(text) : string(text);
}

/** The text that a scalar stands for, where that is plain to see; undefined for all that {@link resolve} has to say. */
export function textOf({ text, style, tag }: ScalarNode): string | undefined {
  return tag === undefined && (style !== 'plain' || isPlainlyText(text)) ? text : undefined;
}

/** Whether a plain scalar stands for its text: it starts with a letter, and is no word that means something else. */
function isPlainlyText(text: string): boolean {
  const first = text.charCodeAt(0) | 0x20;
  return first >= 0x61 && first <= 0x7a && (text.length > LONGEST_WORD || !WORDS.has(text));
}

/**
 * The meaning of a plain scalar without a tag.
 *
 * Source, here and below: sigs.k8s.io/yaml 1.4.0, that is goyaml.v2 (`resolve.go`) and then a conversion to JSON.
 */
export function resolvePlain(text: string): Resolved {
  if (isPlainlyText(text)) return string(text);
  const word = WORDS.get(text);
  if (word) return word;
  const first = text.charCodeAt(0);
  if (first === 0x2e) return decimalFloat(text.replace(/(?<=\d)_(?=\d)/g, ''), text) ?? string(text);
  const numeric = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d;
  return numeric ? resolveNumber(text) : string(text);
}

/**
 * The meaning of a scalar with a tag, quoted or not. `tag` is the full form (`tag:yaml.org,2002:int`). Any tag that
 * is not YAML's own makes the text a string, `!` too.
 */
export function resolveTagged(text: string, tag: string): Resolved {
  const name = tag.startsWith(TAG_PREFIX) ? tag.slice(TAG_PREFIX.length) : '';
  switch (name) {
    case 'int':
    case 'bool':
    case 'null':
    case 'float':
      return expectType(resolvePlain(text), name, text);
    case 'binary':
      return resolveBinary(text);
    case 'timestamp':
      return TIMESTAMP.test(text) ? string(text) : invalid(text, 'a !!timestamp');
    default:
      return string(text);
  }
}

function expectType(resolved: Resolved, type: 'int' | 'bool' | 'null' | 'float', text: string): Resolved {
  if (resolved.type === type || (type === 'int' && resolved.type === 'big')) return resolved;
  if (type === 'float' && resolved.type === 'int') return { type, value: resolved.value };
  return invalid(text, `a !!${type}`);
}

const INTEGER = /^([-+]?)(0[xX][\da-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9]\d*)$/;
const DECIMAL = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
/** Only asked when `!!timestamp` is written; otherwise a timestamp is a string anyway. */
const TIMESTAMP =
  /^\d{4}-\d\d?-\d\d?(?:[Tt]\d\d?:\d\d?:\d\d?(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)| \d\d?:\d\d?:\d\d?(?:\.\d+)?)?$/;

/** Integers with Go's prefixes (`0x`, `0b`, `0o`, a leading zero for octal) and underscores anywhere, then floats. */
function resolveNumber(text: string): Resolved {
  if (/^[1-9]\d{0,14}$/.test(text)) return { type: 'int', value: Number(text), digits: text };
  const plain = text.replaceAll('_', '');
  const [, sign = '', digits] = INTEGER.exec(plain) ?? [];
  const integer = digits && resolveInteger(sign, BigInt(digits.replace(/^0(?=\d)/, '0o')));
  return integer || (decimalFloat(plain, text) ?? string(text));
}

/** An integer that Go reads as one: beyond 64 bits decimal digits are a float to it, and others a string. */
function resolveInteger(sign: string, magnitude: bigint): Resolved | undefined {
  const value = sign === '-' ? -magnitude : magnitude;
  if (BigInt.asIntN(64, value) === value) return { type: 'int', value: Number(value), digits: String(value) };
  const unsigned = sign === '' && BigInt.asUintN(64, value) === value;
  return unsigned ? { type: 'big', value: Number(value) } : undefined;
}

function decimalFloat(digits: string, text: string): Resolved | undefined {
  if (!DECIMAL.test(digits)) return undefined;
  const value = Number(digits);
  return Number.isFinite(value) ? { type: 'float', value } : string(text);
}

function resolveBinary(text: string): Resolved {
  const base64 = text.replace(/[\r\n]/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(base64)) return invalid(text, 'base64');
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  try {
    return string(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return invalid(text, 'text in base64');
  }
}

function string(value: string): Resolved {
  return { type: 'string', value };
}

function invalid(text: string, wanted: string): Resolved {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return { type: 'invalid', value: text, message: `\`${shown}\` is not ${wanted}, which its tag promises` };
}

/** The JSON key that a resolved scalar becomes, or undefined when Kubernetes rejects it as a key. */
export function keyOf(resolved: Resolved): string | undefined {
  if (resolved.type === 'int') return resolved.digits;
  if (resolved.type === 'float') return formatFloatKey(resolved.value);
  return resolved.type === 'string' || resolved.type === 'bool' ? String(resolved.value) : undefined;
}

/** `strconv.FormatFloat(value, 'g', -1, 32)`: the shortest digits that a 32-bit float needs, exponents from 6 digits. */
function formatFloatKey(value: number): string {
  const single = Math.fround(value);
  if (Number.isNaN(single)) return '.nan';
  if (!Number.isFinite(single)) return single > 0 ? '.inf' : '-.inf';
  const candidates = Array.from({ length: 9 }, (_, precision) => single.toExponential(precision));
  const digits = candidates.find((each) => Math.fround(Number(each)) === single) ?? '0e0';
  const [mantissa = '0', exponentText = '0'] = digits.split('e');
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < 6) return Object.is(single, -0) ? '-0' : String(Number(digits));
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}
