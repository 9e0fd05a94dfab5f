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
import type { Chunk } from './documents.ts';
import { lineBreakOf } from './edits/layout.ts';
import { planEdits } from './edits/plan-edits.ts';
import { Locator, moved, toLocation, written } from './locate.ts';
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

/** What a document is read from. */
export interface DocumentSource extends Chunk {
  readonly file: SourceFile;
  readonly index: number;
  readonly part?: FilePart | undefined;
}

/** What a document's text holds. Documents with the same text share it, so all places in it count from its start. */
interface Content {
  readonly isJson: boolean;
  readonly value: unknown;
  readonly duplicates: readonly DuplicateKey[];
  readonly head: TextRange | undefined;
}

const recent = new RecentTrees();

function readContent(text: string, isJson: boolean): Content {
  const root = readTree(text, isJson);
  const { value, duplicates } = root ? decodeTree(root) : { value: null, duplicates: [] };
  const head = duplicates.length === 0 ? root && firstKeyOf(root) : undefined;
  const content = { isJson, value, duplicates, head };
  recent.note(content, text.length, new Locator(root));
  return content;
}

function readTree(text: string, isJson: boolean): Node | undefined {
  return isJson ? readJson(text) : readYaml(text);
}

/** Undefined where it is not certain to be the first key of the value too: those of numbers come first in that. */
function firstKeyOf(root: Node): TextRange | undefined {
  if (root.kind !== 'mapping' || root.entries.some(({ merge }) => merge)) return undefined;
  const key = root.entries[0]?.key;
  return key?.kind === 'scalar' && /^[a-z]/i.test(key.text) ? key : undefined;
}

/** A document that was read: its value, and a tree to answer where things are and how to change them. */
export class ParsedDocument implements Document {
  readonly file: SourceFile;
  readonly index: number;
  readonly text: string;
  readonly value: unknown;
  readonly duplicates: readonly DuplicateKey[];
  readonly membership: ListMembership | undefined;
  readonly head: TextRange | undefined;
  readonly #isPart: boolean;
  readonly #start: number;
  readonly #content: Content;
  #lineBreak: string | undefined;

  /**
   * @param same a document with the same text, which is then not read again
   * @throws ParseError for what has no value in Kubernetes, with a range that counts from the start of the document
   */
  constructor({ file, index, start, text, isJson = false, part }: DocumentSource, same?: ParsedDocument) {
    this.file = file;
    this.index = index;
    this.text = text;
    this.membership = part?.membership;
    this.#isPart = part !== undefined;
    this.#start = start;
    const known = same && same.#content.isJson === isJson ? same.#content : undefined;
    this.#content = known ?? readContent(text, isJson);
    const { value, duplicates, head } = this.#content;
    this.value = value;
    this.duplicates = duplicates.map((each) => ({
      ...each,
      range: moved(each.range, start),
      dropped: moved(each.dropped, start),
    }));
    this.head = head && moved(head, start);
  }

  /** Trees take ten times the memory of their text, so none is kept for long. */
  get #locator(): Locator {
    return recent.get(this.#content, this.text.length, () => new Locator(readTree(this.text, this.#content.isJson)));
  }

  locate(path: Path): Location | undefined {
    const start = this.#start;
    const found = this.#locator.find(path);
    if (found) return toLocation(found, start);
    return path.length > 0 ? undefined : { kind: 'scalar', value: { start, end: start } };
  }

  rangeInScalar(path: Path, start: number, end: number): TextRange | undefined {
    const found = this.#locator.find(path);
    // After an alias the value takes effect in another place than where it is written.
    if (found?.node.kind !== 'scalar' || found.origin) return undefined;
    const range = rangeInScalar(this.text, found.node, start, end);
    return range && moved(range, this.#start);
  }

  tagAt(path: Path): string | undefined {
    const found = this.#locator.find(path);
    return found && written(found.node).tag;
  }

  edit(intent: EditIntent): readonly TextEdit[] | undefined {
    if (this.#isPart) return undefined;
    this.#lineBreak ??= lineBreakOf(this.file.text);
    const edits = planEdits({ text: this.text, lineBreak: this.#lineBreak, locator: this.#locator }, intent);
    return edits?.map((each) => ({ ...each, ...moved(each, this.#start) }));
  }
}
