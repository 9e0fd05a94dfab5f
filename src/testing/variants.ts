import { createSourceFile } from '../source/source-file.ts';
import { parseFile } from '../yaml/parse.ts';

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Another way to write the same manifests, about which a rule has to say the same. */
export interface Variant {
  readonly name: string;
  readonly text: string;
  /** Where something that stood at `position` is now; absent when positions cannot be compared. */
  readonly move?: (position: Position) => Position;
}

export function variantsOf(text: string): Variant[] {
  return [
    { name: 'with CRLF line ends', text: text.replace(/\r?\n/g, '\r\n'), move: (position) => position },
    {
      name: 'after a leading ---',
      text: `---\n${text}`,
      move: ({ line, column }) => ({ line: line + 1, column }),
    },
    asList(text),
    asJson(text),
  ];
}

const LIST_HEAD = ['apiVersion: v1', 'kind: List', 'items:'];
const INDENT = 4;

/** Every document as an item of one `kind: List`. */
function asList(text: string): Variant {
  const lines = [...LIST_HEAD];
  const moved = new Map<number, number>();
  let isNewDocument = true;
  text.split('\n').forEach((line, index) => {
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(line)) {
      isNewDocument = true;
      return;
    }
    const isContent = /^\s*[^#\s]/.test(line);
    // A document that holds comments only gives no item.
    if (isNewDocument && isContent) {
      lines.push('  -');
      isNewDocument = false;
    }
    lines.push(line.trim() === '' ? line : ' '.repeat(INDENT) + line);
    moved.set(index + 1, lines.length);
  });
  return {
    name: 'as items of a List',
    text: lines.length === LIST_HEAD.length ? text : lines.join('\n'),
    move: ({ line, column }) => ({ line: moved.get(line) ?? line, column: column + INDENT }),
  };
}

/** The documents' values as JSON; several as a List. */
function asJson(text: string): Variant {
  const { documents } = parseFile(createSourceFile('manifest.yaml', text));
  const values = documents.map(({ value }) => value).filter((value) => value !== null && value !== undefined);
  const value = values.length === 1 ? values[0] : { apiVersion: 'v1', kind: 'List', items: values };
  return { name: 'as JSON', text: JSON.stringify(value, null, 2) };
}
