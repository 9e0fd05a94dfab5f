/** A part of a page. */
export type Block =
  | { readonly type: 'heading'; readonly level: number; readonly text: string }
  | { readonly type: 'code'; readonly lines: readonly string[] }
  | { readonly type: 'list'; readonly items: readonly ListItem[] }
  | { readonly type: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly type: 'paragraph'; readonly text: string };

export interface ListItem {
  readonly marker: string;
  readonly text: string;
}

/** The Markdown that the pages of the rules are written in; comments are left out. */
export function parseBlocks(markdown: string): Block[] {
  const lines = markdown.replace(/<!--[\s\S]*?-->/g, '').split(/\r?\n/);
  const blocks: Block[] = [];
  for (let index = 0; index < lines.length; ) {
    const line = lines[index] ?? '';
    if (line.trim() === '') {
      index++;
      continue;
    }
    const end = endOf(lines, index);
    blocks.push(blockOf(lines.slice(index, end)));
    index = end;
  }
  return blocks;
}

/** A fence ends at the next fence, a heading at its line, anything else at an empty line, a heading or a fence. */
function endOf(lines: readonly string[], start: number): number {
  const first = lines[start] ?? '';
  if (isFence(first)) {
    const end = lines.findIndex((line, index) => index > start && isFence(line));
    return end < 0 ? lines.length : end + 1;
  }
  if (isHeading(first)) return start + 1;
  const end = lines.findIndex(
    (line, index) => index > start && (line.trim() === '' || isFence(line) || isHeading(line)),
  );
  return end < 0 ? lines.length : end;
}

function blockOf(lines: readonly string[]): Block {
  const [first = ''] = lines;
  if (isFence(first)) return { type: 'code', lines: lines.slice(1).filter((line) => !isFence(line)) };
  const heading = /^(#+) +(.*)$/.exec(first);
  if (heading) return { type: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' };
  if (first.startsWith('|')) return { type: 'table', rows: lines.map(cellsOf).filter((cells) => !isRuler(cells)) };
  if (ITEM.test(first)) return { type: 'list', items: itemsOf(lines) };
  return { type: 'paragraph', text: lines.map((line) => line.trim()).join(' ') };
}

const ITEM = /^([-*]|\d+\.) +(.*)$/;

function itemsOf(lines: readonly string[]): ListItem[] {
  const items: ListItem[] = [];
  for (const line of lines) {
    const [, marker, text = ''] = ITEM.exec(line) ?? [];
    const previous = items.at(-1);
    if (marker !== undefined) items.push({ marker, text });
    else if (previous) items[items.length - 1] = { ...previous, text: `${previous.text} ${line.trim()}` };
  }
  return items;
}

function isFence(line: string): boolean {
  return line.startsWith('```');
}

function isHeading(line: string): boolean {
  return /^#+ /.test(line);
}

function cellsOf(line: string): string[] {
  const inside = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inside.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function isRuler(cells: readonly string[]): boolean {
  return cells.every((cell) => /^:?-+:?$/.test(cell));
}
