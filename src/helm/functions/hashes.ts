import { encodeUtf8 } from '../go/utf8.ts';
import { library } from '../libraries.ts';
import { plain, type TemplateFunction } from '../template/function.ts';

function adler32(text: string): string {
  let [low, high] = [1, 0];
  for (const byte of encodeUtf8(text)) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return String(high * 65536 + low);
}

function digest(name: 'sha1' | 'sha256' | 'sha512'): TemplateFunction {
  return plain('string', (text) => {
    const digests = library('digests');
    return digests.bytesToHex(digests[name](encodeUtf8(text)));
  });
}

export const hashFunctions: Readonly<Record<string, TemplateFunction>> = {
  sha1sum: digest('sha1'),
  sha256sum: digest('sha256'),
  sha512sum: digest('sha512'),
  adler32sum: plain('string', adler32),
};
