import { applyEdits } from '../../src/source/apply-edits.ts';
import type { Document, EditIntent, Path, PlainValue, TextRange } from '../../src/source/document.ts';
import { createSourceFile } from '../../src/source/source-file.ts';
import { type ParsedFile, parseFile } from '../../src/yaml/parse.ts';
import { explainProblems } from '../../src/yaml/syntax/syntax-problems.ts';

export function parse(text: string, path = 'test.yaml'): ParsedFile {
  const file = createSourceFile(path, text);
  const parsed = parseFile(file);
  return { ...parsed, problems: explainProblems(file, parsed.problems) };
}

/** The only document of a text that reads without a problem. */
export function parseOne(text: string): Document {
  const { documents, problems } = parse(text);
  const [document] = documents;
  if (problems.length > 0 || documents.length !== 1 || !document) {
    throw new Error(`${JSON.stringify(text)}: ${documents.length} documents, ${problems[0]?.message ?? 'no problem'}`);
  }
  return document;
}

/** Values without the null prototypes, to compare with. */
export function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

export function textAt(text: string, range: TextRange | undefined): string | undefined {
  return range && text.slice(range.start, range.end);
}

/** The text after an edit, or undefined when the document declines it. */
export function edited(text: string, intent: EditIntent, index = 0): string | undefined {
  const document = parse(text).documents[index];
  const edits = document?.edit(intent);
  return edits && applyEdits(text, edits);
}

/** Every path in a value, the root's first. */
export function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([segment, each]) => pathsOf(each, [...path, segment]))];
}

export function valueAt(value: unknown, path: Path): unknown {
  let current = value;
  for (const segment of path) current = (current as Record<string | number, unknown>)[segment];
  return current;
}

/** What an intent comes to in terms of values; undefined when there is nothing to change. */
export function carryOut(value: PlainValue, intent: EditIntent): unknown {
  const copy = structuredClone(value);
  return intent.type === 'remove' ? withoutPath(copy, intent.path) : withPath(copy, intent.path, intent.value);
}

function withoutPath(value: unknown, path: Path): unknown {
  const holder = valueAt(value, path.slice(0, -1)) as Record<string | number, unknown> | unknown[] | undefined;
  const last = path.at(-1);
  if (last === undefined || holder === undefined) return undefined;
  if (Object.keys(holder).length === 1) return withoutPath(value, path.slice(0, -1));
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return value;
}

function withPath(value: unknown, [segment, ...rest]: Path, end: PlainValue): unknown {
  if (segment === undefined) return end;
  const holder = (value ?? {}) as Record<string | number, unknown>;
  holder[segment] = withPath(holder[segment], rest, end);
  return holder;
}
