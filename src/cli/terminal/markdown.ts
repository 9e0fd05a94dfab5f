import { link, type Style } from '../../formatters/terminal/style.ts';
import { widthOf } from '../../formatters/terminal/width.ts';
import { type Block, parseBlocks } from './markdown-blocks.ts';
import { inlineWords, joinWords, plainText, type Word, wrapWords } from './markdown-inline.ts';

/** Longer lines are hard to read. */
const WIDEST_TEXT = 100;
const INDENT = '  ';

/** A page of this project's documentation for a terminal: headings, paragraphs, lists, tables, code. */
export function renderMarkdown(markdown: string, style: Style): string {
  const width = Math.min(style.columns ?? WIDEST_TEXT, WIDEST_TEXT);
  const blocks = parseBlocks(markdown).map((block) => renderBlock(block, width, style).join('\n'));
  return `${blocks.join('\n\n')}\n`;
}

function renderBlock(block: Block, width: number, style: Style): string[] {
  const { colors } = style;
  switch (block.type) {
    case 'heading': {
      const text = plainText(block.text);
      return [block.level === 1 ? colors.bold(colors.underline(text)) : colors.bold(text)];
    }
    case 'code':
      return block.lines.map((line) => `${INDENT}${INDENT}${renderCode(line, style)}`.trimEnd());
    case 'list':
      return block.items.flatMap(({ marker, text }) => {
        const lines = renderText(text, width - marker.length - 1, style);
        return lines.map((line, index) => `${index === 0 ? marker : ' '.repeat(marker.length)} ${line}`);
      });
    case 'table':
      return renderTable(block.rows, width, style);
    case 'paragraph':
      return renderText(block.text, width, style);
  }
}

function renderText(text: string, width: number, style: Style): string[] {
  return wrapWords(inlineWords(text), Math.max(1, width)).map((words) => renderWords(words, style));
}

function renderWords(words: readonly Word[], style: Style): string {
  const { colors } = style;
  const paint = { plain: (text: string) => text, code: colors.cyan, strong: colors.bold, link: colors.underline };
  return joinWords(words)
    .map(({ kind, text, href }) => (href ? link(paint[kind](text), href, style) : paint[kind](text)))
    .join('');
}

/** Expectations of an example follow `# ✗`. */
function renderCode(line: string, { colors }: Style): string {
  const mark = line.indexOf('# ✗');
  return mark < 0 ? line : `${line.slice(0, mark)}${colors.red(line.slice(mark))}`;
}

/** Columns as wide as what they hold, except for the last one, which is broken. */
function renderTable(rows: readonly (readonly string[])[], width: number, style: Style): string[] {
  const last = Math.max(...rows.map((row) => row.length)) - 1;
  const widths = Array.from({ length: last }, (_, column) =>
    Math.max(...rows.map((row) => widthOf(plainText(row[column] ?? '')))),
  );
  const indent = widths.reduce((sum, each) => sum + each + INDENT.length, 0);
  return rows.flatMap((row, index) => {
    const cells = widths.map((each, column) => {
      const text = row[column] ?? '';
      return renderText(text, Number.POSITIVE_INFINITY, style).join('') + ' '.repeat(each - widthOf(plainText(text)));
    });
    const [first = '', ...rest] = renderText(row[last] ?? '', Math.max(20, width - indent), style);
    const line = [...cells, first].join(INDENT).trimEnd();
    return [index === 0 ? style.colors.dim(line) : line, ...rest.map((each) => ' '.repeat(indent) + each)];
  });
}
