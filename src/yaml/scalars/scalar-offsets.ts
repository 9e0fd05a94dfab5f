import type { TextRange } from '../../source/document.ts';
import type { ScalarNode } from '../node.ts';
import { resolve } from './scalars.ts';

/** Where each code unit of a scalar's value is written: file offsets, one pair for each unit. */
interface Offsets {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const known = new WeakMap<ScalarNode, Offsets | null>();

/**
 * Where the part [start, end) of a scalar's value, in UTF-16 code units, is written in the file. An escape counts as a
 * whole for each of its characters, a line break of the file for the space or break that it becomes. Undefined when
 * the value has no such part, or is not written in a way that can be followed.
 */
export function rangeInScalar(text: string, node: ScalarNode, start: number, end: number): TextRange | undefined {
  let offsets = known.get(node);
  if (offsets === undefined) {
    offsets = align(text, node) ?? null;
    known.set(node, offsets);
  }
  if (!offsets || start < 0 || end < start || end > offsets.starts.length) return undefined;
  if (start === end) {
    const at = offsets.starts[start] ?? offsets.ends[start - 1];
    return at === undefined ? undefined : { start: at, end: at };
  }
  const [first, last] = [offsets.starts[start], offsets.ends[end - 1]];
  return first === undefined || last === undefined ? undefined : { start: first, end: last };
}

/** Walks through the file and the value side by side. Undefined as soon as they do not agree. */
function align(text: string, node: ScalarNode): Offsets | undefined {
  if (resolve(node).type !== 'string') return undefined;
  const trail = new Trail(text, node.text);
  switch (node.style) {
    case 'literal':
    case 'folded':
      alignBlock(trail, node);
      break;
    case 'plain':
      alignFlow(trail, node.start, node.end, () => undefined);
      break;
    case 'single':
      alignFlow(trail, node.start + 1, node.end - 1, doubledQuote);
      break;
    case 'double':
      alignFlow(trail, node.start + 1, node.end - 1, escapeAt, true);
      break;
  }
  return trail.isComplete ? trail : undefined;
}

class Trail implements Offsets {
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly text: string;
  readonly value: string;

  constructor(text: string, value: string) {
    this.text = text;
    this.value = value;
  }

  get length(): number {
    return this.starts.length;
  }

  get isComplete(): boolean {
    return this.length === this.value.length;
  }

  /** The next units of the value all stand for this stretch of the file. */
  mark(units: number, { start, end }: TextRange): void {
    for (let unit = 0; unit < units; unit++) {
      this.starts.push(start);
      this.ends.push(end);
    }
  }

  /** How many of `unit` follow in the value. */
  count(unit: string): number {
    let count = 0;
    while (this.value[this.length + count] === unit) count++;
    return count;
  }

  /** The last `units` breaks of the file are what the next units of the value come from. */
  markBreaks(units: number, breaks: readonly TextRange[], otherwise: number): void {
    const spare = { start: otherwise, end: otherwise };
    for (let index = breaks.length - units; index < breaks.length; index++) this.mark(1, breaks[index] ?? spare);
  }

  /** This stretch of the file is in the value as it is. */
  copy({ start, end }: TextRange): void {
    for (let offset = start; offset < end; offset++) {
      if (this.value[this.length] !== this.text[offset]) return;
      this.mark(1, { start: offset, end: offset + 1 });
    }
  }
}

interface Line extends TextRange {
  /** The break after it; without extent after the last line. */
  readonly lineBreak: TextRange;
}

function linesOf(text: string, start: number, end: number, breaks: RegExp): Line[] {
  const lines: Line[] = [];
  let from = start;
  for (const match of text.slice(start, end).matchAll(breaks)) {
    const at = start + match.index;
    lines.push({ start: from, end: at, lineBreak: { start: at, end: at + match[0].length } });
    from = at + match[0].length;
  }
  lines.push({ start: from, end, lineBreak: { start: end, end } });
  return lines;
}

const BLOCK_BREAKS = /\r\n|[\n\r\u0085\u2028\u2029]/g;

function alignBlock(trail: Trail, node: ScalarNode): void {
  const [, ...lines] = linesOf(trail.text, node.start, endOfBlanks(trail.text, node.end), BLOCK_BREAKS);
  const indent = indentOf(trail, lines);
  let breaks: TextRange[] = [];
  for (const line of lines) {
    if (trail.isComplete) return;
    const start = line.start + Math.min(indent, blanksAt(trail.text, line));
    if (start < line.end) {
      const newlines = trail.count('\n');
      if (newlines > 0) trail.markBreaks(newlines, breaks, start);
      else if (trail.length > 0 && breaks[0]) trail.mark(1, breaks[0]);
      trail.copy({ start, end: line.end });
      breaks = [];
    }
    breaks.push(line.lineBreak);
  }
  for (const lineBreak of breaks.slice(0, trail.count('\n'))) trail.mark(1, lineBreak);
}

/** After the blank lines that follow a block scalar: a node ends before them, but they may count for its value. */
function endOfBlanks(text: string, end: number): number {
  let offset = end;
  while (offset < text.length && /\s/.test(text[offset] ?? '')) offset++;
  if (offset === text.length) return offset;
  while (offset > end && !/[\n\r\u0085\u2028\u2029]/.test(text[offset - 1] ?? '')) offset--;
  return offset;
}

/** Spaces that are indentation: those of the first line with content less those that its value begins with. */
function indentOf(trail: Trail, lines: readonly Line[]): number {
  const first = lines.find((line) => line.start + blanksAt(trail.text, line) < line.end);
  const content = trail.value.split('\n').find((each) => /[^ ]/.test(each)) ?? '';
  return first ? blanksAt(trail.text, first) - content.search(/[^ ]|$/) : 0;
}

function blanksAt(text: string, { start, end }: TextRange): number {
  let count = 0;
  while (start + count < end && text[start + count] === ' ') count++;
  return count;
}

/** What is written at `offset` in place of other characters: its length in the file and in the value. */
type Replacement = (text: string, offset: number) => { readonly length: number; readonly units: number } | undefined;

const doubledQuote: Replacement = (text, offset) =>
  text.startsWith("''", offset) ? { length: 2, units: 1 } : undefined;

const ESCAPE = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U([\da-fA-F]{8})|[\s\S])/y;

const escapeAt: Replacement = (text, offset) => {
  ESCAPE.lastIndex = offset;
  const match = ESCAPE.exec(text);
  return match ? { length: match[0].length, units: Number.parseInt(match[1] ?? '0', 16) > 0xffff ? 2 : 1 } : undefined;
};

const FLOW_BREAKS = /\r\n|[\n\r\u0085]/g;

/** The lines of a plain or quoted scalar, folded: spaces around a break go, one break is a space, further ones stay. */
function alignFlow(trail: Trail, from: number, to: number, replacement: Replacement, escapes = false): void {
  const lines = linesOf(trail.text, from, to, FLOW_BREAKS);
  let breaks: TextRange[] = [];
  let escapedBreak = false;
  for (const [index, line] of lines.entries()) {
    const last = index === lines.length - 1;
    const { start, end, continues } = trimLine(trail.text, line, { first: index === 0, last, escapes });
    if (start === end && index > 0 && !last && !continues) {
      breaks.push(line.lineBreak);
      continue;
    }
    if (breaks.length > 1) trail.markBreaks(breaks.length - 1, breaks, start);
    else if (breaks[0] && !escapedBreak) trail.mark(1, breaks[0]);
    copyReplacing(trail, { start, end }, replacement);
    breaks = [line.lineBreak];
    escapedBreak = continues;
  }
}

interface LinePosition {
  readonly first: boolean;
  readonly last: boolean;
  readonly escapes: boolean;
}

function trimLine(text: string, line: Line, { first, last, escapes }: LinePosition) {
  let { start, end } = line;
  if (!first) while (start < end && isBlank(text[start])) start++;
  const continues = escapes && !last && endsEscaped(text, start, end);
  if (continues) return { start, end: end - 1, continues };
  if (!last) while (end > start && isBlank(text[end - 1])) end--;
  // The space after a backslash is escaped and stays.
  if (escapes && end < line.end && !last && endsEscaped(text, start, end)) end++;
  return { start, end, continues };
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t';
}

function endsEscaped(text: string, start: number, end: number): boolean {
  let count = 0;
  while (end - 1 - count >= start && text[end - 1 - count] === '\\') count++;
  return count % 2 === 1;
}

function copyReplacing(trail: Trail, { start, end }: TextRange, replacement: Replacement): void {
  let offset = start;
  while (offset < end) {
    const replaced = replacement(trail.text, offset);
    if (replaced) trail.mark(replaced.units, { start: offset, end: offset + replaced.length });
    else trail.copy({ start: offset, end: offset + 1 });
    offset += replaced?.length ?? 1;
  }
}
