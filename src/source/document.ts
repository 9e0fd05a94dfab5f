/** One step into a value: a key of a mapping or a position in a sequence. */
export type Segment = string | number;
export type Path = readonly Segment[];

/** A range in a file's text, in UTF-16 code units, end exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A range in a file. */
export interface Span {
  readonly file: SourceFile;
  readonly range: TextRange;
  /** What part it has in the value, where that has several places: `rendered here`. */
  readonly label?: string;
}

/** Where the value at a path is in its file. */
export interface Location {
  /** The file, where it is not the document's: what a kustomization or a chart makes is written in several. */
  readonly file?: SourceFile;
  readonly kind: 'scalar' | 'mapping' | 'sequence';
  /** The key that leads to the value; absent for a sequence item and for a document's root. */
  readonly key?: TextRange;
  /** The value itself; for an alias (`*name`) the alias, because that is where the value takes effect. */
  readonly value: TextRange;
  /** Where the anchored value is written, when the path goes through an alias or a merge key. */
  readonly definition?: TextRange;
}

/** One replacement in a file's text; offsets as in {@link TextRange}. */
export interface TextEdit extends TextRange {
  readonly text: string;
}

/** A change in terms of the value; the document turns it into edits of its text. */
export type EditIntent =
  | { readonly type: 'remove'; readonly path: Path }
  | { readonly type: 'replace'; readonly path: Path; readonly value: Scalar }
  /** Sets `path`, and creates missing mappings on the way. */
  | { readonly type: 'set'; readonly path: Path; readonly value: PlainValue };

export type Scalar = string | number | boolean | null;
export type PlainValue = Scalar | readonly PlainValue[] | { readonly [key: string]: PlainValue };

/** A key written twice in one mapping. Kubernetes keeps the last one. */
export interface DuplicateKey {
  /** Path of the mapping that holds the key. */
  readonly path: Path;
  readonly key: string;
  /** The repeated key, which takes effect, and the earlier one, which is dropped. */
  readonly range: TextRange;
  readonly dropped: TextRange;
}

/** A file as read. Lines and columns are computed on demand. */
export interface SourceFile {
  /** Posix path, relative to the working directory. */
  readonly path: string;
  readonly text: string;
  /** Whether `text` is empty because it is not available. */
  readonly isTextMissing?: boolean;
  /** 1-based line and column (UTF-16 code units) of an offset. */
  position(offset: number): { line: number; column: number };
  /** The text of a 1-based line, without its line break. */
  line(line: number): string;
}

/** What made a document of others. */
export interface Build {
  readonly kind: 'kustomization' | 'chart';
  /** What people call it: posix path of the directory, relative to the working directory. */
  readonly name: string;
  /** Whether something that could change the objects was not carried out. */
  readonly isPartial: boolean;
  /** Where its objects go that name no namespace, when it says so. */
  readonly namespace?: string | undefined;
}

/** An item of a list, and what the list says next to its items; that is known when all of it has been read. */
export interface ListMembership {
  readonly list: { readonly value: Readonly<Record<string, unknown>> };
  /** 0-based. */
  readonly item: number;
}

/**
 * One document of a YAML stream or one JSON text: a plain value, and positions on demand. Mappings are objects
 * that inherit nothing, so that a key such as `__proto__` is only a key.
 */
export interface Document {
  readonly file: SourceFile;
  /** 0-based position among the file's documents, empty ones counted. */
  readonly index: number;
  readonly value: unknown;
  readonly duplicates: readonly DuplicateKey[];
  /** Where the object is in a list that was too large to be held, and cut into its items. */
  readonly membership?: ListMembership | undefined;
  /**
   * What the document was made with, when it is not written as it is: the directory of a kustomization or a chart. Objects
   * refer to those made with them.
   */
  readonly build?: Build | undefined;
  /** Its first key, where that is known: to ask {@link locate} for it, the text may have to be read again. */
  readonly head?: TextRange | undefined;
  /** All files that it is made of, when it is made of several. */
  readonly sources?: readonly SourceFile[];
  /** Where the value at `path` is, or undefined when there is none; of several places, the first. */
  locate(path: Path): Location | undefined;
  /**
   * For a document that is made: what to point at for the value at `path`, or for the part of a string there. First the
   * place that a person would change, then all others where it is written. Undefined for a missing value.
   */
  spansAt?(path: Path, part?: TextRange): readonly [Span, ...Span[]] | undefined;
  /**
   * For a document that is made: where the value at `path`, which is missing, would be written for it to be there, such as
   * an empty value that a chart has for it. Undefined when nothing of the kind is known.
   */
  hooksFor?(path: Path): readonly [Span, ...Span[]] | undefined;
  /**
   * For a document that is made: the settings that decide whether the value at `path` is there, when it is not itself one
   * of them. None that decides as well whether all of what is at `whole` is there.
   */
  switchesOf?(path: Path, whole: Path | undefined): readonly Span[];
  /**
   * Where the part [start, end) of the string at `path`, in UTF-16 code units of its value, is written: inside of a
   * block scalar, with escapes, over several lines. Undefined if unknown, as for an alias.
   */
  rangeInScalar?(path: Path, start: number, end: number): TextRange | undefined;
  /**
   * The YAML tag written before the value at `path`: `!Ref`, `!Sub`. Kubernetes takes no notice of tags that it does
   * not know, and neither does `value`; formats that give them a meaning ask here.
   */
  tagAt?(path: Path): string | undefined;
  /** Why the value at `path` is only a placeholder, where it is computed from others that are not known. */
  unknownAt?(path: Path): string | undefined;
  /**
   * The edits that carry out `intent`, or undefined if they would change something else: with an alias or a merge key,
   * or in an unsupported shape.
   */
  edit(intent: EditIntent): readonly TextEdit[] | undefined;
  /** The file that `edit(intent)` is about, where it may be another than the document's. */
  fileOf?(intent: EditIntent): SourceFile;
}
