import type { PlainValue } from '../../source/document.ts';
import type { Found } from '../locate.ts';
import type { Entry, MappingNode } from '../node.ts';
import { endOfLine } from '../scan.ts';
import { type EditSource, endsLine, linePrefix, marginOf, partOf } from './layout.ts';
import { type FlowStyle, renderEntry, renderFlowEntry } from './render.ts';
import { blockStyleOf, flowStyleOf } from './style.ts';

type FoundMapping = Found & { readonly node: MappingNode };

/** Adds a key that is not there yet to the end of a mapping. */
export function planInsertion(source: EditSource, found: FoundMapping, key: string, value: PlainValue) {
  const insert = found.node.flow ? insertIntoFlow : insertIntoBlock;
  return insert(source, found, key, value);
}

function insertIntoBlock(source: EditSource, found: FoundMapping, key: string, value: PlainValue) {
  const { text } = source;
  const mapping = found.node;
  const last = mapping.entries.at(-1);
  const prefix = linePrefix(text, mapping.start);
  if (!last || mapping.entries.some(({ explicit }) => explicit) || !/^[ -]*$/.test(prefix)) return undefined;
  const { end } = partOf(last);
  if (!endsLine(text, end)) return undefined;
  const at = endOfLine(text, end);
  const style = blockStyleOf(source, found);
  const column = prefix.length;
  const entry = renderEntry(key, value, column, style);
  return { start: at, end: at, text: style.lineBreak + ' '.repeat(column) + entry };
}

function insertIntoFlow(source: EditSource, found: FoundMapping, key: string, value: PlainValue) {
  const { text } = source;
  const mapping = found.node;
  const style = flowStyleOf(source, found);
  const close = mapping.end - 1;
  if (text[mapping.start] !== '{' || text[close] !== '}') return undefined;
  const last = mapping.entries.at(-1);
  if (!last) {
    const inner = { start: mapping.start + 1, end: close };
    const isEmpty = text.slice(inner.start, inner.end).trim() === '';
    return isEmpty ? { ...inner, text: renderFlowEntry(key, value, style) } : undefined;
  }
  const { end } = partOf(last);
  const comma = /^[ \t\r\n]*(?:(,)[ \t\r\n]*)?$/.exec(text.slice(end, close));
  if (!comma) return undefined;
  const trailing = comma[1] === ',';
  const at = trailing ? text.indexOf(',', end) + 1 : end;
  const lines = linesOf(source, last, close);
  const entry = renderFlowEntry(key, value, lines ? { ...style, lines } : style);
  const separator = lines ? lines.lineBreak + lines.indent : style.compact ? '' : ' ';
  const after = trailing && lines ? ',' : '';
  return { start: at, end: at, text: (trailing ? '' : ',') + separator + entry + after };
}

/** The layout of a bracketed mapping that has its last entry on a line of its own. */
function linesOf({ text, lineBreak }: EditSource, last: Entry, close: number): FlowStyle['lines'] {
  const indent = marginOf(text, last.key.start);
  if (indent === undefined) return undefined;
  const closing = marginOf(text, close);
  const unit = closing !== undefined && indent.startsWith(closing) ? indent.slice(closing.length) : '';
  return { lineBreak, indent, unit: unit || '  ' };
}
