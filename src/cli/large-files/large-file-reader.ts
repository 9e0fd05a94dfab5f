import type { ReadFile, ReadProblem } from '../../engine/reading/read-manifests.ts';
import { DIRECTIVE_PREFIX } from '../../engine/suppress/directives.ts';
import type { ListMembership } from '../../source/document.ts';
import { encodingOf } from '../../source/encoding.ts';
import { createSourceFile, type TextStart } from '../../source/source-file.ts';
import { findComments } from '../../yaml/comments.ts';
import { MAX_DOCUMENTS, type ParsedFile, type ParseOptions, parseFile } from '../../yaml/parse.ts';
import { JsonParts } from './json-parts.ts';
import type { Part, PartHandlers, PartReader } from './parts.ts';
import { YamlParts } from './yaml-parts.ts';

/**
 * Reads a file that is too large to be held in parts, as its bytes come: JSON by its objects and the items of lists
 * (`kubectl get -A -o json`), YAML by its `---`. Comments that suppress are refused there.
 */
export class LargeFileReader implements PartHandlers {
  readonly #path: string;
  readonly #options: ParseOptions;
  readonly #documents: ParsedFile['documents'][number][] = [];
  readonly #problems: ReadProblem[] = [];
  #skipped = 0;
  /** How many documents came before. */
  #count = 0;
  #list: ListMembership['list'] | undefined;
  #parts: Pick<PartReader, 'push' | 'end'> | undefined;

  constructor(path: string, options: ParseOptions) {
    this.#path = path;
    this.#options = options;
  }

  onPart({ text, start, membership }: Part): void {
    if (this.#count > MAX_DOCUMENTS) return;
    // A list that was cut into its items is one document.
    if (this.#list && this.#list !== membership?.list) this.#count++;
    this.#list = membership?.list;
    const file = createSourceFile(this.#path, text, start);
    const [comment] = membership ? [] : findComments(text, DIRECTIVE_PREFIX);
    if (comment) this.#problems.push({ file, message: NO_COMMENTS, range: comment });
    const { documents, problems, skipped } = parseFile(file, {
      ...this.#options,
      part: { membership, first: this.#count },
    });
    for (const document of documents) this.#documents.push(document);
    for (const problem of problems) this.#problems.push({ ...problem, file });
    if (membership) return;
    this.#skipped += skipped;
    this.#count += documents.length + problems.length + skipped;
  }

  onProblem(message: string, start: TextStart): void {
    this.#problems.push({ file: createSourceFile(this.#path, '', start), message, range: { start: 0, end: 0 } });
  }

  push(piece: Uint8Array): void {
    const hasMark = !this.#parts && piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf;
    const bytes = hasMark ? piece.subarray(3) : piece;
    this.#parts ??= this.#partsOf(bytes);
    this.#parts.push(bytes);
  }

  #partsOf(bytes: Uint8Array): Pick<PartReader, 'push' | 'end'> {
    if (encodingOf(bytes) !== 'utf-8') {
      this.onProblem('A file of more than 16 MiB has to be UTF-8', { line: 1, column: 1 });
      return { push: () => {}, end: () => {} };
    }
    const begin = bytes.find((byte) => byte > 0x20 && byte < 0x80);
    return begin === 0x7b ? new JsonParts(this) : new YamlParts(this);
  }

  end(): ReadFile {
    this.#parts?.end();
    const parsed = { documents: this.#documents, problems: [], skipped: this.#skipped };
    return { path: this.#path, isLarge: true, parsed, problems: this.#problems };
  }
}

const NO_COMMENTS =
  'Comments that suppress are not read in a file of more than 16 MiB: use an annotation, or the configuration.';
