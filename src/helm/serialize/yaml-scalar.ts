/** What a text allows when goyaml.v2 writes it. Source: `yaml_emitter_analyze_scalar`. */
interface Analysis {
  readonly multiline: boolean;
  readonly plain: boolean;
  readonly single: boolean;
  readonly block: boolean;
}

const PRINTABLE = /^[\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/;
const BREAK = /[\r\n\u0085\u2028\u2029]/;

function analyze(text: string): Analysis {
  if (text === '') return { multiline: false, plain: true, single: true, block: false };
  const multiline = BREAK.test(text);
  const outer = /^[ \r\n\u0085\u2028\u2029]|[ \r\n\u0085\u2028\u2029]$/.test(text);
  const breakSpace = /[\r\n\u0085\u2028\u2029] /.test(text);
  const special = !PRINTABLE.test(text) || / [\r\n\u0085\u2028\u2029]/.test(text);
  const indicators =
    /^(?:---|\.\.\.)/.test(text) ||
    /^[#,[\]{}&*!|>'"%@`]/.test(text) ||
    /^[?:-](?:[ \t\r\n\u0085\u2028\u2029]|$)/.test(text) ||
    /:(?:[ \t\r\n\u0085\u2028\u2029]|$)/.test(text) ||
    /[ \t\r\n\u0085\u2028\u2029]#/.test(text);
  return {
    multiline,
    plain: !(multiline || outer || special || indicators),
    single: !(breakSpace || special),
    block: !(special || / $/.test(text)),
  };
}

export type Style = 'plain' | 'single' | 'double' | 'literal';

/** @param isPlain whether it stays a string without quotes */
export function styleOf(text: string, isPlain: boolean, isKey: boolean): Style {
  const analysis = analyze(text);
  if (text.includes('\n')) return isKey || !analysis.block ? 'double' : 'literal';
  if (!isPlain || (isKey && analysis.multiline)) return 'double';
  if (analysis.plain && !(text === '' && isKey)) return 'plain';
  return analysis.single ? 'single' : 'double';
}

/** Longer keys, and those of several lines, are written behind a question mark. */
export function isSimpleKey(text: string): boolean {
  return new TextEncoder().encode(text).length <= 128 && !BREAK.test(text);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
  '\u0085': '\\N',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

/** One character of a text in double quotes. */
export function escapeDouble(character: string): string {
  const known = ESCAPES[character];
  if (known) return known;
  if (PRINTABLE.test(character) && character !== '\n' && character !== '\ufeff') return character;
  const code = character.codePointAt(0) as number;
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
