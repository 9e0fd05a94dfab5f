import { widthOf } from '../terminal/width.ts';

export interface Column<Row> {
  readonly title: string;
  readonly isNumber: boolean;
  /** Columns of the highest rank are dropped first where it is narrow; 0 is never dropped. */
  readonly rank: number;
  readonly cellOf: (row: Row) => string;
}

/** Columns with their widths: as many as fit into a width, of which the first gives way when even the last few do not. */
export interface Layout<Row> {
  readonly columns: readonly Column<Row>[];
  readonly widths: readonly number[];
}

const GAP = 2;
const NARROWEST_NAME = 12;
const ENOUGH_FOR_NAMES = 30;

export function layOut<Row>(rows: readonly Row[], columns: readonly Column<Row>[], width: number): Layout<Row> {
  const all = columns.map((column) => ({
    column,
    width: Math.max(widthOf(column.title), ...rows.map((row) => widthOf(column.cellOf(row)))),
  }));
  // A column that is empty in every row says nothing.
  let kept = all.filter(({ column }, index) => index === 0 || rows.some((row) => column.cellOf(row) !== ''));
  // A long name gives way before a column does.
  const total = () =>
    kept.reduce(
      (sum, each, index) => sum + GAP + (index === 0 ? Math.min(each.width, ENOUGH_FOR_NAMES) : each.width),
      -GAP,
    );
  while (total() > width) {
    const last = kept.reduce((highest, each) => (each.column.rank > highest.column.rank ? each : highest));
    if (last.column.rank === 0) break;
    kept = kept.filter((each) => each !== last);
  }
  const others = kept.slice(1).reduce((sum, each) => sum + GAP + each.width, 0);
  const widths = kept.map((each, index) =>
    index === 0 ? Math.min(each.width, Math.max(NARROWEST_NAME, width - others)) : each.width,
  );
  return { columns: kept.map(({ column }) => column), widths };
}

/** A line of a table; @param first in place of the first cell */
export function lineOf<Row>({ columns, widths }: Layout<Row>, row: Row | undefined, first?: string): string {
  const cells = columns.map(({ title, isNumber, cellOf }, index) => {
    const width = widths[index] ?? 0;
    const text = index === 0 && first !== undefined ? first : row === undefined ? title : cellOf(row);
    return pad(shortenMiddle(text, width), width, isNumber);
  });
  return cells.join(' '.repeat(GAP)).trimEnd();
}

function pad(text: string, width: number, isNumber: boolean): string {
  const blank = ' '.repeat(Math.max(0, width - widthOf(text)));
  return isNumber ? blank + text : text + blank;
}

/** Names differ at their ends as often as at their beginnings; numbers are never shortened. */
function shortenMiddle(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const characters = [...text];
  while (widthOf(characters.join('')) > width - 1) characters.splice(Math.floor(characters.length / 2), 1);
  const middle = Math.floor(characters.length / 2);
  return `${characters.slice(0, middle).join('')}…${characters.slice(middle).join('')}`;
}
