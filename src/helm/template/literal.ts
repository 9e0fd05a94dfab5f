const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
  "'": "'",
};
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|([\s\S]))/g;

/** The text of a Go string in double quotes, or of a character in single ones; undefined when Go refuses it. */
export function unquote(quoted: string): string | undefined {
  const quote = quoted[0];
  let valid = true;
  const text = quoted.slice(1, -1).replace(ESCAPE, (_, hex, short, long, octal, other) => {
    const code = hex ?? short ?? long;
    if (code !== undefined || octal !== undefined) {
      const point = code === undefined ? Number.parseInt(octal, 8) : Number.parseInt(code, 16);
      if (point > 0x10ffff) valid = false;
      return valid ? String.fromCodePoint(point) : '';
    }
    if (ESCAPES[other] === undefined || (other !== quote && (other === '"' || other === "'"))) valid = false;
    return ESCAPES[other] ?? '';
  });
  return valid ? text : undefined;
}

export interface NumberLiteral {
  readonly int: bigint | undefined;
  readonly float: number;
}

const UNDERSCORES = /^(?:[+-]?)(?:0[xXoObB]_?)?[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*$/;

/** Undefined for what Go does not take as a number. Whole floats are integers too, as for Go's templates. */
export function parseNumber(text: string): NumberLiteral | undefined {
  const int = parseInteger(text);
  if (int !== undefined) return { int, float: Number(int) };
  if (/^[+-]?0[xXoObB]/.test(text) || text.endsWith('i')) return undefined;
  const plain = text.replaceAll('_', '');
  if (!/^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(plain)) return undefined;
  const float = Number(plain);
  if (!Number.isFinite(float) || !/[.eE]/.test(text)) return undefined;
  return { int: Number.isInteger(float) && Math.abs(float) < 2 ** 63 ? BigInt(float) : undefined, float };
}

/** As strconv.ParseInt with base 0 reads it: prefixes, a leading 0 for octal, underscores. */
export function parseInteger(text: string): bigint | undefined {
  if (text.includes('_') && !UNDERSCORES.test(text)) return undefined;
  const match = /^([+-]?)(0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+|0[0-7]*|[1-9][0-9]*)$/.exec(
    text.replaceAll('_', ''),
  );
  if (!match) return undefined;
  const digits = match[2] as string;
  const value = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits.replace('O', 'o').replace('B', 'b'));
  const signed = match[1] === '-' ? -value : value;
  return signed >= -(2n ** 63n) && signed < 2n ** 63n ? signed : undefined;
}
