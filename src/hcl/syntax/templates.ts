import type { TemplateExpression, TemplatePart, TextPiece } from './ast.ts';
import { parseExpression, parseForHead } from './expressions.ts';
import type { Scanner } from './scanner.ts';
import { flushIndentation, type Token, textOf, trimEnd, trimStart } from './template-tokens.ts';

/** A quoted string. */
export function parseQuoted(scanner: Scanner): TemplateExpression {
  const start = scanner.at;
  scanner.expect('"');
  const tokens = readTokens(scanner, {
    isEnd: () => scanner.startsWith('"'),
    piece: () => readQuotedPiece(scanner),
  });
  scanner.expect('"');
  return { type: 'template', parts: assemble(scanner, tokens), range: scanner.rangeFrom(start), file: scanner.file };
}

/** A quoted label of a block, in which nothing is filled in. */
export function parsePlainString(scanner: Scanner): string {
  const start = scanner.at;
  const { parts } = parseQuoted(scanner);
  return parts.map((part) => (part.type === 'text' ? textOf(part) : scanner.fail('A label is fixed.', start))).join('');
}

/** `<<END` up to the line that holds `END`; `<<-END` without the indentation that all lines have. */
export function parseHeredoc(scanner: Scanner): TemplateExpression {
  const start = scanner.at;
  scanner.expect('<<');
  const isFlush = scanner.take('-');
  const marker = scanner.identifier();
  if (marker === undefined) scanner.fail('Expected the word that ends the text after << here.');
  scanner.take('\r');
  if (!scanner.take('\n')) scanner.fail(`Nothing can follow <<${marker} on its line.`);
  let lineStart = scanner.at;
  const tokens = readTokens(scanner, {
    isEnd: () => {
      if (scanner.isAtEnd) scanner.fail(`The text that begins here does not end with a line ${marker}.`, start);
      const isLineStart = scanner.text[scanner.at - 1] === '\n';
      if (isLineStart) lineStart = scanner.at;
      return isLineStart && scanner.text.slice(lineStart, scanner.endOfLine()).trim() === marker;
    },
    piece: () => readPlainPiece(scanner),
  });
  scanner.at = scanner.text.indexOf(marker, scanner.at) + marker.length;
  if (isFlush) flushIndentation(tokens);
  return { type: 'template', parts: assemble(scanner, tokens), range: scanner.rangeFrom(start), file: scanner.file };
}

/** All of a text, as that of a template file. */
export function parseTemplateText(scanner: Scanner): TemplateExpression {
  const tokens = readTokens(scanner, { isEnd: () => scanner.isAtEnd, piece: () => readPlainPiece(scanner) });
  return { type: 'template', parts: assemble(scanner, tokens), range: scanner.rangeFrom(0), file: scanner.file };
}

interface TextReader {
  readonly isEnd: () => boolean;
  /** Some text up to what is written in another way, or to the end of the line. */
  readonly piece: () => TextPiece;
}

/** Text line by line, and what stands between: markers (`~`) have trimmed the text on their side. */
function readTokens(scanner: Scanner, { isEnd, piece }: TextReader): Token[] {
  const tokens: Token[] = [];
  let pieces: TextPiece[] = [];
  let trims = false;
  const endText = () => {
    if (pieces.length > 0) tokens.push({ type: 'text', pieces: trims ? trimStart(pieces) : pieces });
    if (pieces.length > 0) trims = false;
    pieces = [];
  };
  while (!isEnd()) {
    const sign = scanner.startsWith('${') ? '$' : scanner.startsWith('%{') ? '%' : undefined;
    if (!sign) {
      const next = piece();
      pieces.push(next);
      if (next.text.endsWith('\n') && next.text.length === next.end - next.start) endText();
      continue;
    }
    endText();
    const start = scanner.at;
    scanner.at += 2;
    if (scanner.take('~')) trimEnd(tokens);
    scanner.skip(true);
    tokens.push(
      sign === '$' ? { type: 'value', value: parseExpression(scanner, true) } : readDirective(scanner, start),
    );
    scanner.skip(true);
    trims = scanner.take('~');
    scanner.expect('}');
  }
  endText();
  return tokens;
}

function readDirective(scanner: Scanner, start: number): Token {
  if (scanner.isWord('for')) return { type: 'for', start, ...parseForHead(scanner) };
  const word = scanner.identifier();
  if (word === 'if') {
    scanner.skip(true);
    return { type: 'if', start, condition: parseExpression(scanner, true) };
  }
  if (word === 'else' || word === 'endif' || word === 'endfor') return { type: word, start };
  return scanner.fail('Expected if, else, endif, for or endfor here.', start);
}

/** Puts what is between directives into them. */
function assemble(scanner: Scanner, tokens: readonly Token[]): TemplatePart[] {
  let at = 0;
  const partsUntil = (ends: readonly Token['type'][], opened: number): TemplatePart[] =>
    scanner.nested(() => {
      const parts: TemplatePart[] = [];
      for (; at < tokens.length; at++) {
        const token = tokens[at] as Token;
        if (ends.includes(token.type)) return parts;
        if (token.type === 'text') parts.push(token);
        else if (token.type === 'value') parts.push({ type: 'interpolation', value: token.value });
        else parts.push(directive(token));
      }
      return ends.length === 0 ? parts : scanner.fail(`Expected %{ ${ends.at(-1)} } for what begins here.`, opened);
    });
  const directive = (token: Exclude<Token, { type: 'text' | 'value' }>): TemplatePart => {
    at++;
    if (token.type === 'for') {
      const { keyName: key, valueName: value, collection } = token;
      return { type: 'for', key, value, collection, body: partsUntil(['endfor'], token.start) };
    }
    if (token.type !== 'if') scanner.fail(`Nothing was opened that %{ ${token.type} } could end.`, token.start);
    const then = partsUntil(['else', 'endif'], token.start);
    if (tokens[at]?.type === 'endif') return { type: 'if', condition: token.condition, then, else: [] };
    at++;
    return { type: 'if', condition: token.condition, then, else: partsUntil(['endif'], token.start) };
  };
  return partsUntil([], 0);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
const QUOTED_TEXT = /[^"\\$%\r\n]+/y;
const PLAIN_TEXT = /[^$%\n]*\n|[^$%\n]+/y;

function readQuotedPiece(scanner: Scanner): TextPiece {
  if (scanner.isAtEnd || scanner.startsWith('\n') || scanner.startsWith('\r')) {
    scanner.fail('This string does not end on its line.');
  }
  if (!scanner.startsWith('\\')) return readText(scanner, QUOTED_TEXT);
  const start = scanner.at;
  const letter = scanner.text[start + 1] ?? '';
  const simple = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
  if (simple !== undefined) {
    scanner.at += 2;
    return { text: simple, start, end: scanner.at };
  }
  const [whole, short, long] =
    /^\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/.exec(scanner.text.slice(start, start + 10)) ?? [];
  const code = Number.parseInt(short ?? long ?? '', 16);
  if (whole === undefined || code > 0x10_ff_ff) scanner.fail(`\\${letter} is not an escape that HCL has.`);
  scanner.at += whole.length;
  return { text: String.fromCodePoint(code), start, end: scanner.at };
}

function readPlainPiece(scanner: Scanner): TextPiece {
  return readText(scanner, PLAIN_TEXT);
}

/** Text, or a sign that begins nothing: `$${` is `${` itself. */
function readText(scanner: Scanner, pattern: RegExp): TextPiece {
  const start = scanner.at;
  if (scanner.take('$${') || scanner.take('%%{')) {
    return { text: scanner.text.slice(start + 1, scanner.at), start, end: scanner.at };
  }
  pattern.lastIndex = start;
  const text = pattern.exec(scanner.text)?.[0] ?? scanner.text.charAt(start);
  scanner.at = start + text.length;
  return { text, start, end: scanner.at };
}
