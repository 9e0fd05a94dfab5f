import type { CST, YAMLParseError } from 'yaml';
import { Refusal } from './problem.ts';
import { visitTokens } from './yaml-compose.ts';

type Code = YAMLParseError['code'];

/** Left to our own checks, which follow Kubernetes' decoder: tabs, escapes, tags on collections. */
const OWN_CHECKS: ReadonlySet<Code> = new Set(['TAB_AS_INDENT', 'BAD_DQ_ESCAPE', 'BAD_COLLECTION_TYPE']);

const MESSAGES: Partial<Record<Code, string>> = {
  ALIAS_PROPS: 'An alias cannot have an anchor or a tag of its own.',
  BAD_ALIAS: 'An anchor or alias needs a name.',
  BAD_DIRECTIVE: 'This directive is not understood.',
  BAD_INDENT: 'The indentation does not fit: keys of one mapping, or items of one list, start in the same column.',
  BAD_PROP_ORDER: 'An anchor or a tag belongs behind this indicator.',
  BAD_SCALAR_START: 'A value that starts with this character must be quoted.',
  BLOCK_AS_IMPLICIT_KEY: 'A second `:` on one line: quote the value, or put the nested mapping on a line of its own.',
  BLOCK_IN_FLOW: 'An indented mapping or list cannot stand inside of brackets.',
  KEY_OVER_1024_CHARS: 'The `:` of a key must follow within 1024 characters.',
  MULTILINE_IMPLICIT_KEY: 'This line has no `:`, or the key before the `:` runs over several lines.',
  MULTIPLE_ANCHORS: 'A value can have one anchor only.',
  MULTIPLE_TAGS: 'A value can have one tag only.',
  TAG_RESOLVE_FAILED: 'This tag uses a prefix that is not declared.',
};

const UNCLOSED_BRACKET = /must (?:be sufficiently indented and )?end with a/;

/** Wordings for the codes that stand for several mistakes, by what the library says. */
const BY_TEXT: readonly [RegExp, string][] = [
  [/^Missing closing/, 'This quote is never closed.'],
  [/^Block collection cannot start/, 'A mapping or list cannot start on the line of `---`.'],
  [/^Comments must be separated/, 'A blank is missing before `#`.'],
  [/followed by map values/, 'A key without a `:`.'],
  [
    /directives-end/,
    'A directive must be followed by `---`, and Kubernetes cuts the file there: leave the directive out.',
  ],
  [/^Sequence item without/, 'A list item without its `-`.'],
  [/^Tags and anchors must be sep/, 'A blank is missing behind this anchor or tag.'],
  [/^Missing space after :/, 'A blank is missing behind `:`.'],
  [/^Missing , /, 'A comma is missing between two items, or the bracket before is never closed.'],
  [/^Missing newline after block seq/, 'The list belongs on the line after its anchor or tag.'],
  [UNCLOSED_BRACKET, 'This bracket is never closed.'],
  [/^Block scalar header/, 'Text of a block scalar starts on the line after `|` or `>`.'],
  [/^Unexpected (?:, |empty item)/, 'A comma without an item before it.'],
  [
    /^Unexpected .*(?:at node end|in YAML (?:stream|document))/,
    'Nothing more is expected here: the value before is complete.',
  ],
  [/^Unexpected flow-/, 'This bracket was never opened.'],
  [/^Unexpected block-seq-ind/, 'A list cannot start on the line of its key.'],
];

/**
 * The first error of the library that counts, in our words.
 *
 * @param text the text that was composed, @param base where it starts in the file
 */
export function firstProblem(
  errors: readonly YAMLParseError[],
  root: CST.Token | undefined,
  text: string,
  base: number,
): Refusal | undefined {
  const error = errors.find(({ code }) => !OWN_CHECKS.has(code));
  if (!error) return undefined;
  const reason = error.code === 'RESOURCE_EXHAUSTION' ? 'limit' : 'syntax';
  const [start, end] = placeOf(error, root, text);
  return new Refusal(wording(error), base + start, base + end, reason);
}

function wording({ code, message }: YAMLParseError): string {
  if (code === 'RESOURCE_EXHAUSTION') return 'This is nested too deeply to be read.';
  const known = BY_TEXT.find(([pattern]) => pattern.test(message))?.[1] ?? MESSAGES[code];
  return known ?? 'This is not YAML: something else is expected here.';
}

/** For a quote or bracket that is never closed, that one; otherwise what the library names, within the text. */
function placeOf(error: YAMLParseError, root: CST.Token | undefined, text: string): [number, number] {
  const opening = root && findOpening(error, root);
  if (opening !== undefined) return [opening, opening + 1];
  const start = Math.min(Math.max(error.pos[0], 0), text.length);
  return [start, Math.min(Math.max(error.pos[1], start), text.length)];
}

function findOpening(error: YAMLParseError, root: CST.Token): number | undefined {
  const quote = error.message.startsWith('Missing closing');
  if (!quote && !UNCLOSED_BRACKET.test(error.message)) return undefined;
  let opening: number | undefined;
  visitTokens(root, (token) => {
    const matches = quote ? endsAt(token, error.pos[0]) : isUnclosed(token);
    if (matches && token.offset >= (opening ?? 0)) opening = token.offset;
  });
  return opening;
}

function endsAt(token: CST.Token, end: number): boolean {
  return token.type.endsWith('quoted-scalar') && 'source' in token && token.offset + token.source.length === end;
}

function isUnclosed(token: CST.Token): boolean {
  return token.type === 'flow-collection' && !/^[\]}]/.test(token.end[0]?.source ?? '');
}
