import type { TextRange } from '../../source/document.ts';
import type { ScalarNode } from '../node.ts';
import { rangesOf } from '../scan.ts';
import { resolve } from './scalars.ts';

const known = new WeakMap<ScalarNode, OffsetMap>();

/**
 * Where the part [start, end) of a scalar's value, in UTF-16 code units, is written in the file. An escape counts as a
 * whole for each of its characters, a line break of the file for the space or break that it becomes. Undefined when
 * the value has no such part, or is not written in a way that can be followed.
 */
export function rangeInScalar(text: string, node: ScalarNode, start: number, end: number): TextRange | undefined {
  const offsets = known.get(node) ?? align(text, node);
  known.set(node, offsets);
  const { starts, ends } = offsets;
  if (start < 0 || end < start || end > starts.length) return undefined;
  const from = starts[start] ?? ends[start - 1];
  const to = start === end ? from : ends[end - 1];
  return from === undefined || to === undefined ? undefined : { start: from, end: to };
}

/** Walks through the file and the value side by side. Of no length where they do not agree. */
function align(text: string, node: ScalarNode): OffsetMap {
  const { style, text: value } = node;
  if (resolve(node).type !== 'string') return new OffsetMap('');
  const offsets = new OffsetMap(value);
  const isBlock = style === 'literal' || style === 'folded';
  const [from, to] = contentsOf(text, node);
  const source = text.slice(from, to);
  const tokens = isBlock ? blockTokens(indentOf(source, value)) : FLOW_TOKENS[style];
  for (const { 0: token, 1: gap, 2: replaced, index } of source.matchAll(tokens)) {
    if (offsets.starts.length >= value.length) break;
    const at = from + index;
    if (replaced !== undefined) offsets.mark(unitsOf(replaced), { start: at, end: at + replaced.length });
    else if (gap === undefined) offsets.copy(token, at);
    else if (isBlock) offsets.markLines(breaksIn(gap, at), { isFirst: index === 0, isLast: at + gap.length === to });
    else offsets.fold(breaksIn(gap, at));
  }
  if (isBlock && value.endsWith('\n')) offsets.mark(value.length - offsets.starts.length, { start: to, end: to });
  return offsets.starts.length === value.length ? offsets : new OffsetMap('');
}

/** Where each code unit of a scalar's value is written: file offsets, one pair for each unit. */
class OffsetMap {
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The next units of the value all stand for this part of the file. */
  mark(units: number, { start, end }: TextRange): void {
    for (let unit = 0; unit < units; unit++) {
      this.starts.push(start);
      this.ends.push(end);
    }
  }

  /** This part of the file is in the value as it is. */
  copy(token: string, at: number): void {
    for (let index = 0; index < token.length; index++) {
      if (this.#value[this.starts.length] !== token[index]) return;
      this.mark(1, { start: at + index, end: at + index + 1 });
    }
  }

  /** One break is a space; of more, all but the first stay. */
  fold(breaks: readonly TextRange[]): void {
    for (const each of breaks.length > 1 ? breaks.slice(1) : breaks) this.mark(1, each);
  }

  /** Between the lines of a block scalar the value tells how many breaks stay: the last ones, or the first at its end. */
  markLines(breaks: readonly TextRange[], { isFirst, isLast }: { isFirst: boolean; isLast: boolean }): void {
    // The first break of all is that of the header.
    const between = isFirst ? breaks.slice(1) : breaks;
    let count = 0;
    while (count < between.length && this.#value[this.starts.length + count] === '\n') count++;
    const kept = isLast ? between.slice(0, count) : between.slice(between.length - count);
    for (const each of count > 0 || isFirst || isLast ? kept : between.slice(0, 1)) this.mark(1, each);
  }
}

const BLOCK_BREAK = '(?:\\r\\n|[\\n\\r\\u0085\\u2028\\u2029])';

/** What is in quotes; of a block scalar, from the end of its header to that of the blank lines that follow: they may count. */
function contentsOf(text: string, { start, end, style }: ScalarNode): [number, number] {
  if (style === 'plain') return [start, end];
  if (style === 'single' || style === 'double') return [start + 1, end - 1];
  const from = start + text.slice(start, end).search(/[\n\r\u0085\u2028\u2029]|$/);
  const [blanks = ''] = /^\s*$|^(?:[^\S\n\r\u2028\u2029]*(?:[\n\r\u2028\u2029]|\u0085))*/.exec(text.slice(end)) ?? [];
  return [from, end + blanks.length];
}

/** Spaces that are indentation: those of the first line with content less those that its value begins with. */
function indentOf(source: string, value: string): number {
  const [, written = ''] = new RegExp(`${BLOCK_BREAK}( *)(?!${BLOCK_BREAK}|[ ]|$)`).exec(source) ?? [];
  const [, kept = ''] = /(?:^|\n)( *)[^ \n]/.exec(value) ?? [];
  return Math.max(written.length - kept.length, 0);
}

/** Breaks with the indentation after them, and the rest of lines. */
function blockTokens(indent: number): RegExp {
  return new RegExp(`((?:${BLOCK_BREAK} {0,${indent}})+)|[^\\n\\r\\u0085\\u2028\\u2029]+`, 'g');
}

/** Breaks with the spaces around them, what is written in place of other characters, and the rest. */
const FLOW_TOKENS = {
  plain: flowTokens('(?!)'),
  single: flowTokens("''"),
  double: flowTokens(String.raw`\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|(?:\r\n|[\n\r\u0085])[ \t]*|[\s\S])`),
};

function flowTokens(replaced: string): RegExp {
  return new RegExp(
    String.raw`([ \t]*(?:(?:\r\n|[\n\r\u0085])[ \t]*)+)|(${replaced})|[ \t]+|[^ \t\n\r\u0085'\\]+|['\\]`,
    'g',
  );
}

function unitsOf(replaced: string): number {
  if (/^\\[\n\r\u0085]/.test(replaced)) return 0;
  return replaced.startsWith('\\U') && Number.parseInt(replaced.slice(2), 16) > 0xffff ? 2 : 1;
}

function breaksIn(gap: string, at: number): TextRange[] {
  return rangesOf(gap, /\r\n|[\n\r\u0085\u2028\u2029]/g, at);
}
