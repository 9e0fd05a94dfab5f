import type { TextRange } from '../source/document.ts';

/** Where a string matches a global pattern, in offsets that count from `base`. */
export function rangesOf(text: string, pattern: RegExp, base: number): TextRange[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: { length } }) => {
    return { start: base + index, end: base + index + length };
  });
}

/** Where spaces, line breaks and comments end that start at `at`. */
export function skipBlanks(text: string, at: number): number {
  let next = at;
  for (;;) {
    const char = text.charCodeAt(next);
    if (char === 0x20 || char === 0x0a || char === 0x0d || char === 0x09) next++;
    else if (char === 0x23) next = endOfLine(text, next);
    else return next;
  }
}

/** Where the anchor and the tag of a node end, and what separates them from it. */
export function skipProperties(text: string, at: number): number {
  let next = skipBlanks(text, at);
  for (let char = text[next]; char === '!' || char === '&'; char = text[next]) {
    const isVerbatim = text.startsWith('!<', next);
    const length = text.slice(next).search(isVerbatim ? />|$/ : char === '!' ? /[ \t\r\n]|$/ : /[ \t\r\n,[\]{}]|$/);
    next = skipBlanks(text, next + length + (isVerbatim ? 1 : 0));
  }
  return next;
}

/** The last offset before `end`, but not before `start`, that only spaces and line breaks separate from it. */
export function trimEnd(text: string, start: number, end: number): number {
  let last = Math.min(end, text.length);
  while (last > start) {
    const char = text.charCodeAt(last - 1);
    if (char !== 0x20 && char !== 0x0a && char !== 0x0d && char !== 0x09) break;
    last--;
  }
  return last;
}

export function endOfLine(text: string, at: number): number {
  let end = at;
  for (;;) {
    const char = text.charCodeAt(end);
    if (Number.isNaN(char) || char === 0x0a || char === 0x0d) return end;
    end++;
  }
}

const DOCUMENT_END = /(?<![^\r\n])(?:\.\.\.|---)(?![^ \t\r\n])/g;

/** Where a document ends whose root ends at `from`; Kubernetes reads nothing of what follows. */
export function endOfDocument(text: string, from: number): number {
  DOCUMENT_END.lastIndex = from;
  return DOCUMENT_END.exec(text)?.index ?? text.length;
}

export function startOfLine(text: string, at: number): number {
  let start = at;
  for (let char = text.charCodeAt(start - 1); start > 0 && char !== 0x0a && char !== 0x0d; ) {
    char = text.charCodeAt(--start - 1);
  }
  return start;
}

export function columnOf(text: string, at: number): number {
  return at - startOfLine(text, at);
}

/** Whether what follows an anchor and a tag, if there are any, is a mapping or list in brackets. */
export function startsInBrackets(text: string, at: number): boolean {
  const char = text[skipProperties(text, at)];
  return char === '[' || char === '{';
}
