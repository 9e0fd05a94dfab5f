import type { SourceFile, TextRange } from '../../source/document.ts';
import { lineEnd, nextLine } from '../../yaml/edits/layout.ts';
import type { Finding } from '../findings/finding.ts';
import type { Directive } from './directives.ts';

/** Whether a finding, which is in the same file and of a rule that the directive names, is where it counts. */
export type SuppressionRange = (finding: Finding) => boolean;

/** Where a directive on lines counts. `comments` are the offsets at which comments of the file start. */
export function rangeOfLine(file: SourceFile, directive: Directive, comments: ReadonlySet<number>): SuppressionRange {
  const line =
    directive.kind === 'disable-line'
      ? file.position(directive.range.start).line
      : lineBelow(file, directive.range, comments);
  return (finding) => startingLines(finding).includes(line);
}

/** The next line that holds more than a comment; 0 when there is none. */
function lineBelow(file: SourceFile, comment: TextRange, comments: ReadonlySet<number>): number {
  const { text } = file;
  let start = nextLine(text, lineEnd(text, comment.end));
  while (start < text.length) {
    const end = lineEnd(text, start);
    const content = start + text.slice(start, end).search(/\S/);
    if (content >= start && !comments.has(content)) return file.position(start).line;
    start = nextLine(text, end);
  }
  return 0;
}

/**
 * The line on which a finding starts, and for one about a scalar those of its key and of the beginning of its value:
 * no comment can be inside of a string of several lines.
 */
function startingLines({ file, range, resource, path }: Finding): number[] {
  const document = resource?.place.document;
  const found = document?.locate([...(resource?.place.path ?? []), ...path]);
  const location = found && (found.file ?? document?.file) === file ? found : undefined;
  const starts = location?.kind === 'scalar' ? [location.key, location.value] : [];
  return [range, ...starts].flatMap((each) => (each ? file.position(each.start).line : []));
}

/** A `disable` of one rule, up to where it ends. */
export interface Block {
  readonly directive: Directive;
  readonly rule: string;
  /** What ends it; undefined for the end of the file. */
  end: Directive | undefined;
}

/** The pairs of `disable` and `enable`, in order of their beginnings; directives are in the order of the text. */
export function blocksOf(directives: readonly Directive[]): Block[] {
  const blocks: Block[] = [];
  for (const directive of directives) {
    const rules = directive.names.map(({ text }) => text);
    if (directive.kind === 'disable') {
      for (const rule of new Set(rules)) blocks.push({ directive, rule, end: undefined });
    }
    if (directive.kind !== 'enable') continue;
    for (const block of blocks) {
      if (!block.end && (rules.length === 0 || rules.includes(block.rule))) block.end = directive;
    }
  }
  return blocks;
}

/** Where a `disable` counts: after it, and before what ends it for the rule. */
export function rangeOfBlocks(blocks: readonly Block[]): SuppressionRange {
  return ({ rule, range }) =>
    blocks.some(
      (block) =>
        block.rule === rule.id &&
        range.start >= block.directive.range.end &&
        range.start < (block.end?.range.start ?? Number.POSITIVE_INFINITY),
    );
}
