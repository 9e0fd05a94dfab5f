import type { Document, Location, Path, SourceFile, Span, TextRange } from '../source/document.ts';
import { Mapping } from '../yaml/mapping.ts';
import { slicePieces } from './functions/pieces.ts';
import { unknownIn } from './values/convert.ts';
import type { Entry, Value } from './values/value.ts';

/**
 * A value that is written in HCL, with the places of its parts. What is not known is a placeholder such as `${var.name}`,
 * and so is a list or a mapping that may have more in it, unless `keepsOpenLists` adds the placeholder to a list.
 */
export class HclDocument implements Document {
  readonly file: SourceFile;
  readonly index: number;
  readonly value: unknown;
  readonly duplicates = [];
  readonly #root: Value;

  constructor(root: Value, { file, index, keepsOpenLists = false }: HclDocumentOptions) {
    this.file = file;
    this.index = index;
    this.value = plainValue(root, keepsOpenLists);
    this.#root = root;
  }

  locate(path: Path): Location | undefined {
    const entry = this.#entryAt(path);
    const span = entry?.value.at[0];
    if (!entry || !span) return undefined;
    const { kind } = entry.value;
    const key = entry.key?.file === span.file ? entry.key.range : undefined;
    return {
      file: span.file,
      kind: kind === 'object' ? 'mapping' : kind === 'list' ? 'sequence' : 'scalar',
      value: span.range,
      ...(key && { key }),
    };
  }

  spansAt(path: Path, part?: TextRange): readonly [Span, ...Span[]] | undefined {
    const entry = this.#entryAt(path);
    if (!entry) return undefined;
    const { key, value } = entry;
    const [partSpan] = part && 'pieces' in value ? slicePieces(value.pieces, part.start, part.end) : [];
    const isInner = value.kind === 'object' || value.kind === 'list';
    const inner = isInner ? (key ?? firstKeyOf(value)) : undefined;
    const [first, ...rest] = value.at;
    const [span, ...others] = inner ? [inner] : [...(partSpan ? [partSpan.span] : first ? [first] : []), ...rest];
    return span && [span, ...others.filter((each) => each.file !== span.file || each.range.start !== span.range.start)];
  }

  unknownAt(path: Path): string | undefined {
    const entry = this.#entryAt(path);
    return entry && unknownIn(entry.value)?.reason;
  }

  /** Whether something was filled in cannot be told from the text that would be replaced. */
  edit(): undefined {}

  #entryAt(path: Path): Entry | undefined {
    let entry: Entry | undefined = { key: undefined, value: this.#root };
    for (const step of path) {
      if (entry?.value.kind === 'object') entry = entry.value.entries.get(String(step));
      else if (entry?.value.kind === 'list') {
        const item: Value | undefined = entry.value.items[Number(step)] ?? entry.value.more;
        entry = item && { key: undefined, value: item };
      } else return undefined;
    }
    return entry;
  }
}

interface HclDocumentOptions {
  readonly file: SourceFile;
  /** 0-based position among the documents of the file. */
  readonly index: number;
  readonly keepsOpenLists?: boolean;
}

function firstKeyOf(value: Value): Span | undefined {
  const [entry] = value.kind === 'object' ? value.entries.values() : [];
  return entry?.key;
}

function plainValue(value: Value, keepsOpenLists: boolean): unknown {
  switch (value.kind) {
    case 'unknown':
      return value.pieces.map(({ text }) => text).join('');
    case 'list': {
      if (value.more && !keepsOpenLists) return plainValue(value.more, keepsOpenLists);
      const items = value.items.map((item) => plainValue(item, keepsOpenLists));
      return value.more ? [...items, plainValue(value.more, keepsOpenLists)] : items;
    }
    case 'object': {
      if (value.more) return plainValue(value.more, keepsOpenLists);
      const mapping = new Mapping();
      for (const [key, entry] of value.entries) mapping[key] = plainValue(entry.value, keepsOpenLists);
      return mapping;
    }
    default:
      return value.value;
  }
}
