import type { Location, Path, Segment, TextRange } from '../kubernetes/document.ts';
import { plainKey } from './plain-keys.ts';
import { handOver, NotPlain } from './plain-refusal.ts';
import { PlainText } from './plain-text.ts';
import { quotedText } from './plain-values.ts';

/** What a path leads to; how far a collection reaches is left open. */
export interface PlainLocation {
  readonly kind: Location['kind'];
  readonly key?: TextRange;
  readonly value: TextRange | undefined;
}

/** The same, and whether there is a way on. */
interface Found extends PlainLocation {
  readonly closed?: true;
}

/**
 * Where a path leads in a document that was read as plain YAML: found by going down from line to line and passing all
 * that is indented further, so that no tree is needed. Null where it leads to nothing, undefined where that cannot be
 * told this way.
 */
export function locatePlain(text: string, extent: TextRange, path: Path): PlainLocation | null | undefined {
  try {
    return new Walker(text, extent.start, extent.end).find(path);
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

const BRACKETS = new Map<string, 'mapping' | 'sequence'>([
  ['{', 'mapping'],
  ['[', 'sequence'],
]);

/** Stands at the first key or dash of a collection in block style, or behind what leads to a value. */
class Walker extends PlainText {
  find(path: Path): PlainLocation | null {
    this.begin();
    let found: Found | undefined;
    for (const segment of path) {
      if (found?.closed) return found.kind === 'scalar' ? null : handOver();
      const next = this.step(segment);
      if (!next) return null;
      found = next;
    }
    return found ?? handOver();
  }

  private step(segment: Segment): Found | undefined {
    if (this.isDash(this.position) !== (typeof segment === 'number')) return undefined;
    return typeof segment === 'number' ? this.toItem(segment) : this.toEntry(segment);
  }

  private toEntry(name: string): Found | undefined {
    const { column } = this;
    while (this.column === column && !this.isDash(this.position)) {
      const start = this.position;
      this.scan(start);
      if (!this.isColon(this.position)) handOver();
      const key = { start, end: this.scanned };
      if (this.keyAt(start) === name) return { key, ...this.toValue(this.position + 1, column, true) };
      this.skipDeeper(column, true);
    }
    return undefined;
  }

  private keyAt(start: number): string {
    const { text, style, scanned } = this;
    return style === 'plain' ? plainKey(text, start, scanned) : quotedText(text.slice(start, scanned), style);
  }

  private toItem(index: number): Found | undefined {
    const { column } = this;
    for (let at = 0; this.column === column && this.isDash(this.position); at++) {
      if (at === index) return this.toValue(this.position + 1, column, false);
      this.skipDeeper(column, false);
    }
    return undefined;
  }

  /** To the next line that is indented no further; the items of a list may stand right below their key. */
  private skipDeeper(column: number, inMapping: boolean): void {
    do this.toShallower(column);
    while (this.column > column || (inMapping && this.column === column && this.isDash(this.position)));
  }

  private toValue(behind: number, column: number, inMapping: boolean): Found {
    const at = this.skipBlanks(behind);
    if (this.isEndOfLine(at, behind)) return this.toValueBelow(at, behind, column, inMapping);
    const bracket = BRACKETS.get(this.text[at] ?? '');
    if (bracket) return { kind: bracket, value: undefined, closed: true };
    if (this.isDash(at)) return this.enter(at, 'sequence');
    this.scan(at, column);
    const { scanned } = this;
    if (this.isColon(this.position)) return this.enter(at, 'mapping');
    this.endLine(this.position, scanned);
    if (this.column > column) handOver();
    return { kind: 'scalar', value: { start: at, end: scanned }, closed: true };
  }

  private enter(at: number, kind: 'mapping' | 'sequence'): Found {
    this.position = at;
    this.column = this.columnOf(at);
    return { kind, value: undefined };
  }

  private toValueBelow(at: number, behind: number, column: number, inMapping: boolean): Found {
    this.endLine(at, behind);
    const isList = this.isDash(this.position);
    if (this.column === column && inMapping && isList) return { kind: 'sequence', value: undefined };
    if (this.column <= column) return { kind: 'scalar', value: { start: behind, end: behind }, closed: true };
    if (isList) return { kind: 'sequence', value: undefined };
    const { position } = this;
    this.scan(position, column);
    if (!this.isColon(this.position)) handOver();
    this.position = position;
    return { kind: 'mapping', value: undefined };
  }
}
