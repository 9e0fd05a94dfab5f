import { URI } from 'vscode-uri';

/** A canonical URI: clients differ in what they escape and in the case of drive letters. */
export function normalUri(uri: string): string {
  // A client may send what is no string at all.
  return URI.parse(String(uri)).toString();
}

/** The posix path of a URI below that of a directory; undefined if it is elsewhere. Both are normal. */
export function pathBelow(directory: string, uri: string): string | undefined {
  const [outer, inner] = [URI.parse(directory), URI.parse(uri)];
  if (outer.scheme !== inner.scheme || outer.authority !== inner.authority) return undefined;
  const base = outer.path.endsWith('/') ? outer.path : `${outer.path}/`;
  return inner.path.startsWith(base) ? inner.path.slice(base.length) : undefined;
}

/** The last name in the path of a URI. */
export function nameOfUri(uri: string): string {
  return URI.parse(uri).path.split('/').at(-1) || 'untitled';
}
