import fc from 'fast-check';

/** Any text at all: control characters, every plane of Unicode, halves of surrogate pairs. */
export function anyText(maxLength = 50): fc.Arbitrary<string> {
  const code = fc.oneof(fc.nat(0xff), fc.nat(0xffff), fc.nat(0x10ffff));
  return fc.array(code, { maxLength }).map((codes) => codes.map((each) => String.fromCodePoint(each)).join(''));
}
