import type { Document, TextRange } from '../../kubernetes/document.ts';
import { readJson } from '../json-tree.ts';
import type { Node } from '../node.ts';
import { parseFile } from '../parse.ts';
import { ParsedDocument } from '../parsed-document.ts';
import type { Mark } from './cursor.ts';
import { countValue } from './json-values.ts';
import { Part, type Stretch } from './part.ts';
import { PartDocument } from './part-document.ts';
import type { JsonExtent } from './scan-json.ts';
import { copyText, isAsked, StreamRefusal, type StreamSurroundings } from './surroundings.ts';

/** One value of a stream of JSON. */
export interface JsonText {
  /** From its first character to its last. */
  readonly text: string;
  readonly extent: JsonExtent;
  readonly start: Mark;
}

/**
 * The documents in a value, numbered from `index`: one mostly, none when nobody asks for it. Of one that is asked for,
 * what Kubernetes has written into it is left out.
 *
 * @throws StreamRefusal when it is no value
 */
export function readJsonPart(json: JsonText, index: number, about: StreamSurroundings): Document | undefined {
  const { text, extent } = json;
  const parsed = parse(text);
  const counted = parsed === undefined ? undefined : countValue(parsed);
  if (!counted || counted.keys !== extent.keys || counted.isInfinite) return readSlowly(json, index, about);
  if (!isAsked(counted.value, text, about)) return undefined;
  const cut = about.isWanted ? cutText(json, about) : { text: copyText(text), stretches: [stretchAt(json.start)] };
  const part = new Part(about.source.path, cut.text, cut.stretches);
  about.source.add(part);
  const { value } = cut.text.length === text.length ? counted : countValue(JSON.parse(cut.text));
  const range = { start: 0, end: cut.text.length };
  const decoded = { value, duplicates: [] };
  const known = { firstKey: firstKeyOf(cut.text, value), isPlain: false };
  const read = new ParsedDocument(part.local, 0, range, decoded, readAgain(cut.text), known);
  return new PartDocument(about.source, index, part, read);
}

// A function of its own, since closures made in one place hold on to everything that any of them uses there.
function readAgain(text: string): () => Node | undefined {
  return () => readJson(text, 0)?.[0];
}

/** Where the first key is written, when it is also the first of the value: numbers come before other keys there. */
function firstKeyOf(text: string, value: unknown): TextRange | undefined {
  const [, before = '', key = ''] = /^(\{[ \t\r\n]*)("(?:[^"\\]|\\.)*")/.exec(text) ?? [];
  const [first] = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  if (key === '' || first === undefined || JSON.stringify(first) !== key) return undefined;
  return { start: before.length, end: before.length + key.length };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whatever is unusual is left to those who read everything. */
function readSlowly({ text, start }: JsonText, index: number, { source }: StreamSurroundings): Document {
  const part = new Part(source.path, copyText(text), [stretchAt(start)]);
  const { documents, problems } = parseFile(part.local);
  const [problem] = problems;
  if (problem) {
    const { line, column } = part.position(part.offsetOf(problem.range.start));
    throw new StreamRefusal(
      problem.message,
      { offset: part.offsetOf(problem.range.start), line, column },
      problem.reason,
    );
  }
  const [read] = documents;
  if (!read) throw new StreamRefusal('This is no JSON.', start, 'syntax');
  source.add(part);
  return new PartDocument(source, index, part, read);
}

function stretchAt(mark: Mark, local = 0): Stretch {
  return { ...mark, local };
}

/** The text without what nobody asks for, of which only the brackets are left. */
function cutText({ text, extent, start }: JsonText, { source }: StreamSurroundings) {
  const stretches: Stretch[] = [stretchAt(start)];
  const whole = new Part(source.path, text, stretches);
  const pieces: string[] = [];
  let from = 0;
  let length = 0;
  for (const { start: open, end } of extent.unasked) {
    // Both brackets stay, so that whoever writes beside them finds a mapping or a list there.
    pieces.push(text.slice(from, open + 1));
    length += open + 1 - from;
    from = end - 1;
    const offset = whole.offsetOf(from);
    stretches.push(stretchAt({ offset, ...whole.local.position(from) }, length));
  }
  pieces.push(text.slice(from));
  const lines = stretches.map((stretch, index) => (index === 0 ? stretch : inWhole(stretch, start)));
  return { text: copyText(pieces.join('')), stretches: lines };
}

/** Lines and columns of a part, seen from the whole. */
function inWhole(stretch: Stretch, start: Mark): Stretch {
  const column = stretch.line === 1 ? start.column + stretch.column - 1 : stretch.column;
  return { ...stretch, line: start.line + stretch.line - 1, column };
}
