import type { Document, SourceFile } from '../source/document.ts';
import { decodeText } from '../source/encoding.ts';
import { createSourceFile } from '../source/source-file.ts';
import { parseFile } from '../yaml/parse.ts';
import { BuildFailure } from './failure.ts';
import type { FileReader } from './kustomization.ts';

interface Parsed {
  readonly bytes: Uint8Array;
  readonly source?: SourceFile;
  /** Those that are not empty. */
  readonly documents: readonly Document[];
  readonly failure?: BuildFailure;
}

/** Files by their paths, as they were parsed last. */
export type ParsedFiles = Map<string, Parsed>;

/** The files that kustomizations are made of, each parsed once for all that are built. */
export class SourceFiles {
  /** Undefined for what is not there, or must not be read. */
  readonly read: FileReader;
  readonly #parsed: ParsedFiles;

  constructor(read: FileReader, parsed: ParsedFiles = new Map()) {
    this.read = read;
    this.#parsed = parsed;
  }

  /**
   * The documents of a file; none of a file that is not there.
   *
   * @throws BuildFailure for a file that cannot be read as Kubernetes would
   */
  documents(path: string): readonly Document[] {
    const { documents, failure } = this.#parse(path) ?? { documents: [] };
    if (failure) throw failure;
    return documents;
  }

  /** The text of a file that was parsed; undefined for one that was only read. */
  sourceOf(path: string): SourceFile | undefined {
    return this.#parsed.get(path)?.source;
  }

  #parse(path: string): Parsed | undefined {
    const bytes = this.read(path);
    if (!bytes) return undefined;
    const known = this.#parsed.get(path);
    if (known?.bytes === bytes) return known;
    const parsed = parse(path, bytes);
    this.#parsed.set(path, parsed);
    return parsed;
  }
}

function parse(path: string, bytes: Uint8Array): Parsed {
  const decoded = decodeText(bytes);
  if ('problem' in decoded) {
    return { bytes, documents: [], failure: new BuildFailure(`${path}: ${decoded.problem.message}`) };
  }
  const source = createSourceFile(path, decoded.text);
  const { documents, problems } = parseFile(source);
  const [problem] = problems;
  if (problem) {
    const failure = new BuildFailure(problem.message, { file: source, range: problem.range });
    return { bytes, documents: [], failure };
  }
  return { bytes, source, documents: documents.filter(({ value }) => value !== null) };
}
