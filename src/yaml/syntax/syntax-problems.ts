import { CST, type ErrorCode, isCollection, parseDocument, type YAMLParseError } from 'yaml';
import type { SourceFile, TextRange } from '../../source/document.ts';
import { badTab } from '../kubernetes-yaml.ts';
import type { ParseProblem } from './problem.ts';
import { findBadTab } from './tabs.ts';

type Problem = Pick<ParseProblem, 'message' | 'range' | 'unexplained'>;

/**
 * Problems with the reason and the place that a reader would name. The library that reads stops where it notices
 * something; `yaml` knows where that began, and is loaded only when there is something to explain.
 */
export function explainProblems<Each extends Problem>({ text }: SourceFile, problems: readonly Each[]): Each[] {
  return problems.map((problem) => {
    const { unexplained, ...known } = problem;
    if (!unexplained || unexplained.end - unexplained.start > LARGEST) return problem;
    const { start, end } = unexplained;
    const explained = explain(text.slice(start, end), problem.range.start - start);
    if (!explained) return problem;
    const { message, range } = explained;
    return { ...known, message, range: { start: start + range.start, end: start + range.end } } as Each;
  });
}

/** Of longer texts `yaml` takes too long, in UTF-16 code units. */
const LARGEST = 200_000;

/** With the range in the document's text. */
type Explanation = Pick<Problem, 'message' | 'range'>;

function explain(text: string, noticed: number): Explanation | undefined {
  try {
    return explainTab(text, noticed) ?? explainJson(text) ?? explainYaml(text, noticed);
  } catch {
    // What is nested too deeply for it has been named by the reader.
    return undefined;
  }
}

/** A tab in the indentation of the line on which reading stopped, or of the one before. */
function explainTab(text: string, noticed: number): Explanation | undefined {
  const lineBefore = text.lastIndexOf('\n', text.lastIndexOf('\n', noticed - 1) - 1) + 1;
  const tab = findBadTab(text.slice(lineBefore, noticed + 1), undefined);
  return tab === undefined ? undefined : badTab(lineBefore + tab);
}

const JSON_WORDINGS: readonly [RegExp, string][] = [
  [/^Expected ',' or '}'/, 'A comma or `}` is missing before this'],
  [/^Expected ',' or ']'/, 'A comma or `]` is missing before this'],
  [
    /^Expected .*property name or|^Expected double-quoted/,
    'Expected a key in double quotes; JSON allows no comma after the last entry',
  ],
  [/^Expected ':'/, 'A `:` is missing after this key'],
  [/^Unterminated string|^Bad control/, 'This string is not closed on its line'],
  [/^Bad escaped/, 'Unknown JSON escape'],
];

function explainJson(text: string): Explanation | undefined {
  if (!/^\s*[{[]\s*["{[]/.test(text)) return undefined;
  try {
    JSON.parse(text);
  } catch (error) {
    const { message } = error as SyntaxError;
    const end = text.trimEnd().length;
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? Number.NaN);
    if (position >= end || /^Unexpected end/.test(message)) {
      return { message: 'The JSON ends before its last bracket is closed', range: { start: end, end } };
    }
    const known = JSON_WORDINGS.find(([pattern]) => pattern.test(message))?.[1];
    // V8 does not say where there is a character that it does not expect.
    if (Number.isNaN(position)) return undefined;
    return { message: known ?? 'Unexpected JSON syntax', range: { start: position, end: position } };
  }
  return undefined;
}

const UNCLOSED_BRACKET = /must (?:be sufficiently indented and )?end with a/;

/** By the library's codes or, for those that stand for several mistakes, by what it says. */
const YAML_WORDINGS: readonly [ErrorCode | RegExp, string][] = [
  [/^Missing closing/, 'This quote is never closed'],
  [/^Block collection cannot start/, 'A mapping or list cannot start on the line of `---`'],
  [/^Comments must be separated/, 'A space is missing before `#`'],
  [/followed by map values/, 'A key without a `:`'],
  [/^Sequence item without/, 'A list item without its `-`'],
  [/^Tags and anchors must be sep/, 'A space is missing after this anchor or tag'],
  [/^Missing space after :/, 'A space is missing after `:`'],
  [/^Missing , /, 'A comma is missing between two items, or the bracket before is never closed'],
  [/^Missing newline after block seq/, 'The list belongs on the line after its anchor or tag'],
  [UNCLOSED_BRACKET, 'This bracket is never closed'],
  [/^Block scalar header/, 'Text of a block scalar starts on the line after `|` or `>`'],
  [/^Unexpected (?:, |empty item)/, 'A comma without an item before it'],
  [/^Unexpected .*(?:at node end|in YAML (?:stream|document))/, 'Unexpected content after a complete value'],
  [/^Unexpected flow-/, 'This bracket was never opened'],
  [/^Unexpected block-seq-ind/, 'A list cannot start on the line of its key'],
  ['ALIAS_PROPS', 'An alias cannot have an anchor or a tag of its own'],
  ['BAD_ALIAS', 'An anchor or alias needs a name'],
  ['BAD_INDENT', 'Wrong indentation: keys of one mapping, or items of one list, start in the same column'],
  ['BAD_PROP_ORDER', 'An anchor or a tag belongs after this indicator'],
  ['BAD_SCALAR_START', 'A value that starts with this character must be quoted'],
  [
    'BLOCK_AS_IMPLICIT_KEY',
    'A second `:` on one line: quote the value, or put the nested mapping on a line of its own',
  ],
  ['BLOCK_IN_FLOW', 'An indented mapping or list cannot be inside brackets'],
  ['KEY_OVER_1024_CHARS', 'The `:` of a key must follow within 1024 characters'],
  ['MULTILINE_IMPLICIT_KEY', 'This line has no `:`, or the key before the `:` runs over several lines'],
  ['MULTIPLE_ANCHORS', 'A value can have only one anchor'],
  ['MULTIPLE_TAGS', 'A value can have only one tag'],
  ['TAG_RESOLVE_FAILED', 'This tag uses a prefix that is not declared'],
];

/** Checks of the library that Kubernetes does not make, or that were made before. */
const IGNORED: ReadonlySet<ErrorCode> = new Set([
  'MULTIPLE_DOCS',
  'TAB_AS_INDENT',
  'BAD_DQ_ESCAPE',
  'BAD_COLLECTION_TYPE',
]);

function explainYaml(text: string, noticed: number): Explanation | undefined {
  const { errors, contents } = parseDocument(text.replace(/\r(?!\n)/g, '\n'), {
    version: '1.1',
    schema: 'failsafe',
    uniqueKeys: false,
    keepSourceTokens: true,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const error = errors.find(({ code }) => !IGNORED.has(code));
  if (!error) return undefined;
  const nested = error.code === 'BLOCK_AS_IMPLICIT_KEY' && explainNested(text, error, noticed);
  if (nested) return nested;
  const known = YAML_WORDINGS.find(([mistake]) => {
    return typeof mistake === 'string' ? mistake === error.code : mistake.test(error.message);
  })?.[1];
  return { message: known ?? 'Unexpected YAML syntax', range: placeOf(error, contents, text) };
}

/** A value on the line of a key, and deeper lines after it: the library counts that as a second `:`. */
function explainNested(text: string, { pos }: YAMLParseError, noticed: number): Explanation | undefined {
  const line = /^[^\r\n]*/.exec(text.slice(pos[0]))?.[0] ?? '';
  if (/:(?:\s|$)/.test(line) || noticed <= pos[0]) return undefined;
  const start = noticed + text.slice(noticed).search(/[^ \r\n]|$/);
  const message = 'These lines are indented below a key that already has a value: remove one of them';
  return { message, range: { start, end: start } };
}

/** For a quote or bracket that is never closed, that one; otherwise what the library names, within the text. */
function placeOf({ message, pos }: YAMLParseError, contents: unknown, text: string): TextRange {
  const isQuote = message.startsWith('Missing closing');
  const root = isCollection(contents) && (isQuote || UNCLOSED_BRACKET.test(message)) ? contents.srcToken : undefined;
  let opening = -1;
  CST.visit({ start: [], ...(root && { value: root }) }, ({ key, value }) => {
    for (const token of [key, value]) {
      if (token && (isQuote ? endsAt(token, pos[0]) : isUnclosed(token))) opening = Math.max(token.offset, opening);
    }
  });
  if (opening >= 0) return { start: opening, end: opening + 1 };
  const start = Math.min(Math.max(pos[0], 0), text.length);
  return { start, end: Math.min(Math.max(pos[1], start), text.length) };
}

function endsAt(token: CST.Token, end: number): boolean {
  return token.type.endsWith('quoted-scalar') && 'source' in token && token.offset + token.source.length === end;
}

function isUnclosed(token: CST.Token): boolean {
  return token.type === 'flow-collection' && token.end[0]?.source !== (token.start.source === '[' ? ']' : '}');
}
