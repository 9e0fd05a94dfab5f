import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { encodeUtf8 } from '../go/utf8.ts';
import { plain, type TemplateFunction } from '../template/function.ts';

function adler32(text: string): string {
  let [low, high] = [1, 0];
  for (const byte of encodeUtf8(text)) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return String(high * 65536 + low);
}

export const hashFunctions: Readonly<Record<string, TemplateFunction>> = {
  sha1sum: plain('string', (text) => bytesToHex(sha1(encodeUtf8(text)))),
  sha256sum: plain('string', (text) => bytesToHex(sha256(encodeUtf8(text)))),
  sha512sum: plain('string', (text) => bytesToHex(sha512(encodeUtf8(text)))),
  adler32sum: plain('string', adler32),
};
