import { GoMap, type GoValue, isString } from '../go/value.ts';
import { plain, type TemplateFunction } from '../template/function.ts';

/** path.Clean. */
export function clean(path: string): string {
  const rooted = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (!rooted) parts.push(part);
  }
  return (rooted ? '/' : '') + parts.join('/') || '.';
}

const base = plain('string', (path) => {
  if (path === '') return '.';
  return path.replace(/\/+$/, '').split('/').at(-1) || '/';
});
const dir = plain('string', (path) => clean(path.slice(0, path.lastIndexOf('/') + 1)));
const ext = plain('string', (path) => /\.[^./]*$/.exec(path)?.[0] ?? '');
const cleaned = plain('string', clean);
const isAbs = plain('string', (path) => path.startsWith('/'));

const URL_PARTS =
  /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?:\/\/(?:([^@/?#]*)@)?([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;

/** net/url.Parse, into the map that Sprig makes of it. */
function parseUrl(text: string): GoMap {
  const match = URL_PARTS.exec(text);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Go refuses these in URLs
  if (!match || /[\x00-\x1f\x7f]/.test(text)) throw new Error(`unable to parse url: ${text}`);
  const [, scheme = '', userinfo = '', host = '', path = '', query = '', fragment = ''] = match;
  if (scheme === '' && host === '' && /^[^/]*:/.test(path))
    throw new Error('first path segment in URL cannot contain colon');
  const opaque = scheme !== '' && host === '' && path !== '' && !path.startsWith('/') ? path : '';
  const parts: Record<string, string> = {
    scheme: scheme.toLowerCase(),
    userinfo,
    host,
    hostname: host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1'),
    path: opaque ? '' : unescaped(path),
    query,
    fragment: unescaped(fragment),
    opaque,
  };
  return new GoMap(Object.entries(parts).map(([key, value]) => [key, { value }] as const));
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error(`invalid URL escape in ${JSON.stringify(text)}`);
  }
}

function part(map: GoMap, key: string): string {
  const value: GoValue = map.get(key);
  if (value !== undefined && !isString(value)) throw new Error(`unable to parse ${key} key, must be of type string`);
  return value === undefined ? '' : value.toString();
}

function joinUrl(map: GoMap): string {
  const [scheme, host, userinfo, opaque] = ['scheme', 'host', 'userinfo', 'opaque'].map((key) => part(map, key));
  const prefix = scheme ? `${scheme}:` : '';
  const query = part(map, 'query') ? `?${part(map, 'query')}` : '';
  const fragment = part(map, 'fragment') ? `#${encodeURI(part(map, 'fragment'))}` : '';
  if (opaque) return prefix + opaque + query + fragment;
  const path = encodeURI(part(map, 'path')).replaceAll('?', '%3F').replaceAll('#', '%23');
  const authority =
    scheme || host || userinfo
      ? host || userinfo || path.startsWith('//')
        ? `//${userinfo ? `${userinfo}@` : ''}${host}`
        : ''
      : '';
  return prefix + authority + (path && !path.startsWith('/') && host ? '/' : '') + path + query + fragment;
}

export const pathFunctions: Readonly<Record<string, TemplateFunction>> = {
  base,
  dir,
  ext,
  clean: cleaned,
  isAbs,
  osBase: base,
  osDir: dir,
  osExt: ext,
  osClean: cleaned,
  osIsAbs: isAbs,
  urlParse: plain('string', parseUrl),
  urlJoin: plain('map', joinUrl),
};
