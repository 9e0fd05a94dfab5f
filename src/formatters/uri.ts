/**
 * A posix path as a reference that a URI parser gives back unchanged; one from the root becomes a `file:` URI. Halves of
 * surrogate pairs have no form in UTF-8 and become U+FFFD. Source: https://www.rfc-editor.org/rfc/rfc3986#section-4.2.
 */
export function uriOf(path: string): string {
  const encoded = path
    .replace(/\p{Cs}/gu, '\uFFFD')
    .split('/')
    .map((segment) => encodeURIComponent(segment))
    .join('/');
  if (/^[A-Za-z]:\//.test(path)) return `file:///${encoded.replace('%3A', ':')}`;
  // Two slashes at the start would name a host.
  return path.startsWith('/') ? `file:///${encoded.replace(/^\/+/, '')}` : encoded;
}
