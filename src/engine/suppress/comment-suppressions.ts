import { groupBy } from '../../kubernetes/group-by.ts';
import { memoize } from '../../kubernetes/memoize.ts';
import type { SourceFile } from '../../source/document.ts';
import { findComments, findTemplateComments } from '../../yaml/comments.ts';
import { unknownRule, unusedDisable } from '../always-on.ts';
import { buildFinding, type FindingTarget } from '../findings/build-finding.ts';
import type { Finding } from '../findings/finding.ts';
import {
  DIRECTIVE_PREFIX,
  type Directive,
  type RuleRemoval,
  readDirective,
  type UnknownDirective,
} from './directives.ts';
import {
  NO_SUPPRESSIONS,
  type SuppressionOptions,
  type SuppressionSet,
  type WrittenSuppression,
} from './suppression.ts';
import { missingReason, problemOfName, unknownName } from './suppression-problems.ts';
import { type Block, blocksOf, CommentRanges } from './suppression-range.ts';

/** A file with comments. */
export interface CommentedFile {
  readonly file: SourceFile;
  /** Whether all of its documents could be read: otherwise nobody can tell what is unused in it. */
  readonly isComplete: boolean;
  /** Whether it is a Go template. */
  readonly isTemplate?: boolean;
}

/** What the comments of a file suppress, the narrowest first. */
export function commentSuppressions(
  { file, isComplete, isTemplate = false }: CommentedFile,
  options: SuppressionOptions,
): SuppressionSet {
  const comments = isTemplate ? findTemplateComments(file.text, DIRECTIVE_PREFIX) : commentsIn(file);
  const read = comments.flatMap((comment) => readDirective(file, comment) ?? []);
  if (read.length === 0) return NO_SUPPRESSIONS;
  const unknown = read.filter((each): each is UnknownDirective => each.kind === 'unknown');
  const directives = read.filter((each): each is Directive => each.kind !== 'unknown');
  const blocks = blocksOf(directives);
  const context: Context = {
    file,
    isComplete,
    options,
    blocksFrom: groupBy(blocks, ({ directive }) => directive),
    endings: endingsIn(blocks),
  };
  const suppressions = new Map(
    directives
      .filter(({ kind }) => kind !== 'enable')
      .toSorted((a, b) => BREADTH[a.kind] - BREADTH[b.kind])
      .map((directive) => [directive, suppressionOf(directive, context)]),
  );
  const reach = new CommentRanges(file, directives, { comments: new Set(comments.map(({ start }) => start)), blocks });
  return {
    suppressions: [...suppressions.values()],
    find: (finding) => {
      const directive = options.rules.has(finding.rule.id) ? reach.find(finding) : undefined;
      return directive && suppressions.get(directive);
    },
    findings: [
      ...unknown.map(({ name, range, nearest }) =>
        unknownName('directive', name, nearest, targetOf(file, range, [name]), range),
      ),
      ...directives.flatMap((directive) => problemsOf(directive, context)),
      ...(isComplete ? directives.flatMap((directive) => unmatched(directive, context)) : []),
    ],
  };
}

const commentsIn = memoize(({ text }: SourceFile) => findComments(text, DIRECTIVE_PREFIX));

const BREADTH = { 'disable-line': 0, 'disable-next-line': 0, disable: 1, 'disable-file': 2, enable: 3 } as const;

interface Context extends CommentedFile {
  readonly options: SuppressionOptions;
  /** Blocks by what begins them. */
  readonly blocksFrom: ReadonlyMap<Directive, readonly Block[]>;
  readonly endings: ReturnType<typeof endingsIn>;
}

function suppressionOf(directive: Directive, context: Context): WrittenSuppression {
  const { isComplete, options } = context;
  return {
    how: 'comment',
    rules: [...new Set(directive.names.map(({ text }) => text))].filter((name) => options.rules.has(name)),
    reason: directive.reason,
    unused: (rules) => (isComplete ? unused(directive, new Set(rules), context) : undefined),
  };
}

function targetOf(file: SourceFile, range: FindingTarget['range'], identity: readonly string[]): FindingTarget {
  return { file, range, resource: null, path: identity };
}

/** What is wrong with a directive whatever it is about. */
function problemsOf(directive: Directive, { file, options }: Context): Finding[] {
  const { kind, names, range, reason } = directive;
  const word = `${DIRECTIVE_PREFIX}${kind}`;
  const own = targetOf(file, range, [kind, ...names.map(({ text }) => text)]);
  const wrongNames = names.flatMap(
    ({ text, range: at }) => problemOfName(text, options, targetOf(file, at, [kind, text]), at) ?? [],
  );
  if (kind === 'enable') return wrongNames;
  if (names.length === 0) return [buildFinding(unknownRule, 'unnamed', { what: word }, own)];
  const isReasonMissing = reason === null && wrongNames.length < names.length;
  return [...wrongNames, ...(isReasonMissing ? [missingReason('This comment', 'after ` -- `', own, options)] : [])];
}

/** An `enable` of something that is not disabled before it. */
function unmatched(directive: Directive, { file, endings, options }: Context): Finding[] {
  if (directive.kind !== 'enable') return [];
  const ended = endings.get(directive);
  const names = directive.names.filter(({ text }) => !ended?.has(text) && options.rules.has(text));
  if (names.length === 0 && (directive.names.length > 0 || ended)) return [];
  const rules = names.map(({ text }) => text);
  const target = targetOf(file, names[0]?.range ?? directive.range, ['enable', ...rules]);
  const finding = buildFinding(unusedDisable, 'unmatched', { rules: rules.join(', ') || 'any rule' }, target);
  const removals = [{ directive, rules: new Set(rules) }];
  return [{ ...finding, offers: [{ isFix: true, title: titleOf(directive, rules.length), file, removals }] }];
}

function unused(directive: Directive, rules: ReadonlySet<string>, context: Context): Finding {
  const { file } = context;
  const names = directive.names.filter(({ text }) => rules.has(text));
  const isWhole = names.length === directive.names.length;
  const data = { rules: [...rules].join(', ') };
  const range = isWhole ? directive.range : (names[0]?.range ?? directive.range);
  const finding = buildFinding(unusedDisable, 'unused', data, targetOf(file, range, [directive.kind, ...rules]));
  const removals = [{ directive, rules }, ...endingsOf(directive, rules, context)];
  return { ...finding, offers: [{ isFix: true, title: titleOf(directive, names.length), file, removals }] };
}

/** What then also has nothing to do: the ends of the blocks that begin with a directive, if no others end there. */
function endingsOf(directive: Directive, rules: ReadonlySet<string>, { blocksFrom, endings }: Context): RuleRemoval[] {
  const own = (blocksFrom.get(directive) ?? []).filter(({ rule }) => rules.has(rule));
  return [...groupBy(own, ({ end }) => end)].flatMap(([end, blocks]) => {
    const ended = end && endings.get(end);
    if (!ended) return [];
    const gone = new Set(blocks.map(({ rule }) => rule).filter((rule) => ended.get(rule) === 1));
    const isNeeded = end.names.length === 0 ? gone.size < ended.size : gone.size === 0;
    return isNeeded ? [] : [{ directive: end, rules: gone }];
  });
}

/** How many blocks of each rule a directive ends. */
function endingsIn(blocks: readonly Block[]): ReadonlyMap<Directive, ReadonlyMap<string, number>> {
  const endings = new Map<Directive, Map<string, number>>();
  for (const { rule, end } of blocks) {
    if (!end) continue;
    const ended = endings.get(end) ?? new Map<string, number>();
    endings.set(end, ended.set(rule, (ended.get(rule) ?? 0) + 1));
  }
  return endings;
}

function titleOf({ names }: Directive, count: number): string {
  return count === names.length ? 'Remove the comment' : 'Take the rule out of the comment';
}
