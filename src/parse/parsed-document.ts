import type {
  Document,
  DuplicateKey,
  EditIntent,
  Location,
  Path,
  SourceFile,
  TextEdit,
  TextRange,
} from '../kubernetes/document.ts';
import { planEdits } from './edits.ts';
import { LazyReader } from './lazy-tree.ts';
import { Locator, toLocation, written } from './locate.ts';
import type { Node } from './node.ts';
import { locatePlain } from './plain-locate.ts';
import { NotPlain } from './plain-refusal.ts';
import { RecentLocators } from './recent-locators.ts';
import { rangeInScalar } from './scalar-offsets.ts';
import type { DecodedTree } from './value.ts';

const recent = new RecentLocators();

/** How often a document is walked through for a place: each time takes as long as it is. */
const MOST_WALKS = 8;

/** Where the first key is, and whether {@link locatePlain} and a {@link LazyReader} may look for other places. */
export interface KnownPlaces {
  readonly firstKey: TextRange | undefined;
  readonly isPlain: boolean;
}

/** A document that was read. Its tree is not kept: positions and edits are worked out from a new one when they are asked for. */
export class ParsedDocument implements Document {
  readonly file: SourceFile;
  readonly index: number;
  readonly value: unknown;
  readonly duplicates: readonly DuplicateKey[];
  readonly firstKey: TextRange | undefined;
  #isPlain: boolean;
  #walks = 0;
  readonly #extent: TextRange;
  readonly #read: () => Node | undefined;

  /**
   * @param extent the document's part of the file
   * @param read reads its tree once more
   * @param known what is known without a tree
   */
  constructor(
    file: SourceFile,
    index: number,
    extent: TextRange,
    { value, duplicates }: DecodedTree,
    read: () => Node | undefined,
    known: KnownPlaces = { firstKey: undefined, isPlain: false },
  ) {
    this.file = file;
    this.index = index;
    this.value = value;
    this.duplicates = duplicates;
    this.firstKey = known.firstKey;
    this.#isPlain = known.isPlain;
    this.#extent = extent;
    this.#read = read;
  }

  /** Asks a tree that reads no more than it is asked about, where that will do, or else the whole one. */
  #ask<Answer>(question: (locator: Locator) => Answer): Answer {
    if (this.#isPlain) {
      try {
        return question(this.#locator);
      } catch (error) {
        if (!(error instanceof NotPlain)) throw error;
        this.#isPlain = false;
        recent.drop(this);
      }
    }
    return question(this.#locator);
  }

  /** Trees take several times the memory of values, and few documents have anything to point at. */
  get #locator(): Locator {
    const { start, end } = this.#extent;
    return recent.of(this, end - start, () => new Locator(this.#readTree()));
  }

  #readTree(): Node | undefined {
    return this.#isPlain ? new LazyReader(this.file.text, this.#extent).tree() : this.#read();
  }

  locate(path: Path): Location | undefined {
    const plain = this.#locatePlain(path);
    return plain === undefined ? this.#locateInTree(path) : (plain ?? undefined);
  }

  /** Most documents have one thing to point at, for which no tree is needed; for many, a tree is made once. */
  #locatePlain(path: Path): Location | null | undefined {
    if (!this.#isPlain || this.#walks >= MOST_WALKS) return undefined;
    this.#walks++;
    const found = locatePlain(this.file.text, this.#extent, path);
    if (!found) return found;
    const { kind, key, value } = found;
    const extentOf = () => this.#locateInTree(path)?.value ?? this.#extent;
    return {
      kind,
      ...(key && { key }),
      get value() {
        return value ?? extentOf();
      },
    };
  }

  #locateInTree(path: Path): Location | undefined {
    const location = this.#ask((locator) => {
      const found = locator.find(path);
      return found && toLocation(found);
    });
    if (location || path.length > 0) return location;
    return { kind: 'scalar', value: { start: this.#extent.start, end: this.#extent.start } };
  }

  rangeInScalar(path: Path, start: number, end: number): TextRange | undefined {
    const found = this.#ask((locator) => locator.find(path));
    // Behind an alias the value takes effect in another place than where it is written.
    if (found?.node.kind !== 'scalar' || found.origin) return undefined;
    return rangeInScalar(this.file.text, found.node, start, end);
  }

  tagAt(path: Path): string | undefined {
    const found = this.#ask((locator) => locator.find(path));
    return found && written(found.node).tag;
  }

  edit(intent: EditIntent): readonly TextEdit[] | undefined {
    return this.#ask((locator) => planEdits({ text: this.file.text, extent: this.#extent, locator }, intent));
  }
}
