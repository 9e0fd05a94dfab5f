import { decodeUtf8, encodeUtf8 } from '../go/utf8.ts';
import { plain, type TemplateFunction } from '../template/function.ts';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Go's decoder: the text, or what is wrong with it and where. */
function base64Decoded(text: string): string {
  const bad = badBase64(text);
  if (bad !== undefined) return `illegal base64 data at input byte ${bad}`;
  const binary = atob(text.replace(/[\r\n]/g, ''));
  return decodeUtf8(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
}

/** Where the first character stands that does not belong there. */
function badBase64(text: string): number | undefined {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (/[\r\n]/.test(character)) continue;
    if (character === '=') return badPadding(text, at, count % 4);
    if (!/[A-Za-z0-9+/]/.test(character)) return at;
    count++;
  }
  return count % 4 === 0 ? undefined : text.length - (count % 4);
}

function badPadding(text: string, at: number, position: number): number | undefined {
  if (position < 2) return at;
  let next = at + 1;
  const skipBreaks = () => {
    while (/[\r\n]/.test(text.charAt(next))) next++;
  };
  skipBreaks();
  if (position === 2) {
    if (text.charAt(next) !== '=') return next;
    next++;
    skipBreaks();
  }
  return next < text.length ? next : undefined;
}

function base32(text: string): string {
  let bits = '';
  for (const byte of encodeUtf8(text)) bits += byte.toString(2).padStart(8, '0');
  const groups = bits.match(/.{1,5}/g) ?? [];
  const written = groups.map((group) => BASE32[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
  return written.padEnd(Math.ceil(written.length / 8) * 8, '=');
}

function base32Decoded(text: string): string {
  const clean = text.replace(/[\r\n]/g, '');
  if (!/^[A-Z2-7]*={0,6}$/.test(clean) || clean.length % 8 !== 0) {
    return `illegal base32 data at input byte ${/^[A-Z2-7]*/.exec(clean)?.[0].length ?? 0}`;
  }
  let bits = '';
  for (const character of clean.replace(/=+$/, '')) bits += BASE32.indexOf(character).toString(2).padStart(5, '0');
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  return decodeUtf8(Uint8Array.from(bytes));
}

export const encodingFunctions: Readonly<Record<string, TemplateFunction>> = {
  b64enc: plain('string', (text) => base64(encodeUtf8(text))),
  b64dec: plain('string', base64Decoded),
  b32enc: plain('string', base32),
  b32dec: plain('string', base32Decoded),
};
