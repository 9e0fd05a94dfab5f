import { expect } from 'vitest';
import type { Document, Path, TextRange } from '../../src/source/document.ts';
import type { ParsedFile } from '../../src/yaml/parse.ts';
import { parse, pathsOf, plain, textAt, valueAt } from './support.ts';

/** Everything a parse hands out has its place in the file. */
export function checkRanges(text: string, { documents, problems }: ParsedFile): void {
  for (const { range, message } of problems) {
    expectInside(text, range);
    expect(message).toMatch(/^[^\n]*[^\n.]$/);
  }
  for (const document of documents) {
    for (const { range, dropped } of document.duplicates) {
      expectInside(text, range);
      expectInside(text, dropped);
    }
    for (const path of pathsOf(document.value)) checkLocation(text, document, path);
  }
}

function checkLocation(text: string, document: Document, path: Path): void {
  const location = document.locate(path);
  if (!location) throw new Error(`nothing at ${JSON.stringify(path)} in ${JSON.stringify(text)}`);
  for (const range of [location.key, location.value, location.definition]) if (range) expectInside(text, range);
  const value = valueAt(document.value, path);
  const kind = Array.isArray(value) ? 'sequence' : typeof value === 'object' && value !== null ? 'mapping' : 'scalar';
  expect(location.kind).toBe(kind);
  // A tag may say that it is something else, even from after a comment.
  if (kind === 'scalar' && document.tagAt?.(path) === undefined)
    expectSameValue(text, location.definition ?? location.value, value);
}

/** The text of a scalar, read again by itself, is the same value. */
function expectSameValue(text: string, range: TextRange, value: unknown): void {
  const written = textAt(text, range) ?? '';
  const tagged = /!\S*[ \t\r\n\u0085\u2028\u2029]+(?:&\S+\s+)?$/.test(text.slice(0, range.start));
  // In a line of YAML these mean something else than in JSON, or nothing at all.
  if (tagged || written === '-' || /[\u007f-\u009f\u2028\u2029\ufffe\uffff\t]/.test(written)) return;
  const [first, ...rest] = written.split(/\r\n|[\r\n]/);
  if (/^[|>]/.test(written) && value !== '') {
    expectBlock(rest, value);
    return;
  }
  const { documents } = parse(`k: ${[first, ...rest.map((line) => `  ${line}`)].join('\n')}`);
  expect(plain(documents[0]?.value), JSON.stringify(text)).toEqual({ k: value });
}

/** Every line of a block scalar's value is in its text, in order. */
function expectBlock(lines: readonly string[], value: unknown): void {
  const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');
  expect(words(lines.join('\n'))).toEqual(words(String(value)));
}

function expectInside(text: string, { start, end }: TextRange): void {
  expect(start).toBeGreaterThanOrEqual(0);
  expect(end).toBeGreaterThanOrEqual(start);
  expect(end).toBeLessThanOrEqual(text.length);
}
