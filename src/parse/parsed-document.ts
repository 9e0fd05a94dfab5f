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
import { Locator, toLocation } from './locate.ts';
import type { Node } from './node.ts';
import { rangeInScalar } from './scalar-offsets.ts';
import type { DecodedTree } from './value.ts';

/** A document that was read. Positions and edits are worked out from its tree when they are asked for. */
export class ParsedDocument implements Document {
  readonly file: SourceFile;
  readonly index: number;
  readonly value: unknown;
  readonly duplicates: readonly DuplicateKey[];
  readonly #extent: TextRange;
  readonly #locator: Locator;

  /** @param extent the document's part of the file */
  constructor(file: SourceFile, index: number, extent: TextRange, root: Node | undefined, tree: DecodedTree) {
    this.file = file;
    this.index = index;
    this.value = tree.value;
    this.duplicates = tree.duplicates;
    this.#extent = extent;
    this.#locator = new Locator(root);
  }

  locate(path: Path): Location | undefined {
    const found = this.#locator.find(path);
    if (found) return toLocation(found);
    if (path.length > 0) return undefined;
    return { kind: 'scalar', value: { start: this.#extent.start, end: this.#extent.start } };
  }

  rangeInScalar(path: Path, start: number, end: number): TextRange | undefined {
    const found = this.#locator.find(path);
    // Behind an alias the value takes effect in another place than where it is written.
    if (found?.node.kind !== 'scalar' || found.origin) return undefined;
    return rangeInScalar(this.file.text, found.node, start, end);
  }

  edit(intent: EditIntent): readonly TextEdit[] | undefined {
    return planEdits({ text: this.file.text, extent: this.#extent, locator: this.#locator }, intent);
  }
}
