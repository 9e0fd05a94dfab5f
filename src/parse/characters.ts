import { Refusal } from './problem.ts';

/** Everything that YAML 1.1 as Kubernetes reads it does not allow. Source: `readerc.go` in goyaml.v2. */
const FORBIDDEN = /[^\t\n\r -~\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** @throws Refusal at the first character that Kubernetes refuses anywhere in a document */
export function checkCharacters(text: string, base: number): void {
  const match = FORBIDDEN.exec(text);
  if (!match) return;
  const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  const at = base + match.index;
  throw new Refusal(`The character U+${code} is not allowed in YAML.`, at, at + match[0].length);
}

/** All that people write; the separators of lines that editors do not know, byte order marks and halves of a line break are left out. */
const PLAIN = /^[\t\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u;
const ASCII = /^[\n -~]*$/;

/** Whether a text holds nothing but characters that every reader of YAML takes for the same thing. */
export function isOrdinary(text: string): boolean {
  if (ASCII.test(text)) return true;
  // The break at the end of a document may have lost its second half to the `---` behind it.
  return PLAIN.test(text.includes('\r') ? text.replace(/\r(?=\n|$)/g, '') : text);
}
