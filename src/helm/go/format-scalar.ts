import { type Flags, pad } from './flags.ts';
import { formatFloat } from './float.ts';
import { quoteGo } from './quote.ts';
import { encodeUtf8 } from './utf8.ts';
import type { GoInt } from './value.ts';

/** Whether a string can stand between backquotes. */
function canBackquote(text: string): boolean {
  return !/`|(?!\t)\p{Cc}|\ufeff/u.test(text);
}

/** A string under a verb of fmt.Sprintf; undefined for one that is not for strings. */
export function formatStringVerb(text: string, verb: string, flags: Flags): string | undefined {
  const cut = flags.precision === undefined ? text : [...text].slice(0, flags.precision).join('');
  switch (verb) {
    case 'v':
      return pad(flags.sharp ? quoteGo(cut) : cut, flags);
    case 's':
      return pad(cut, flags);
    case 'q':
      if (flags.sharp && canBackquote(cut)) return pad(`\`${cut}\``, flags);
      return pad(quoteGo(cut, '"', flags.plus), flags);
    case 'x':
    case 'X':
      return pad(hexadecimal(text, verb, flags), flags);
    default:
      return undefined;
  }
}

function hexadecimal(text: string, verb: string, flags: Flags): string {
  let bytes = [...encodeUtf8(text)];
  if (flags.precision !== undefined) bytes = bytes.slice(0, flags.precision);
  const pairs = bytes.map((byte) => byte.toString(16).padStart(2, '0'));
  const prefix = flags.sharp && pairs.length > 0 ? '0x' : '';
  const hex = flags.space ? pairs.map((pair) => prefix + pair).join(' ') : prefix + pairs.join('');
  return verb === 'X' ? hex.toUpperCase() : hex;
}

const BASES: Readonly<Record<string, number>> = { v: 10, d: 10, b: 2, o: 8, O: 8, x: 16, X: 16 };
const PREFIXES: Readonly<Record<string, string>> = { b: '0b', o: '0', x: '0x', X: '0X' };

export function formatIntVerb({ value }: GoInt, verb: string, flags: Flags): string | undefined {
  const code = Number(value);
  const character = code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  if (verb === 'c') return pad(character, flags);
  if (verb === 'q') return pad(quoteGo(character, "'", flags.plus), flags);
  if (verb === 'U') {
    const hex = `U+${value
      .toString(16)
      .toUpperCase()
      .padStart(flags.precision ?? 4, '0')}`;
    return pad(flags.sharp ? `${hex} '${character}'` : hex, { ...flags, zero: false });
  }
  const base = BASES[verb];
  if (base === undefined) return undefined;
  const magnitude = (value < 0n ? -value : value).toString(base);
  const sign = value < 0n ? '-' : flags.plus ? '+' : flags.space ? ' ' : '';
  if (flags.precision === 0 && value === 0n) return pad('', { ...flags, zero: false });
  let digits = magnitude;
  if (flags.precision !== undefined) digits = digits.padStart(flags.precision, '0');
  else if (flags.zero && !flags.minus && flags.width !== undefined)
    digits = digits.padStart(flags.width - sign.length, '0');
  const prefix = verb === 'O' ? '0o' : flags.sharp ? octalOnce(PREFIXES[verb] ?? '', digits) : '';
  const text = sign + prefix + digits;
  return pad(verb === 'X' ? text.toUpperCase() : text, { ...flags, zero: false });
}

function octalOnce(prefix: string, digits: string): string {
  return prefix === '0' && digits.startsWith('0') ? '' : prefix;
}

export function formatFloatVerb(value: number, verb: string, flags: Flags): string | undefined {
  const text = floatText(value, verb, flags.precision);
  if (text === undefined) return undefined;
  const signed = /^[+-]/.test(text) ? text : `+${text}`;
  const special = !Number.isFinite(value);
  const shown =
    signed.startsWith('+') && !flags.plus ? (flags.space ? ` ${signed.slice(1)}` : signed.slice(1)) : signed;
  const plain = value === Number.POSITIVE_INFINITY && !flags.space ? signed : shown;
  if (!flags.zero || special || flags.minus || flags.width === undefined) return pad(plain, { ...flags, zero: false });
  const sign = /^[+ -]/.test(plain) ? plain[0] : '';
  return `${sign}${plain.slice(sign?.length).padStart(flags.width - (sign?.length ?? 0), '0')}`;
}

function floatText(value: number, verb: string, precision: number | undefined): string | undefined {
  switch (verb) {
    case 'v':
      return formatFloat(value, 'g', precision ?? -1);
    case 'g':
      return formatFloat(value, 'g', precision ?? -1);
    case 'G':
      return formatFloat(value, 'g', precision ?? -1).replace('e', 'E');
    case 'e':
      return formatFloat(value, 'e', precision ?? 6);
    case 'E':
      return formatFloat(value, 'e', precision ?? 6).replace('e', 'E');
    case 'f':
    case 'F':
      return formatFloat(value, 'f', precision ?? 6);
    default:
      return undefined;
  }
}
