import type { TextRange } from '../kubernetes/document.ts';
import { isOrdinary } from './characters.ts';
import { splitDocuments } from './documents.ts';
import type { PlainBuilder } from './plain-builder.ts';
import { plainKey } from './plain-keys.ts';
import { PlainReader } from './plain-reader.ts';
import { handOver, NotPlain, TemplateAction } from './plain-refusal.ts';
import type { PlainText } from './plain-text.ts';
import { quotedText, resolvedValue } from './plain-values.ts';

/**
 * Whether a document is plain YAML in which no key repeats, so that a reader would find nothing wrong with it. Nothing is
 * made of it: that is for documents of which nobody asks what they say.
 *
 * @param text of ordinary characters only; a line break or its end stands at `end`
 */
export function isPlainlyFine(text: string, extent: TextRange): boolean {
  try {
    new PlainReader(text, extent, new Checker()).document();
    return true;
  } catch (error) {
    if (error instanceof NotPlain) return false;
    throw error;
  }
}

/**
 * Whether a text is for a template engine, told by an action where a value or a key should be: no reader takes that. A
 * text of which this is not told may be one all the same.
 */
export function holdsAction(text: string): boolean {
  if (!text.includes('{{')) return false;
  return splitDocuments(text).some((chunk) => {
    if (!chunk.text.includes('{{') || !isOrdinary(chunk.text)) return false;
    try {
      new PlainReader(text, { start: chunk.start, end: chunk.start + chunk.text.length }, new Checker()).document();
    } catch (error) {
      if (!(error instanceof NotPlain)) throw error;
      return error instanceof TemplateAction;
    }
    return false;
  });
}

/** Where the keys of a mapping begin among those of all that are open. */
type FirstKey = number;

class Checker implements PlainBuilder<string, undefined, FirstKey, undefined> {
  readonly #keys: string[] = [];
  /** The keys of mappings that have too many to look through. */
  readonly #many = new Map<FirstKey, Set<string>>();

  keyOf({ text, style }: PlainText, start: number, end: number): string {
    return style === 'plain' ? plainKey(text, start, end) : quotedText(text.slice(start, end), style);
  }

  scalarOf({ text, style }: PlainText, start: number, end: number): undefined {
    if (style === 'double') quotedText(text.slice(start, end), style);
    else if (style === 'plain' && mayBeNumber(text, start)) resolvedValue(text.slice(start, end));
  }

  emptyAt(): undefined {}
  blockOf(): undefined {}

  openMapping(): FirstKey {
    return this.#keys.length;
  }

  setEntry(first: FirstKey, key: string): void {
    const keys = this.#keys;
    if (keys.length - first < MANY ? keys.includes(key, first) : this.#isAmongMany(first, key)) handOver();
    keys.push(key);
  }

  #isAmongMany(first: FirstKey, key: string): boolean {
    const known = this.#many.get(first) ?? new Set(this.#keys.slice(first));
    this.#many.set(first, known);
    const isKnown = known.has(key);
    known.add(key);
    return isKnown;
  }

  closeMapping(first: FirstKey): undefined {
    this.#keys.length = first;
    if (this.#many.size > 0) this.#many.delete(first);
  }

  openSequence(): undefined {}
  addItem(): void {}
  closeSequence(): undefined {}
  anchored(): undefined {}
  aliasOf(): undefined {}
}

const MANY = 32;
const DOT = 0x2e;

/** Whether it may be `.inf` or `.nan`, with or without a sign, which JSON has no number for. */
function mayBeNumber(text: string, start: number): boolean {
  const first = text.charCodeAt(start);
  const isSign = first === 0x2b || first === 0x2d;
  return text.charCodeAt(isSign ? start + 1 : start) === DOT;
}
