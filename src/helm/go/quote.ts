const SHORT: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
};
const NOT_ASCII = /[^\x20-\x7e]|["'\\]/gu;
/** Text that is written as it is: to make a pattern of all that can be printed takes a millisecond. */
const PLAIN = /^[\w ./:@,=+-]*$/;

/**
 * As strconv.Quote writes a string, or strconv.QuoteRune a character.
 *
 * @param ascii whether other characters are escaped too
 */
export function quoteGo(text: string, quote: '"' | "'" = '"', ascii = false): string {
  if (PLAIN.test(text)) return quote + text + quote;
  const odd = ascii ? NOT_ASCII : /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]|["'\\]/gu;
  const escaped = text.replace(odd, (character) => {
    if (character === '"' || character === "'") return character === quote ? `\\${character}` : character;
    return SHORT[character] ?? escapeOf(character.codePointAt(0) as number);
  });
  return quote + escaped + quote;
}

function escapeOf(code: number): string {
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code & 0xff).toString(16)}`;
  if (code >= 0xd800 && code <= 0xdfff) return '\\ufffd';
  if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
}
