import type { TextRange } from '../source/document.ts';
import { splitFile } from './json.ts';
import type { Node } from './node.ts';
import { readYaml } from './read-yaml.ts';
import { endOfDocument, rangesOf } from './scan.ts';
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
    // The line `---` between two documents may have one.
    const separator = commentsOfLines(text.slice(end, chunk.start), end);
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
  const own = rangesOf(text, TEMPLATE_COMMENT, 0);
  const others = commentsOfLines(text, 0).filter(
    ({ start }) => !own.some((each) => each.start <= start && start < each.end),
  );
  return [...own, ...others].sort((a, b) => a.start - b.start);
}

function commentsOfDocument(text: string, base: number): TextRange[] {
  try {
    return commentsAround(readYaml(text), text, base);
  } catch {
    return commentsOfLines(text, base);
  }
}

/** In what cannot be read as a document: from each `#` at the start of a line or after a space, with no quote before it. */
const LIKELY_COMMENT = /#(?<=^(?:[^#"'\r\n]*[ \t])?#)[^\r\n]*/gm;

function commentsOfLines(text: string, base: number): TextRange[] {
  return rangesOf(text, LIKELY_COMMENT, base);
}

/** Line breaks as Kubernetes has them: the Unicode separators end a comment too. */
const COMMENT = /(?<![^ \t\r\n\u0085\u2028\u2029\ufeff])#[^\r\n\u0085\u2028\u2029]*/g;

/** Everything that looks like a comment and is in no scalar. */
function commentsAround(root: Node | undefined, text: string, base: number): TextRange[] {
  const end = root ? endOfDocument(text, root.end) : text.length;
  let bare = '';
  for (const scalar of scalarsOf(root)) {
    const written = text.slice(scalar.start, scalar.end);
    const isBlock = scalar.style === 'literal' || scalar.style === 'folded';
    // A comment may be after the header of a block scalar.
    const header = isBlock ? (/^[^\r\n]*[\r\n]?/.exec(written)?.[0].length ?? 0) : 0;
    bare += text.slice(bare.length, scalar.start + header);
    bare += 'x'.repeat(written.length - header);
  }
  bare += text.slice(bare.length, end);
  return rangesOf(bare, COMMENT, base);
}
