import { expect, test } from 'vitest';
import { decodeText } from '../../src/source/encoding.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = [...`\ufeff${text}`].flatMap((char) => {
    const code = char.charCodeAt(0);
    return order === 'le' ? [code & 0xff, code >> 8] : [code >> 8, code & 0xff];
  });
  return Uint8Array.from(bytes);
}

test('reads UTF-8 and takes a byte order mark off', () => {
  expect(decodeText(utf8('a: é😀\n'))).toEqual({ text: 'a: é😀\n' });
  expect(decodeText(Uint8Array.from([0xef, 0xbb, 0xbf, 0x61]))).toEqual({ text: 'a' });
  expect(decodeText(new Uint8Array())).toEqual({ text: '' });
});

test('reads UTF-16 in both orders when it is marked', () => {
  expect(decodeText(utf16('kind: é\n', 'le'))).toEqual({ text: 'kind: é\n' });
  expect(decodeText(utf16('kind: é\n', 'be'))).toEqual({ text: 'kind: é\n' });
});

test.each([
  ['a stray continuation byte', [0x61, 0x0a, 0x80], 2],
  ['Latin-1', [0x61, 0x0d, 0x0a, 0x62, 0xe9, 0x20], 2],
  ['an overlong form', [0xc0, 0xaf], 1],
  ['a surrogate', [0x0d, 0xed, 0xa0, 0x80], 2],
  ['a cut sequence at the end', [0x0a, 0x0a, 0xf0, 0x9f, 0x98], 3],
  ['a sequence that a break cuts', [0x0a, 0xf0, 0x9f, 0x0a, 0x61], 2],
  ['a fault after the character that stands for one', [0xef, 0xbf, 0xbd, 0x0a, 0xff], 2],
  ['a code point out of range', [0xf4, 0x90, 0x80, 0x80], 1],
])('names the line of %s', (_, bytes, line) => {
  const message = `Line ${line} is not valid UTF-8; save the file as UTF-8`;
  expect(decodeText(Uint8Array.from(bytes))).toEqual({ problem: { message, line } });
});

test('names the line of half a pair in UTF-16', () => {
  const bytes = Uint8Array.from([...utf16('a\nb', 'le'), 0x00, 0xd8, 0x61, 0x00]);
  expect(decodeText(bytes)).toMatchObject({ problem: { line: 2 } });
});
