import type {
  Build,
  Document,
  DuplicateKey,
  EditIntent,
  Location,
  Path,
  SourceFile,
  Span,
  TextEdit,
  TextRange,
} from '../source/document.ts';
import { isSameSpan } from '../source/span.ts';
import { type Origin, pathOf, placeOf, plainValue, type Tree, treeAt } from './tree.ts';

/** An object that a kustomization makes, written in all the documents that have a part in it. */
export class BuiltDocument implements Document {
  /** The file that holds the object before anything is changed, or the kustomization that generates it. */
  readonly file: SourceFile;
  readonly index: number;
  readonly value: unknown;
  readonly duplicates: readonly DuplicateKey[];
  readonly build: Build;
  readonly #tree: Tree;

  constructor(tree: Tree, { document, step }: Origin, build: Build) {
    this.file = document.file;
    this.index = document.index;
    this.value = plainValue(tree);
    // Of an item of a list the paths would be others.
    this.duplicates = step === undefined ? document.duplicates : [];
    this.build = build;
    this.#tree = tree;
  }

  get sources(): readonly SourceFile[] {
    const found = new Set<SourceFile>();
    collectFiles(this.#tree, found);
    return [...found];
  }

  locate(path: Path): Location | undefined {
    const origin = this.#originsAt(path)[0];
    const location = origin?.document.locate(pathOf(origin));
    return location && { ...location, file: location.file ?? origin?.document.file ?? this.file };
  }

  spansAt(path: Path, part?: TextRange): readonly [Span, ...Span[]] | undefined {
    const [first, ...others] = this.#originsAt(path).flatMap((origin) => spansOf(origin, part));
    return first && [first, ...others.filter((span) => !isSameSpan(span, first))];
  }

  tagAt(path: Path): string | undefined {
    const origin = this.#originsAt(path)[0];
    return origin?.document.tagAt?.(pathOf(origin));
  }

  edit(intent: EditIntent): readonly TextEdit[] | undefined {
    const source = this.#sourceOf(intent);
    return source?.document.edit(source.intent);
  }

  fileOf(intent: EditIntent): SourceFile {
    return this.#sourceOf(intent)?.document.file ?? this.file;
  }

  /** The document to edit. What is written in several places would still be there when it is removed from one. */
  #sourceOf(intent: EditIntent): { document: Document; intent: EditIntent } | undefined {
    const { path } = intent;
    if (intent.type === 'set') return this.#sourceOfNew(path, intent);
    const node = treeAt(this.#tree, ...path);
    const [origin, ...others] = node?.origins ?? [];
    if (!node || !origin || (intent.type === 'remove' && others.length > 0)) return undefined;
    const { document } = origin;
    const written = placeOf(origin);
    if (!written.exists || (node.kind === 'scalar' && written.value !== node.value)) return undefined;
    return { document, intent: { ...intent, path: written.path } };
  }

  /** What is missing is written into the first place of the nearest mapping around it: the base. */
  #sourceOfNew(path: Path, intent: EditIntent): { document: Document; intent: EditIntent } | undefined {
    for (let length = path.length - 1; length >= 0; length--) {
      const node = treeAt(this.#tree, ...path.slice(0, length));
      if (!node) continue;
      const [origin] = node.origins;
      if (!origin || !placeOf(origin).isMapping) return undefined;
      return { document: origin.document, intent: { ...intent, path: [...pathOf(origin), ...path.slice(length)] } };
    }
    return undefined;
  }

  #originsAt(path: Path): readonly Origin[] {
    return treeAt(this.#tree, ...path)?.origins ?? [];
  }
}

function collectFiles(tree: Tree, found: Set<SourceFile>): void {
  for (const { document } of tree.origins) found.add(document.file);
  if (tree.kind === 'sequence') for (const item of tree.items) collectFiles(item, found);
  if (tree.kind === 'mapping') for (const each of tree.entries.values()) collectFiles(each, found);
}

function spansOf(origin: Origin, part: TextRange | undefined): readonly Span[] {
  const place = placeOf(origin);
  return (part && place.string !== undefined ? place.slice(part.start, part.end) : place).spans;
}
