import { ParseError } from '../syntax/problem.ts';

/** Everything that YAML 1.1 as Kubernetes reads it does not allow. Source: `readerc.go` in goyaml.v2. */
const FORBIDDEN = /[^\t\n\r -~\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** @throws ParseError at the first character that Kubernetes rejects anywhere in a document */
export function checkCharacters(text: string): void {
  const match = FORBIDDEN.exec(text) ?? /(?<=^\ufeff)\ufeff|\r(?=\r\n)/.exec(text);
  if (!match) return;
  const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  const at = match.index;
  throw new ParseError(`The character U+${code} is not allowed in YAML`, at, at + match[0].length);
}
