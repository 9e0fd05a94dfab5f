const WORDS: ReadonlySet<string> = new Set(
  [
    '|~|null|Null|NULL|y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON|n|N|no|No|NO|false|False|FALSE|off|Off|OFF',
    '.nan|.NaN|.NAN|.inf|.Inf|.INF|+.inf|+.Inf|+.INF|-.inf|-.Inf|-.INF',
  ].flatMap((words) => words.split('|')),
);
const INTEGER = /^[+-]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
const TIMESTAMP =
  /^\d{4}-(\d{1,2})-(\d{1,2})(?:(?:[Tt]\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))| \d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?)?$/;

/**
 * Whether goyaml.v2 reads plain text as a string, so that it may be written without quotes.
 *
 * Source: `resolve` and `isBase60Float` of goyaml.v2.
 */
export function isPlainString(text: string): boolean {
  if (WORDS.has(text)) return false;
  if (!/^[-+.0-9]/.test(text)) return true;
  const digits = text.replaceAll('_', '');
  return !isNumber(text.startsWith('.') ? text : digits) && !BASE_60.test(text) && !isTimestamp(text);
}

/** What is too large for a number stays a string. */
function isNumber(text: string): boolean {
  if (FLOAT.test(text)) return Number.isFinite(Number(text));
  return INTEGER.test(text) && BigInt(text.replace(/^[+-]/, '').toLowerCase()) < 2n ** 64n;
}

function isTimestamp(text: string): boolean {
  const [, month, day] = TIMESTAMP.exec(text) ?? [];
  return month !== undefined && Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
}
