import type { Span } from '../../engine/findings/finding.ts';
import { beginsCommand, escapeTerminal } from '../escape.ts';
import { widthOf, widthOfCharacter } from './width.ts';

/** A line of source and where to put the carets under it. */
export interface CodeFrame {
  /** 1-based. */
  readonly line: number;
  readonly source: string;
  /** Cells before the first caret. */
  readonly indent: number;
  /** How many carets; at least one. */
  readonly carets: number;
}

interface Cell {
  readonly text: string;
  readonly width: number;
  readonly isMarked: boolean;
}

/** Width without a terminal. */
const DEFAULT_WIDTH = 160;
const TAB_WIDTH = 4;
const ELLIPSIS = '…';

/** What {@link escapeTerminal} makes of the bracket of `##[`, which it cannot see in a single character. */
const runnerBracket = () => escapeTerminal('##[').slice('##'.length);

/**
 * The first line of a span, cut to `width` cells around it. A line can have megabytes, so only what may be shown is read.
 */
export function codeFrameOf({ file, range }: Span, width = DEFAULT_WIDTH): CodeFrame {
  const { text } = file;
  const { line, column } = file.position(range.start);
  const from = Math.min(range.start, text.length);
  const lineStart = from - (column - 1);
  const low = alignToCharacter(text, Math.max(lineStart, from - width, 0));
  const reach = alignToCharacter(text, Math.min(text.length, from + width + 1));
  const lineBreak = text.slice(from, reach).search(/[\r\n]/);
  const high = lineBreak < 0 ? reach : from + lineBreak;
  const shown = text.slice(low, high);
  const [start, end] = [from - low, Math.max(from + range.end - range.start, from) - low];
  const isCut = [low > lineStart, lineBreak < 0 && reach < text.length] as const;
  if (!isCut[0] && !isCut[1] && shown.length < width && isPlain(shown)) {
    const carets = Math.max(1, Math.min(end, shown.length) - start);
    return { line, source: shown.trimEnd(), indent: start, carets };
  }
  const cells = cellsOf(shown, start, end);
  const first = cells.findIndex((cell) => cell.isMarked);
  return { line, ...windowOf(cells, { first: first < 0 ? cells.length : first, width, isCut }) };
}

/** Whether every character is printable ASCII, in one cell: most lines are. */
function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text) && !/##[A-Za-z]{0,16}\[/.test(text);
}

/** Steps out of the middle of a surrogate pair. */
function alignToCharacter(text: string, index: number): number {
  const isInside = /[\uDC00-\uDFFF]/.test(text.charAt(index)) && /[\uD800-\uDBFF]/.test(text.charAt(index - 1));
  return isInside ? index - 1 : index;
}

function cellsOf(text: string, from: number, to: number): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  let offset = 0;
  for (const character of text) {
    const isMarked = from === to ? offset === from : offset >= from && offset < to;
    const shown = beginsCommand(text, offset) ? runnerBracket() : show(character, column);
    const width = shown === character ? widthOfCharacter(character) : widthOf(shown);
    cells.push({ text: shown, width, isMarked });
    column += width;
    offset += character.length;
  }
  return cells;
}

function show(character: string, column: number): string {
  if (character >= ' ' && character <= '~') return character;
  return character === '\t' ? ' '.repeat(TAB_WIDTH - (column % TAB_WIDTH)) : escapeTerminal(character);
}

interface View {
  /** The first marked cell, or the number of cells if the mark is after the end. */
  readonly first: number;
  readonly width: number;
  /** Whether there is more text before and after the cells. */
  readonly isCut: readonly [before: boolean, after: boolean];
}

function windowOf(cells: readonly Cell[], view: View): Omit<CodeFrame, 'line'> {
  const [begin, end] = boundsOf(cells, view);
  const shown = cells.slice(begin, end);
  const before = begin > 0 || view.isCut[0] ? ELLIPSIS : '';
  const after = end < cells.length || view.isCut[1] ? ELLIPSIS : '';
  const marked = shown.filter((cell) => cell.isMarked);
  const lead = cells.slice(begin, Math.min(view.first, end));
  return {
    source: `${before}${shown.map(({ text }) => text).join('')}${after}`.trimEnd(),
    indent: before.length + sumOf(lead),
    carets: Math.max(1, sumOf(marked)),
  };
}

/** Which cells fit: marked ones, then those around, more of them before, where the key is. */
function boundsOf(cells: readonly Cell[], { first, width, isCut }: View): [begin: number, end: number] {
  if (!isCut[0] && !isCut[1] && sumOf(cells) + (first === cells.length ? 1 : 0) <= width) return [0, cells.length];
  let room = Math.max(1, width - 2 * ELLIPSIS.length - (first === cells.length ? 1 : 0));
  let begin = first;
  let end = first;
  const take = (cell: Cell | undefined): cell is Cell => cell !== undefined && cell.width <= room;
  const growRight = (isWanted: (cell: Cell) => boolean) => {
    for (let cell = cells[end]; take(cell) && isWanted(cell); cell = cells[end]) {
      room -= cell.width;
      end++;
    }
  };
  const growLeft = (reserve: number) => {
    for (let cell = cells[begin - 1]; take(cell) && room - cell.width >= reserve; cell = cells[begin - 1]) {
      room -= cell.width;
      begin--;
    }
  };
  growRight((cell) => cell.isMarked);
  growLeft(Math.floor(room / 3));
  growRight(() => true);
  growLeft(0);
  return [begin, end];
}

function sumOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}
