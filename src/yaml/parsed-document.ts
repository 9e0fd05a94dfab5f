import type {
  Document,
  DuplicateKey,
  EditIntent,
  ListMembership,
  Location,
  Path,
  SourceFile,
  TextEdit,
  TextRange,
} from '../source/document.ts';
import { planEdits } from './edits/plan-edits.ts';
import { Locator, rangeOf, toLocation, written } from './locate.ts';
import type { Node } from './node.ts';
import { readJson, readYaml } from './read-yaml.ts';
import { RecentTrees } from './recent-trees.ts';
import { rangeInScalar } from './scalars/scalar-offsets.ts';
import { decodeTree } from './value.ts';

export interface FilePart {
  /** How many documents of the file come before. */
  readonly first: number;
  readonly membership: ListMembership | undefined;
}

/** Where a document is. */
export interface DocumentPlace {
  readonly file: SourceFile;
  readonly index: number;
  /** Its part of the file. */
  readonly extent: TextRange;
  readonly isJson: boolean;
  readonly part?: FilePart | undefined;
}

const recent = new RecentTrees();

/** Undefined where it is not certain to be the first key of the value too: those of numbers come first in that. */
function firstKeyOf(root: Node): TextRange | undefined {
  if (root.kind !== 'mapping' || root.entries.some(({ merge }) => merge)) return undefined;
  const key = root.entries[0]?.key;
  return key?.kind === 'scalar' && /^[a-z]/i.test(key.text) ? rangeOf(key) : undefined;
}

/** A document that was read: its value, and a tree to answer where things are and how to change them. */
export class ParsedDocument implements Document {
  readonly file: SourceFile;
  readonly index: number;
  readonly value: unknown;
  readonly duplicates: readonly DuplicateKey[];
  readonly membership: ListMembership | undefined;
  readonly head: TextRange | undefined;
  readonly #isPart: boolean;
  readonly #extent: TextRange;
  readonly #isJson: boolean;

  /**
   * @param same a document with the same text, which is then not read again
   * @throws ParseError for what has no value in Kubernetes
   */
  constructor({ file, index, extent, isJson, part }: DocumentPlace, same?: ParsedDocument) {
    this.file = file;
    this.index = index;
    this.membership = part?.membership;
    this.#isPart = part !== undefined;
    this.#extent = extent;
    this.#isJson = isJson;
    const { value, duplicates, head } = same && same.#isJson === isJson ? same.#movedTo(extent.start) : this.#read();
    this.value = value;
    this.duplicates = duplicates;
    this.head = head;
  }

  get text(): string {
    return this.file.text.slice(this.#extent.start, this.#extent.end);
  }

  #read(): Pick<Document, 'value' | 'duplicates' | 'head'> {
    const root = this.#readTree();
    const { value, duplicates } = root ? decodeTree(root) : { value: null, duplicates: [] };
    return { value, duplicates, head: duplicates.length === 0 ? root && firstKeyOf(root) : undefined };
  }

  /** What {@link #read} gives where the text starts there. */
  #movedTo(start: number): Pick<Document, 'value' | 'duplicates' | 'head'> {
    const by = start - this.#extent.start;
    const moved = (range: TextRange): TextRange => ({ start: range.start + by, end: range.end + by });
    const duplicates = this.duplicates.map((each) => ({
      ...each,
      range: moved(each.range),
      dropped: moved(each.dropped),
    }));
    return { value: this.value, duplicates, head: this.head && moved(this.head) };
  }

  /** Trees take ten times the memory of their text, so none is kept for long. */
  #readTree(): Node | undefined {
    const { start } = this.#extent;
    return this.#isJson ? readJson(this.text, start) : readYaml(this.text, start);
  }

  get #locator(): Locator {
    return recent.get(this, this.#extent, () => new Locator(this.#readTree()));
  }

  locate(path: Path): Location | undefined {
    const found = this.#locator.find(path);
    if (found) return toLocation(found);
    if (path.length > 0) return undefined;
    return { kind: 'scalar', value: { start: this.#extent.start, end: this.#extent.start } };
  }

  rangeInScalar(path: Path, start: number, end: number): TextRange | undefined {
    const found = this.#locator.find(path);
    // After an alias the value takes effect in another place than where it is written.
    if (found?.node.kind !== 'scalar' || found.origin) return undefined;
    return rangeInScalar(this.file.text, found.node, start, end);
  }

  tagAt(path: Path): string | undefined {
    const found = this.#locator.find(path);
    return found && written(found.node).tag;
  }

  edit(intent: EditIntent): readonly TextEdit[] | undefined {
    if (this.#isPart) return undefined;
    return planEdits({ text: this.file.text, extent: this.#extent, locator: this.#locator }, intent);
  }
}
