import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, encodeLike } from '../../src/source/encoding.ts';

const TEXT = 'name: ä€😀\r\n';

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return littleEndian ? bytes : bytes.swap16();
}

describe('encodeLike', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${TEXT}`)],
    ['little-endian UTF-16', utf16(TEXT, true)],
    ['big-endian UTF-16', utf16(TEXT, false)],
  ])('keeps %s', (_name, original) => {
    const bytes = encodeLike(original, `# ö\n${TEXT}`) ?? new Uint8Array();
    expect(decodeText(bytes)).toEqual({ text: `# ö\n${TEXT}` });
    expect([...bytes.subarray(0, 2)].map((byte) => byte > 0x7f)).toEqual(
      [...original.subarray(0, 2)].map((byte) => byte > 0x7f),
    );
    expect(Buffer.from(encodeLike(original, TEXT) ?? [])).toEqual(Buffer.from(original));
  });

  it('keeps a second byte order mark, which is part of the text', () => {
    const original = Buffer.from('\ufeff\ufeffa: 1');
    expect(Buffer.from(encodeLike(original, '\ufeffa: 2') ?? []).toString()).toBe('\ufeff\ufeffa: 2');
  });

  it('gives nothing for what is no text', () => {
    expect(encodeLike(Uint8Array.of(0x61, 0xff), 'a')).toBeUndefined();
    expect(encodeLike(Uint8Array.of(0xff, 0xfe, 0x61), 'a')).toBeUndefined();
  });

  it('gives back every text as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, mark) => {
        const original = Buffer.from(mark ? `\ufeff${text}` : text);
        const decoded = decodeText(original);
        expect('text' in decoded && Buffer.from(encodeLike(original, decoded.text) ?? [])).toEqual(original);
      }),
    );
  });
});
