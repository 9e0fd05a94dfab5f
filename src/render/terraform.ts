import type { RepositoryFiles } from '../engine/host.ts';
import type { ReadFile, ReadProblem } from '../engine/reading/read-manifests.ts';
import { isTerraformFile } from '../hcl/file-names.ts';
import { HclDocument } from '../hcl/hcl-document.ts';
import { ModuleLibrary, type ModuleReader } from '../hcl/module/module-files.ts';
import { readTerraform, type TerraformModule } from '../hcl/terraform.ts';
import type { Document, SourceFile } from '../source/document.ts';
import { formatLine } from '../source/span.ts';
import { directoryOf, joinPath } from '../text/paths.ts';
import type { BuiltInputs } from './built-inputs.ts';
import { inputOf, namesIn, withTexts } from './file-readers.ts';

/** What is worth reading: without any of these words, the files hold neither manifests nor profiles. */
const WORTH_READING =
  /kubernetes_manifest|kubectl_manifest|fargate|kubernetes_(?:deployment|daemon|stateful|job|cron|pod)/;

interface TerraformRequest extends RepositoryFiles {
  /** All files that are read. */
  readonly listed: readonly string[];
}

/**
 * Reads the manifests and the Fargate profiles in Terraform's own files: of each directory that no other one takes for a
 * module, as Terraform would when it is run there.
 */
export function buildTerraform({ listed, ...repository }: TerraformRequest): BuiltInputs {
  const own = listed.filter(isTerraformFile);
  const builtOf = (changed: ReadonlyMap<string, string>) => {
    const reader = { names: namesIn(repository), read: withTexts(changed, repository.read) };
    return readModules(own, reader, new Set(listed));
  };
  const built = builtOf(new Map());
  return {
    consumed: new Set(own),
    inputs: built.files.flatMap(({ path }) => inputOf(path, repository.read)),
    files: (changed) => (changed.size === 0 ? built.files : builtOf(changed).files),
    notes: built.notes,
    problems: [],
  };
}

interface ReadModules {
  readonly files: readonly ReadFile[];
  readonly notes: readonly string[];
}

function readModules(own: readonly string[], reader: ModuleReader, listed: ReadonlySet<string>): ReadModules {
  const decoder = new TextDecoder();
  const isWorthReading = own.some((path) => WORTH_READING.test(decoder.decode(reader.read(path))));
  if (!isWorthReading) return { files: [], notes: [] };
  const library = new ModuleLibrary(reader);
  const directories = [...new Set(own.map(directoryOf))];
  const called = new Set(directories.flatMap((directory) => library.load(directory).calls));
  const collected = new Collected(listed);
  for (const directory of directories) {
    if (!called.has(directory)) collected.add(directory, readTerraform(directory, library));
  }
  for (const { message, at } of library.problems) {
    if (WORTH_READING.test(at.file.text)) collected.addProblem({ message, file: at.file, range: at.range });
  }
  return collected;
}

/** The objects and problems of modules by their files. */
class Collected implements ReadModules {
  readonly notes: string[] = [];
  readonly #listed: ReadonlySet<string>;
  readonly #files = new Map<SourceFile, { documents: Document[]; problems: ReadProblem[] }>();

  constructor(listed: ReadonlySet<string>) {
    this.#listed = listed;
  }

  get files(): ReadFile[] {
    return Array.from(this.#files, ([source, { documents, problems }]) => {
      const parsed = { documents, problems: [], skipped: 0 };
      return { path: source.path, source, parsed, isBuilt: true, problems };
    });
  }

  add(directory: string, { profiles, manifests, refusal }: TerraformModule): void {
    if (refusal !== undefined) this.notes.push(`${directory} was not read: ${refusal}`);
    if (profiles) this.#of(profiles.file).documents.push(profiles);
    for (const { value, block } of manifests.objects) {
      const { documents } = this.#of(block.file);
      const document = new HclDocument(value, { file: block.file, index: documents.length });
      if (!this.#isLinted(document)) documents.push(document);
    }
    for (const { message, at } of manifests.problems) this.addProblem({ message, file: at.file, range: at.range });
    const [first, ...others] = manifests.unknown;
    if (first) {
      const rest = others.length === 0 ? '' : `; and ${others.length} more`;
      this.notes.push(`${formatLine(first.block)}: manifest not checked: ${first.reason}${rest}`);
    }
    const [typed, ...more] = manifests.typed;
    if (typed) {
      const rest = more.length === 0 ? '' : `; and ${more.length} more`;
      this.notes.push(`${formatLine(typed.block)}: not checked: ${typed.type} is not supported${rest}`);
    }
  }

  addProblem(problem: ReadProblem): void {
    const { problems } = this.#of(problem.file);
    const isKnown = problems.some(
      ({ range, message }) => range.start === problem.range.start && message === problem.message,
    );
    if (!isKnown) problems.push(problem);
  }

  /** Whether all of an object is in a file that is linted by itself. */
  #isLinted(document: Document): boolean {
    const [span] = document.spansAt?.([]) ?? [];
    return span !== undefined && !isTerraformFile(span.file.path) && this.#listed.has(joinPath('.', span.file.path));
  }

  #of(file: SourceFile) {
    const known = this.#files.get(file) ?? { documents: [], problems: [] };
    this.#files.set(file, known);
    return known;
  }
}
