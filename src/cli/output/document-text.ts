import { isMap, isScalar, isSeq, Scalar, visit, Document as YamlDocument } from 'yaml';
import { escapeTerminal } from '../../formatters/escape.ts';
import type { Document, Path, SourceFile, Span } from '../../source/document.ts';

/** Characters that a terminal must not see, line breaks aside; in double quotes YAML has escapes for them. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Strings that mean the same without quotes, whoever reads them. */
const PLAIN = /^(?![yn]$)[A-Za-z][\w ./:@+-]*$/i;

/**
 * A document as YAML, which Kubernetes reads as the same value and which is harmless on a terminal.
 *
 * @param showsPlaces whether comments say of each field where it is written, when that is in another file than what is
 *   around it
 */
export function documentText(document: Document, showsPlaces: boolean): string {
  // Strings that only YAML 1.1 takes for something else, such as `yes`, are put in quotes too.
  const yaml = new YamlDocument(document.value, { version: '1.1', aliasDuplicateObjects: false });
  visit(yaml, {
    Scalar(_, node) {
      if (typeof node.value === 'string' && !mayBePlain(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  if (showsPlaces) comment(yaml.contents, document, { path: [], around: document.file });
  return yaml.toString({ lineWidth: 0 }).replace(UNSAFE, (character) => {
    return character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function mayBePlain(text: string): boolean {
  return PLAIN.test(text) || (text.includes('\n') && text.replaceAll('\n', '').search(UNSAFE) < 0);
}

interface Here {
  readonly path: Path;
  /** The file that what is around is written in. */
  readonly around: SourceFile;
}

function comment(node: unknown, document: Document, { path, around }: Here): void {
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      const below = [...path, String(key.value)];
      const span = elsewhere(document, below, around);
      if (span && isScalar(value) && value.type !== Scalar.BLOCK_LITERAL) value.comment = wordsOn(span);
      else if (span) key.commentBefore = wordsOn(span);
      comment(value, document, { path: below, around: span?.file ?? around });
    }
  }
  if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      const below = [...path, index];
      const span = elsewhere(document, below, around);
      if (span && isScalar(item)) item.comment = wordsOn(span);
      else if (span && isMap(item)) item.commentBefore = wordsOn(span);
      comment(item, document, { path: below, around: span?.file ?? around });
    }
  }
}

/** Where a value is written, when that is another file. What several files write together says so of its parts. */
function elsewhere(document: Document, path: Path, around: SourceFile): Span | undefined {
  const spans = document.spansAt?.(path) ?? [];
  const [first] = spans;
  const isShared = document.locate(path)?.kind !== 'scalar' && spans.some(({ file }) => file !== first?.file);
  return isShared || first?.file === around ? undefined : first;
}

function wordsOn({ file, range }: Span): string {
  const { line, column } = file.position(range.start);
  return ` from: ${escapeTerminal(file.path)}:${line}:${column}`;
}
