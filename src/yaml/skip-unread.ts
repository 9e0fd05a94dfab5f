/**
 * Whether a document holds an object of a kind that no rule reads, so that it need not be parsed: whether its YAML is
 * right is not this tool's business. It is parsed as soon as anything in it could make the kind another one: root keys
 * that are quoted, tagged, anchored, merged or explicit, a second `kind:`, roots that are indented or in brackets; and
 * where it may be a template, which has to be named.
 *
 * @param isRead whether anybody reads objects of a kind, in a document with this text
 */
export function isSkipped(text: string, isRead: (kind: string, text: string) => boolean): boolean {
  KIND.lastIndex = 0;
  const kind = KIND.exec(text)?.groups?.kind;
  if (kind === undefined || isRead(kind, text)) return false;
  if (KIND.test(text) || !STARTS_WITH_KEY.test(text) || UNUSUAL.test(text)) return false;
  // A template, or a line break that only YAML 1.1 knows.
  return !(text.includes('{{') || text.includes('\u0085'));
}

const KIND = /^kind:(?:[ \t]+(["']?)(?<kind>[A-Za-z0-9]+)\1[ \t]*(?:[ \t]#[^\r\n]*)?(?:\r?$))?/gm;

/** After comments and empty lines, a plain key at the margin: then all root keys start there. */
const STARTS_WITH_KEY = /^(?:---[ \t]*\r?\n)?(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*[A-Za-z]+:/;

/** What a root key may begin with when it is not plain, and the end of a document. */
const UNUSUAL = /[\r\n\u2028\u2029](?:["'?!&*<%{[]|\.\.\.|kind\s+:)/;
