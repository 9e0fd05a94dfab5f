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

  /** @throws ParseError for what has no value in Kubernetes */
  constructor({ file, index, extent, isJson, part }: DocumentPlace) {
    this.file = file;
    this.index = index;
    this.membership = part?.membership;
    this.#isPart = part !== undefined;
    this.#extent = extent;
    this.#isJson = isJson;
    const root = this.#readTree();
    const { value, duplicates } = root ? decodeTree(root) : { value: null, duplicates: [] };
    this.value = value;
    this.duplicates = duplicates;
    this.head = duplicates.length === 0 ? root && firstKeyOf(root) : undefined;
  }

  /** Trees take ten times the memory of their text, so none is kept for long. */
  #readTree(): Node | undefined {
    const { start, end } = this.#extent;
    const text = this.file.text.slice(start, end);
    return this.#isJson ? readJson(text, start) : readYaml(text, start);
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
