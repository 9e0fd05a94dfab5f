import { isMap, isScalar, isSeq, Scalar, visit, Document as YamlDocument } from 'yaml';
import { escapeTerminal } from '../../formatters/escape.ts';
import type { Document, Path, SourceFile, Span } from '../../source/document.ts';

/** Characters that a terminal must not see, except line breaks; YAML can escape them in double quotes. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Strings that mean the same without quotes to every reader. */
const PLAIN = /^(?![yn]$)[A-Za-z][\w ./:@+-]*$/i;

/**
 * A document as YAML that Kubernetes reads as the same value, and that is safe on a terminal.
 *
 * @param showsPlaces whether comments name the file of each field that comes from another file than its parent
 */
export function documentText(document: Document, showsPlaces: boolean): string {
  // YAML 1.1, so that strings such as `yes` are quoted too.
  const yaml = new YamlDocument(document.value, { version: '1.1', aliasDuplicateObjects: false });
  visit(yaml, {
    Scalar(_, node) {
      if (typeof node.value === 'string' && !mayBePlain(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  if (showsPlaces) comment(yaml.contents, document, { path: [], around: document.file });
  return yaml.toString({ lineWidth: 0 }).replace(UNSAFE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (character === '\n') return character;
    return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
  });
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}

function mayBePlain(text: string): boolean {
  return PLAIN.test(text) || (text.includes('\n') && text.replaceAll('\n', '').search(UNSAFE) < 0);
}

interface Here {
  readonly path: Path;
  /** The file of the parent. */
  readonly around: SourceFile;
}

function comment(node: unknown, document: Document, { path, around }: Here): void {
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      const below = [...path, String(key.value)];
      const span = elsewhere(document, below, around);
      if (span && isScalar(value) && value.type !== Scalar.BLOCK_LITERAL) value.comment = commentOn(span);
      else if (span) key.commentBefore = commentOn(span);
      comment(value, document, { path: below, around: span?.file ?? around });
    }
  }
  if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      const below = [...path, index];
      const span = elsewhere(document, below, around);
      if (span && isScalar(item)) item.comment = commentOn(span);
      else if (span && isMap(item)) item.commentBefore = commentOn(span);
      comment(item, document, { path: below, around: span?.file ?? around });
    }
  }
}

/** Where a value is written, if that is another file. For a value of several files, its parts say so. */
function elsewhere(document: Document, path: Path, around: SourceFile): Span | undefined {
  const spans = document.spansAt?.(path) ?? [];
  const [first] = spans;
  const isShared = document.locate(path)?.kind !== 'scalar' && spans.some(({ file }) => file !== first?.file);
  return isShared || first?.file === around ? undefined : first;
}

function commentOn({ file, range }: Span): string {
  const { line, column } = file.position(range.start);
  return ` from: ${escapeTerminal(file.path)}:${line}:${column}`;
}
