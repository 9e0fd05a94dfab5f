import { PROTECTED } from '../../engine/always-on.ts';
import type { Finding } from '../../engine/findings/finding.ts';
import { DIRECTIVE_PREFIX } from '../../engine/suppress/directives.ts';
import { memoize } from '../../kubernetes/memoize.ts';
import { applyEdits } from '../../source/apply-edits.ts';
import type { SourceFile, TextEdit } from '../../source/document.ts';
import { createSourceFile } from '../../source/source-file.ts';
import { findComments } from '../../yaml/comments.ts';
import { splitDocuments } from '../../yaml/documents.ts';
import { lineBreakOf } from '../../yaml/edits/layout.ts';
import { parseFile } from '../../yaml/parse.ts';
import { startOfLine } from '../../yaml/scan.ts';

/** A suppression for a file, without its reason. */
export interface Disabling {
  readonly how: 'comment' | 'annotation';
  /** The edits, with a reason. */
  edits(reason: string): readonly TextEdit[];
}

/** The reason while an edit is tried. */
const ANY_REASON = 'reason';

/**
 * How to suppress a finding: with a comment above its line, or for a block scalar above that of its key; or in JSON with an
 * annotation of the object. Undefined if neither is possible. The edit has been tried: the document still means the same.
 */
export function disablingOf(finding: Finding): Disabling | undefined {
  if (PROTECTED.has(finding.rule.id)) return undefined;
  return commentAbove(finding) ?? annotation(finding);
}

function commentAbove(finding: Finding): Disabling | undefined {
  const { file, rule, range } = finding;
  if (file.path.endsWith('.json')) return undefined;
  const key = keyOf(finding);
  for (const offset of [range.start, ...(key === undefined ? [] : [key])]) {
    const start = startOfLine(file.text, offset);
    const margin = /^[ \t]*/.exec(file.text.slice(start, offset))?.[0] ?? '';
    const edits = (reason: string) => {
      const comment = `# ${DIRECTIVE_PREFIX}disable-next-line ${rule.id} -- ${reason}`;
      return [{ start, end: start, text: `${margin}${comment}${lineBreakOf(file.text)}` }];
    };
    if (isComment(file, edits(ANY_REASON), start + margin.length)) return { how: 'comment', edits };
  }
  return undefined;
}

/** The range of a scalar's key, if it is in the same file. */
function keyOf({ file, resource, path }: Finding): number | undefined {
  const document = resource?.place.document;
  if (document?.file !== file) return undefined;
  return document.locate([...(resource?.place.path ?? []), ...path])?.key?.start;
}

/** Whether there is a comment at an offset after an edit, and nothing else has changed. */
function isComment(file: SourceFile, edits: readonly TextEdit[], at: number): boolean {
  const chunk = chunksOf(file).findLast(({ start }) => start <= (edits[0]?.start ?? 0));
  if (!chunk) return false;
  const shifted = edits.map(({ start, end, text }) => ({ start: start - chunk.start, end: end - chunk.start, text }));
  if (shifted.some(({ start }) => start < 0 || start > chunk.text.length)) return false;
  const before = parseFile(createSourceFile(file.path, chunk.text));
  const text = applyEdits(chunk.text, shifted);
  const after = parseFile(createSourceFile(file.path, text));
  const meaning = ({ documents }: typeof before) => JSON.stringify(documents.map(({ value }) => value));
  return (
    !isJson(chunk.text) &&
    before.problems.length === after.problems.length &&
    meaning(before) === meaning(after) &&
    findComments(text, DIRECTIVE_PREFIX).some(({ start }) => start === at - chunk.start)
  );
}

const chunksOf = memoize((file: SourceFile) => splitDocuments(file.text));

/** YAML allows comments in JSON, but other readers do not. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function annotation({ rule, resource }: Finding): Disabling | undefined {
  if (!resource) return undefined;
  const { document, path } = resource.place;
  // In annotations, the slash of a plugin rule is a dot.
  const key = `fargate-lint/disable.${rule.id.replace('/', '.')}`;
  const plan = (value: string) =>
    document.edit({ type: 'set', path: [...path, 'metadata', 'annotations', key], value });
  return plan(ANY_REASON) && { how: 'annotation', edits: (reason) => plan(reason) ?? [] };
}
