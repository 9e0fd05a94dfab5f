import type { TextRange } from '../source/document.ts';
import { splitFile } from './json.ts';
import type { Node } from './node.ts';
import { readYaml } from './read-yaml.ts';
import { endOfDocument } from './scan.ts';
import { scalarsOf } from './walk.ts';

/**
 * The comments of all documents in which `word` occurs, in order, each from its `#` to before the line break. A `#`
 * inside of quotes or of a block scalar is text. Documents are read once more for this, so nothing is paid for a string
 * that does not hold the word. Never throws: where a document cannot be read, its lines decide.
 */
export function findComments(text: string, word: string): TextRange[] {
  if (!text.includes(word)) return [];
  let end = 0;
  return splitFile(text).flatMap((chunk) => {
    const separator = commentOfSeparator(text.slice(end, chunk.start), end);
    end = chunk.start + chunk.text.length;
    const mayHold = !chunk.isJson && chunk.text.includes(word);
    return [...separator, ...(mayHold ? commentsOfDocument(chunk.text, chunk.start) : [])];
  });
}

/** From two braces, a slash and an asterisk. */
const TEMPLATE_COMMENT = /\{\{-?\s*\/\*[\s\S]*?\*\/\s*-?\}\}/g;

/** The comments of a Go template in which `word` occurs: those of YAML, from their `#`, and those of templates as a whole. */
export function findTemplateComments(text: string, word: string): TextRange[] {
  if (!text.includes(word)) return [];
  const own = Array.from(text.matchAll(TEMPLATE_COMMENT), ({ index, 0: comment }) => ({
    start: index,
    end: index + comment.length,
  }));
  const others = commentsOfLines(text, 0).filter(
    ({ start }) => !own.some((each) => each.start <= start && start < each.end),
  );
  return [...own, ...others].sort((a, b) => a.start - b.start);
}

/** The comment on the line `---` between two documents. */
function commentOfSeparator(text: string, base: number): TextRange[] {
  const [line = '', before = ''] = /^(\s*---[ \t]+)#[^\r\n]*/.exec(text) ?? [];
  return line === '' ? [] : [{ start: base + before.length, end: base + line.length }];
}

function commentsOfDocument(text: string, base: number): TextRange[] {
  let root: Node | undefined;
  try {
    root = readYaml(text, base);
  } catch {
    return commentsOfLines(text, base);
  }
  return commentsAround(root, text, base);
}

/** The comments of a document that cannot be read: from each `#` at the start of a line or after a space, with no quote before it. */
function commentsOfLines(text: string, base: number): TextRange[] {
  return Array.from(text.matchAll(/^(?:[^#"'\r\n]*[ \t])?(#[^\r\n]*)/gm), ({ index, 0: line, 1: comment = '' }) => {
    const end = base + index + line.length;
    return { start: end - comment.length, end };
  });
}

/** Line breaks as Kubernetes has them: the Unicode separators end a comment too. */
const COMMENT = /(?<![^ \t\r\n\u0085\u2028\u2029\ufeff])#[^\r\n\u0085\u2028\u2029]*/g;

/** Everything that looks like a comment and is in no scalar. */
function commentsAround(root: Node | undefined, text: string, base: number): TextRange[] {
  const end = root ? endOfDocument(text, root.end - base) : text.length;
  const opaque = opaqueRanges(root, text, base);
  const comments: TextRange[] = [];
  let next = 0;
  COMMENT.lastIndex = 0;
  for (let match = COMMENT.exec(text); match && match.index < end; match = COMMENT.exec(text)) {
    const start = base + match.index;
    while ((opaque[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    const around = opaque[next];
    if (around && around.start <= start) COMMENT.lastIndex = around.end - base;
    else comments.push({ start, end: start + match[0].length });
  }
  return comments;
}

/** The extents of scalars; that of a block scalar begins after its header, where a comment may be. */
function opaqueRanges(root: Node | undefined, text: string, base: number): TextRange[] {
  return scalarsOf(root).flatMap(({ start, end, style }) => {
    const isBlock = style === 'literal' || style === 'folded';
    const header = isBlock ? text.slice(start - base, end - base).search(/[\r\n]/) : 0;
    return header >= 0 && end > start ? [{ start: start + header, end }] : [];
  });
}
