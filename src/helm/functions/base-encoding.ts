import { plain, type TemplateFunction } from '../template/function.ts';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function base64Decoded(text: string): string {
  const clean = text.replace(/[\r\n]/g, '');
  const bad = /[^A-Za-z0-9+/=]/.exec(clean);
  if (bad || clean.length % 4 !== 0 || !/^[^=]*={0,2}$/.test(clean)) {
    const at = bad ? bad.index : (/^[^=]*={0,2}/.exec(clean)?.[0].length ?? 0);
    return `illegal base64 data at input byte ${bad || at < clean.length ? at : clean.length - (clean.length % 4)}`;
  }
  return new TextDecoder().decode(Uint8Array.from(atob(clean), (character) => character.charCodeAt(0)));
}

function base32(text: string): string {
  let bits = '';
  for (const byte of new TextEncoder().encode(text)) bits += byte.toString(2).padStart(8, '0');
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
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

export const encodingFunctions: Readonly<Record<string, TemplateFunction>> = {
  b64enc: plain('string', (text) => base64(new TextEncoder().encode(text))),
  b64dec: plain('string', base64Decoded),
  b32enc: plain('string', base32),
  b32dec: plain('string', base32Decoded),
};
