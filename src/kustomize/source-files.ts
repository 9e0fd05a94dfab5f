import { decodeText } from '../source/decode.ts';
import type { Document, SourceFile } from '../source/document.ts';
import { createSourceFile } from '../source/source-file.ts';
import { parseFile } from '../yaml/parse.ts';
import { BuildFailure } from './failure.ts';
import type { FileReader } from './kustomization.ts';

interface Parsed {
  readonly source: SourceFile;
  /** Those that are not empty. */
  readonly documents: readonly Document[];
}

/** The files that kustomizations are made of, each read and parsed once for all that are built. */
export class SourceFiles {
  readonly #read: FileReader;
  readonly #bytes = new Map<string, Uint8Array | undefined>();
  readonly #parsed = new Map<string, Parsed>();

  constructor(read: FileReader) {
    this.#read = read;
  }

  read(path: string): Uint8Array | undefined {
    if (!this.#bytes.has(path)) this.#bytes.set(path, this.#read(path));
    return this.#bytes.get(path);
  }

  /**
   * The documents of a file; none of a file that is not there.
   *
   * @throws BuildFailure for a file that cannot be read as Kubernetes would
   */
  documents(path: string): readonly Document[] {
    const known = this.#parsed.get(path);
    if (known) return known.documents;
    const bytes = this.read(path);
    if (!bytes) return [];
    const parsed = parse(path, bytes);
    this.#parsed.set(path, parsed);
    return parsed.documents;
  }

  /** The text of a file that was parsed. */
  sourceOf(path: string): SourceFile | undefined {
    return this.#parsed.get(path)?.source;
  }
}

function parse(path: string, bytes: Uint8Array): Parsed {
  const decoded = decodeText(bytes);
  if ('problem' in decoded) throw new BuildFailure(`${path}: ${decoded.problem.message}`);
  const source = createSourceFile(path, decoded.text);
  const { documents, problems } = parseFile(source);
  const [problem] = problems;
  if (problem) throw new BuildFailure(problem.message, { file: source, range: problem.range });
  return { source, documents: documents.filter(({ value }) => value !== null) };
}
