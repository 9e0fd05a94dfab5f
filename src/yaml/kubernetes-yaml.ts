import type { TextRange } from '../source/document.ts';
import type { ScalarNode } from './node.ts';
import { ParseError } from './syntax/problem.ts';
import type { Source } from './tree-builder.ts';

/**
 * What Kubernetes' decoder rejects and js-yaml reads, scalar by scalar.
 *
 * Source, here and below: sigs.k8s.io/yaml 1.4.0, which decodes with goyaml.v2 (`scannerc.go`).
 *
 * @throws ParseError
 */
export function checkScalar(scalar: ScalarNode, source: Source): void {
  if (scalar.style === 'double') checkEscapes(scalar, source);
  else if (scalar.style === 'literal' || scalar.style === 'folded') checkBlockTabs(scalar, source);
}

/** In brackets `?` is an indicator to Go wherever it is, and a `:` wherever a scalar could start. */
export function checkPlainInBrackets({ start, text }: ScalarNode): void {
  const at = text.startsWith(':') ? 0 : text.indexOf('?');
  if (at < 0) return;
  const message = `In brackets, a value with \`${text[at]}\` has to be quoted`;
  throw new ParseError(message, start + at, start + at + 1);
}

/** Everything that Go takes for a tag or an anchor. */
const PROPERTY = /^!<[\w\-;/?:@&=+$,.!~*'()[\]%]+>$|^!(?!!$)(?:[\w-]*!)?[\w\-;/?:@&=+$,.~*'()[\]%]*$|^&[\w-]+$/;

/** A tag or an anchor in characters that Go takes for something else. */
export function checkProperties(text: string, { start: at, end }: TextRange): void {
  const properties = text.slice(at, end);
  if (/[^ \t\r\n]$/.test(properties) && /^[^ \t\r\n,\]}]/.test(text.slice(end, end + 1))) {
    throw new ParseError('A space is missing after this anchor or tag', at, end);
  }
  let line = 0;
  for (const { 0: property, index } of properties.matchAll(/(?<![^ \t\r\n])[!&][^ \t\r\n]*/g)) {
    const start = at + index;
    // js-yaml takes one for this value's that is on the line of the next key.
    const isApart = line > 0 && /[\r\n]/.test(properties.slice(line, index));
    if (isApart) throw new ParseError('Write the anchor and the tag of a value on one line', start, start + 1);
    line = index + property.length;
    if (PROPERTY.test(property)) continue;
    const what = property.startsWith('&')
      ? "An anchor's name is made of letters, digits, - and _ only"
      : 'Kubernetes cannot read this tag';
    throw new ParseError(`${what}: \`${property}\``, start, start + property.length);
  }
}

const ESCAPE = /\\(?:x[\da-fA-F]{2}|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(\r\n|[\s\S]))/g;
const KNOWN = /^[0abt\tnvfre "'\\N_LP\r\n]/;

function checkEscapes({ start, end }: ScalarNode, { text }: Source): void {
  const written = text.slice(start, end);
  if (!written.includes('\\')) return;
  const gap = /\\(?:\r\n|\r(?!\n)|\n)[ \t]*[\r\n]/.exec(written);
  if (gap) {
    const at = start + gap.index;
    throw new ParseError('An empty line cannot follow a backslash that ends a line', at, at + 1);
  }
  for (const { 0: escaped, 1: short, 2: long, 3: char, index } of written.matchAll(ESCAPE)) {
    const at = start + index;
    const code = Number.parseInt(short ?? long ?? '0', 16);
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
      throw new ParseError(`The escape ${escaped} is not a character by itself`, at, at + escaped.length);
    }
    if (char !== undefined && !KNOWN.test(char)) throw unknownEscape(escaped, at);
  }
}

export function unknownEscape(escaped: string, at: number): ParseError {
  const message = `Unknown escape ${escaped} in double quotes: write \\\\ for a backslash`;
  return new ParseError(message, at, at + escaped.length);
}

/** A tab in the indentation of a block scalar: before its column, or where that is still to be found. */
function checkBlockTabs({ start, end, text: value }: ScalarNode, { text }: Source): void {
  const written = text.slice(start, end);
  if (!(written.includes('\t') && /[\r\n] *\t/.test(written))) return;
  const [header = ''] = /^[^\r\n]*/.exec(written) ?? [];
  const contents = /(?:\r\n|[\r\n])( *)[^ \r\n]/.exec(written)?.[1]?.length ?? 0;
  const indent = contents - (/^\n*( *)/.exec(value)?.[1]?.length ?? 0);
  const isExplicit = /^[|>][-+]?\d/.test(header);
  let detected = isExplicit;
  for (const { 1: spaces = '', 2: char = '', index, 0: line } of written.matchAll(/[\r\n]( *)([^ \r\n]?)/g)) {
    if (char === '\t' && (spaces.length < indent || !detected)) throw badTab(start + index + line.length - 1);
    if (char !== '') detected = true;
  }
}

export function badTab(at: number): ParseError {
  return new ParseError('Tabs cannot indent YAML: use spaces', at, at + 1);
}
