import type { SourceFile, TextRange } from '../../source/document.ts';
import { nearestName } from '../../text/nearest-name.ts';

/**
 * A comment that suppresses: `# fargate-lint-disable-line no-privileged, no-host-ports -- reason`. `disable` counts up
 * to the next `enable` of the rule, or to the end of the file.
 */
export interface Directive {
  readonly kind: DirectiveKind;
  /** The comment, from its `#`. */
  readonly range: TextRange;
  readonly names: readonly RuleName[];
  /** What follows ` -- `, if anything does. */
  readonly reason: string | null;
}

/** A comment, and the rules to remove from it. */
export interface RuleRemoval {
  readonly directive: Directive;
  readonly rules: ReadonlySet<string>;
}

export interface RuleName {
  readonly text: string;
  readonly range: TextRange;
}

/** A comment that looks like a directive but is not one. */
export interface UnknownDirective {
  readonly kind: 'unknown';
  readonly name: string;
  /** The word itself. */
  readonly range: TextRange;
  readonly nearest: string | undefined;
}

const KINDS = ['disable-next-line', 'disable-line', 'disable-file', 'disable', 'enable'] as const;
export type DirectiveKind = (typeof KINDS)[number];

/** What other linters say. `ignore` is about its own line, or the next one if it has none. */
const ALIASES = ['ignore', 'ignore-next-line', 'ignore-line', 'ignore-file'] as const;

/** Every directive starts with this. */
export const DIRECTIVE_PREFIX = 'fargate-lint-';

/** After `#`, or in the comment of a template. */
const COMMENT = /^(#+[ \t]*|\{\{-?\s*\/\*\s*)(fargate-lint-(\S*))/;
const END_OF_TEMPLATE_COMMENT = /\s*\*\/\s*-?\}\}$/;

/** Reads one comment. Undefined if it is not a directive. */
export function readDirective(file: SourceFile, comment: TextRange): Directive | UnknownDirective | undefined {
  const text = file.text.slice(comment.start, comment.end).replace(END_OF_TEMPLATE_COMMENT, '');
  const [head, margin = '', name = '', word = ''] = COMMENT.exec(text) ?? [];
  if (head === undefined) return undefined;
  const kind = kindOf(word, file.text, comment.start);
  if (!kind) return unknownDirective(word, name, comment.start + margin.length);
  const { list, reason } = splitReason(text.slice(head.length));
  return { kind, range: comment, names: namesIn(list, comment.start + head.length), reason };
}

function kindOf(word: string, text: string, start: number): DirectiveKind | undefined {
  const isAlone = /(?:^|[\r\n])[ \t]*$/.test(text.slice(Math.max(0, start - LONGEST_INDENT), start));
  const name =
    word === 'ignore' ? (isAlone ? 'disable-next-line' : 'disable-line') : word.replace(/^ignore-/, 'disable-');
  return KINDS.find((each) => each === name);
}

/** Far more than anybody indents a comment. */
const LONGEST_INDENT = 1000;

/** Comments may mention fargate-lint-action or the like; what resembles a directive is a mistake. */
function unknownDirective(word: string, name: string, start: number): UnknownDirective | undefined {
  const nearest = nearestName(word, [...KINDS, ...ALIASES]);
  if (nearest === undefined && !/^(?:disable|enable|ignore|skip|suppress)/.test(word)) return undefined;
  const meant = nearest && `${DIRECTIVE_PREFIX}${nearest}`;
  return { kind: 'unknown', name, range: { start, end: start + name.length }, nearest: meant };
}

/** The first ` -- ` ends the list of rules. */
function splitReason(text: string): { list: string; reason: string | null } {
  const separator = /(?:^|[ \t])--+(?=[ \t]|$)/.exec(text);
  if (!separator) return { list: text, reason: null };
  const reason = text.slice(separator.index + separator[0].length).trim();
  return { list: text.slice(0, separator.index), reason: reason === '' ? null : reason };
}

function namesIn(list: string, base: number): RuleName[] {
  return Array.from(list.matchAll(/[^\s,](?:[^,]*[^\s,])?/g), ({ 0: text, index }) => ({
    text,
    range: { start: base + index, end: base + index + text.length },
  }));
}
