import type { TextRange } from '../kubernetes/document.ts';
import { Mapping } from './mapping.ts';
import type { BlockExtent, PlainBuilder } from './plain-builder.ts';
import { plainKey } from './plain-keys.ts';
import { PlainReader } from './plain-reader.ts';
import { handOver, NotPlain } from './plain-refusal.ts';
import type { PlainText } from './plain-text.ts';
import { blockText, doubleQuotedText, findBadEscape, plainText, singleQuotedText } from './scalar-text.ts';
import { resolvePlain } from './scalars.ts';

/** What a document says, without where. */
export interface PlainValue {
  /** As src/parse/value.ts gives it; null for an empty document. */
  readonly value: unknown;
  /** The first key of a document that is a mapping. */
  readonly firstKey: TextRange | undefined;
}

/**
 * The value of a document in plain YAML in which no key repeats: the same as that of its tree, for a fraction of the time,
 * since no tree is made. Undefined for any other document.
 *
 * @param text of ordinary characters only; a line break or its end stands at `end`
 */
export function readPlainValue(text: string, extent: TextRange): PlainValue | undefined {
  try {
    const builder = new ValueBuilder();
    const value = new PlainReader(text, extent, builder).document() ?? null;
    return { value, firstKey: builder.firstKey };
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

class ValueBuilder implements PlainBuilder<string, unknown, Mapping, unknown[]> {
  firstKey: TextRange | undefined;
  #started = false;

  keyOf({ text, style }: PlainText, start: number, end: number): string {
    return style === 'plain' ? plainKey(text, start, end) : quotedText(text.slice(start, end), style);
  }

  scalarOf({ text, style, folded }: PlainText, start: number, end: number): unknown {
    if (style === 'plain') return folded ? foldedValue(text.slice(start, end)) : plainValue(text, start, end);
    return quotedText(text.slice(start, end), style);
  }

  emptyAt(): unknown {
    return null;
  }

  blockOf({ text }: PlainText, at: number, parent: number, { first, end, next, indent, even }: BlockExtent): unknown {
    if (!even || text.charCodeAt(at) === FOLDED) return blockText(text.slice(at, next), parent);
    const lines = text.slice(first + indent, end).replaceAll(`\n${' '.repeat(indent)}`, '\n');
    const keepsBreak = text.charCodeAt(at + 1) !== DASH && next > end;
    return keepsBreak ? `${lines}\n` : lines;
  }

  openMapping({ scanned }: PlainText, start: number, flow: boolean): Mapping {
    if (!this.#started && !flow) this.firstKey = { start, end: scanned };
    this.#started = true;
    return new Mapping();
  }

  setEntry(mapping: Mapping, key: string, _colon: number, value: unknown): void {
    if (key in mapping) handOver();
    mapping[key] = value;
  }

  closeMapping(mapping: Mapping): unknown {
    return mapping;
  }

  openSequence(): unknown[] {
    this.#started = true;
    return [];
  }

  addItem(sequence: unknown[], _dash: number | undefined, value: unknown): void {
    sequence.push(value);
  }

  closeSequence(sequence: unknown[]): unknown {
    return sequence;
  }

  anchored(value: unknown): unknown {
    return value;
  }

  aliasOf(_name: string, target: unknown): unknown {
    return target;
  }
}

const DASH = 0x2d;
const FOLDED = 0x3e;
const ZERO = 0x30;
const NINE = 0x39;
/** Beyond that a number of digits may be no exact integer. */
const MAX_DIGITS = 15;

export function quotedText(source: string, style: 'single' | 'double'): string {
  if (style === 'single') return singleQuotedText(source);
  if (findBadEscape(source)) handOver();
  return doubleQuotedText(source);
}

function plainValue(text: string, start: number, end: number): unknown {
  const first = text.charCodeAt(start);
  if (first > ZERO && first <= NINE) {
    const behind = endOfDigits(text, start, end);
    if (behind === end && end - start <= MAX_DIGITS) return numberAt(text, start, end);
    // `500m`, `16Mi`, `10.0.0.1/8`: some character that no number has.
    if (behind < end && !isPartOfNumber(text.charCodeAt(behind))) return text.slice(start, end);
  } else if (isOnlyText(first)) {
    return text.slice(start, end);
  }
  return resolvedValue(text.slice(start, end));
}

function foldedValue(source: string): unknown {
  return resolvedValue(plainText(source));
}

/** @throws NotPlain for what JSON has no number for */
export function resolvedValue(plain: string): unknown {
  const { type, value } = resolvePlain(plain);
  if (type === 'float' && !Number.isFinite(value)) handOver();
  return value === 0 ? 0 : value;
}

function endOfDigits(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) >= ZERO && text.charCodeAt(at) <= NINE) at++;
  return at;
}

function numberAt(text: string, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at++) number = number * 10 + text.charCodeAt(at) - ZERO;
  return number;
}

/** Behind decimal digits: `_`, `.`, `e` and `E`. */
function isPartOfNumber(code: number): boolean {
  return code === 0x5f || code === 0x2e || code === 0x65 || code === 0x45;
}

/** Whether a value that starts so is text: neither a number nor one of the words for true, false, null and the like. */
function isOnlyText(first: number): boolean {
  return first < 128 ? ONLY_TEXT[first] === 1 : true;
}

const ONLY_TEXT = Uint8Array.from({ length: 128 }, (_, code) =>
  /[/$_a-zA-Z(]/.test(String.fromCharCode(code)) && !/[yntfo]/i.test(String.fromCharCode(code)) ? 1 : 0,
);
