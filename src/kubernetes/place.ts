import type { Document, Location, Path, Segment, SourceFile, Span, TextRange } from '../source/document.ts';

/**
 * A value and where it is: the only thing that rules navigate. Going into something that is not there never
 * throws; it gives a Place that does not exist.
 */
export class Place {
  readonly document: Document;
  readonly value: unknown;
  /** The part of the string at `path` that this Place is, when it is not all of it. */
  private readonly part: TextRange | undefined;
  /**
   * The way from `from`, or its only step, or the way from the root. Put together only when a path is asked for, which
   * most never are; and where there is one step, no list is kept for it.
   */
  private way: Path | Segment;
  private from: Place | undefined;
  /** Found when it is asked for, which for most it never is. */
  private known?: Location;

  constructor(document: Document, way: Path | Segment, value: unknown, part?: TextRange, from?: Place) {
    this.document = document;
    this.value = value;
    this.part = part;
    this.way = way;
    this.from = from;
  }

  get path(): Path {
    const { way } = this;
    if (typeof way === 'object' && !this.from) return way;
    const path = [...(this.from?.path ?? []), ...(typeof way === 'object' ? way : [way])];
    this.way = path;
    this.from = undefined;
    return path;
  }

  /** The root of a document. */
  static root(document: Document): Place {
    return new Place(document, [], document.value);
  }

  /** The Place reached by following `segments`; keys into mappings, numbers into sequences. */
  at(...segments: Segment[]): Place {
    const [step, another] = segments;
    const way = another === undefined && step !== undefined ? step : segments;
    return new Place(this.document, way, follow(this.value, segments), undefined, this);
  }

  /** Whether a string where `segments` lead to, or below, matches: asked of much before looking at any of it. */
  mentions(pattern: RegExp, ...segments: Segment[]): boolean {
    return mentions(follow(this.value, segments), pattern);
  }

  /** The value that {@link at} leads to, without its place. */
  valueAt(...segments: Segment[]): unknown {
    return follow(this.value, segments);
  }

  /** Whether something is written here. An explicit `null` counts as absent, as it does for Kubernetes. */
  get exists(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** The value when it is a string, otherwise undefined. */
  get string(): string | undefined {
    return typeof this.value === 'string' ? this.value : undefined;
  }

  get isMapping(): boolean {
    return isMapping(this.value);
  }

  get isSequence(): boolean {
    return Array.isArray(this.value);
  }

  /** The items of a sequence, or those whose values are wanted; none when this is not a sequence. */
  items(isWanted?: (value: unknown) => boolean): Place[] {
    const places: Place[] = [];
    const items: readonly unknown[] = Array.isArray(this.value) ? this.value : [];
    for (let index = 0; index < items.length; index++) {
      const value = items[index];
      if (!isWanted || isWanted(value)) places.push(new Place(this.document, index, value, undefined, this));
    }
    return places;
  }

  /** The keys of a mapping; none when this is not a mapping. */
  keys(): string[] {
    return this.isMapping ? Object.keys(this.value as object) : [];
  }

  /** The entries of a mapping; none when this is not a mapping. */
  entries(): [key: string, place: Place][] {
    if (!this.isMapping) return [];
    return Object.entries(this.value as object).map(([key, value]) => [
      key,
      new Place(this.document, key, value, undefined, this),
    ]);
  }

  /** A part of a string, in UTF-16 code units of its value: what to point at inside of a long text. */
  slice(start: number, end: number): Place {
    const offset = this.part?.start ?? 0;
    return new Place(this.document, this.path, this.string?.slice(start, end), {
      start: offset + start,
      end: offset + end,
    });
  }

  /**
   * What to point at: a scalar itself, or the part that was sliced out of it; the key of a mapping or sequence; a
   * sequence item from its first key. For something absent, the nearest thing around it that is there.
   */
  get range(): TextRange {
    return this.spans[0].range;
  }

  /** The file that {@link range} is of. */
  get file(): SourceFile {
    return this.spans[0].file;
  }

  /**
   * What to point at, in all files where it is written: first {@link range}, which a person would change, then others
   * that a kustomization or a chart made it of.
   */
  get spans(): readonly [Span, ...Span[]] {
    const { document } = this;
    return spansOfBuilt(document, this.path, this.part) ?? [{ file: document.file, range: this.rangeInFile }];
  }

  private get rangeInFile(): TextRange {
    const { head } = this.document;
    if (head && this.path.length === 0) return head;
    const part = this.part && this.document.rangeInScalar?.(this.path, this.part.start, this.part.end);
    if (part) return part;
    const location = this.location;
    if (location.kind === 'scalar') return location.value;
    if (location.key) return location.key;
    const first = this.entries()[0] ?? this.items().map((item) => [0, item] as const)[0];
    return first ? (this.document.locate(first[1].path)?.key ?? first[1].rangeInFile) : location.value;
  }

  /** Where the value is written when it is used through an alias or a merge key. */
  get definition(): TextRange | undefined {
    return this.location.definition;
  }

  private get location(): Location {
    this.known ??= nearestLocation(this.document, this.path);
    return this.known;
  }
}

function spansOfBuilt(document: Document, path: Path, part: TextRange | undefined) {
  if (!document.spansAt) return undefined;
  for (let length = path.length; length >= 0; length--) {
    const spans = document.spansAt(path.slice(0, length), length === path.length ? part : undefined);
    if (spans) return spans;
  }
  return undefined;
}

function nearestLocation(document: Document, path: Path): Location {
  for (let length = path.length; length >= 0; length--) {
    const location = document.locate(path.slice(0, length));
    if (location) return location;
  }
  return { kind: 'scalar', value: { start: 0, end: 0 } };
}

/** The value of one key, as {@link Place.valueAt}: for what is read of every object, where each call counts. */
export function valueIn(value: unknown, key: string): unknown {
  return isMapping(value) ? value[key] : undefined;
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mentions(value: unknown, pattern: RegExp): boolean {
  if (typeof value === 'string') return pattern.test(value);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'string' ? pattern.test(item) : mentions(item, pattern)) return true;
    return false;
  }
  // Mappings inherit nothing.
  for (const key in value) {
    const item = (value as Readonly<Record<string, unknown>>)[key];
    if (typeof item === 'string' ? pattern.test(item) : mentions(item, pattern)) return true;
  }
  return false;
}

/** Mappings inherit nothing, so that whatever they are asked for is their own. */
function follow(root: unknown, segments: readonly Segment[]): unknown {
  let value = root;
  for (let depth = 0; depth < segments.length; depth++) {
    if (typeof value !== 'object' || value === null) return undefined;
    const segment = segments[depth] as Segment;
    if (typeof segment === 'string' && Array.isArray(value)) return undefined;
    value = (value as Readonly<Record<Segment, unknown>>)[segment];
  }
  return value;
}

/** `spec.containers[0].image`, and `metadata.annotations["a.b/c"]` for keys that need quoting. */
export function formatPath(path: Path): string {
  let text = '';
  for (const segment of path) {
    if (typeof segment === 'number') text += `[${segment}]`;
    else if (/^[A-Za-z_$][\w$-]*$/.test(segment)) text += text === '' ? segment : `.${segment}`;
    else text += `[${JSON.stringify(segment)}]`;
  }
  return text;
}
