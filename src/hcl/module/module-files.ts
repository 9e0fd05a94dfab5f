import type { SourceFile, Span } from '../../source/document.ts';
import { decodeText } from '../../source/encoding.ts';
import { createSourceFile } from '../../source/source-file.ts';
import { joinPath } from '../../text/paths.ts';
import { isTerraformFile } from '../file-names.ts';
import type { Attribute, Block } from '../syntax/ast.ts';
import { parseHcl } from '../syntax/parse.ts';

/** The files that modules are made of, by posix paths relative to the working directory. Never throws. */
export interface ModuleReader {
  /** The names of the files in a directory; none of what is no directory or must not be read. */
  readonly names: (directory: string) => readonly string[];
  /** Undefined for what is not there, or must not be read. */
  readonly read: (path: string) => Uint8Array | undefined;
}

/** What the files of one directory say. */
export interface ModuleFiles {
  readonly directory: string;
  readonly files: readonly SourceFile[];
  readonly blocks: readonly Block[];
  /** The directories of other modules that it calls. */
  readonly calls: readonly string[];
  /** What `terraform.tfvars` and `*.auto.tfvars` set, those that count in the end. */
  readonly settings: ReadonlyMap<string, { readonly attribute: Attribute; readonly file: SourceFile }>;
  readonly problems: readonly ModuleProblem[];
}

/** What of a module cannot be read. */
export interface ModuleProblem {
  readonly message: string;
  readonly at: Span;
}

/** Modules by their directory, each read once. */
export class ModuleLibrary {
  readonly reader: ModuleReader;
  readonly #known = new Map<string, ModuleFiles>();

  constructor(reader: ModuleReader) {
    this.reader = reader;
  }

  /** What cannot be read of all modules that were loaded. */
  get problems(): readonly ModuleProblem[] {
    return [...this.#known.values()].flatMap(({ problems }) => problems);
  }

  /** Without any file when there is no such module. */
  load(directory: string): ModuleFiles {
    const known = this.#known.get(directory);
    if (known) return known;
    const loaded = this.#read(directory);
    this.#known.set(directory, loaded);
    return loaded;
  }

  #read(directory: string): ModuleFiles {
    const names = this.reader.names(directory).toSorted();
    const problems: ModuleProblem[] = [];
    const read = (name: string) => {
      const file = this.#source(joinPath(directory, name));
      const parsed = file && parseHcl(file);
      problems.push(
        ...(parsed?.problems ?? []).map(({ message, range }) => ({ message, at: { file, range } as Span })),
      );
      return file && parsed ? [{ file, body: parsed.body, name }] : [];
    };
    const modules = names.filter(isTerraformFile).flatMap(read);
    const main = modules.filter(({ name }) => !isOverride(name)).flatMap(({ body }) => body.blocks);
    const overrides = modules.filter(({ name }) => isOverride(name)).flatMap(({ body }) => body.blocks);
    const settings = new Map<string, { attribute: Attribute; file: SourceFile }>();
    for (const { file, body } of settingsFiles(names).flatMap(read)) {
      for (const [name, attribute] of body.attributes) settings.set(name, { attribute, file });
    }
    const blocks = overrides.reduce<readonly Block[]>(override, main);
    return {
      directory,
      files: modules.map(({ file }) => file),
      blocks,
      calls: blocks.flatMap((block) => callOf(block, directory)),
      settings,
      problems,
    };
  }

  #source(path: string): SourceFile | undefined {
    const bytes = this.reader.read(path);
    const decoded = bytes && decodeText(bytes);
    return decoded && 'text' in decoded ? createSourceFile(path, decoded.text) : undefined;
  }
}

/** A source of a module has to be written out. */
function callOf({ type, body }: Block, directory: string): string[] {
  const source = type === 'module' ? body.attributes.get('source')?.value : undefined;
  const [part] = source?.type === 'template' ? source.parts : [];
  const text = part?.type === 'text' ? part.pieces.map((piece) => piece.text).join('') : '';
  return /^\.\.?\//.test(text) ? [joinPath(directory, text)] : [];
}

function isOverride(name: string): boolean {
  return name === 'override.tf' || name.endsWith('_override.tf');
}

/** Those that Terraform reads by itself, in its order. */
function settingsFiles(names: readonly string[]): string[] {
  return [
    ...names.filter((name) => name === 'terraform.tfvars'),
    ...names.filter((name) => name.endsWith('.auto.tfvars')),
  ];
}

/** Arguments one by one, and nested blocks by their type. Source: https://developer.hashicorp.com/terraform/language/files/override */
function override(blocks: readonly Block[], by: Block): readonly Block[] {
  if (by.type === 'locals') return [...blocks, by];
  const isSame = (block: Block) => block.type === by.type && block.labels.join('\n') === by.labels.join('\n');
  return blocks.map((block) => {
    if (!isSame(block)) return block;
    const replaced = new Set(by.body.blocks.map(({ type }) => type));
    const body = {
      attributes: new Map([...block.body.attributes, ...by.body.attributes]),
      blocks: [...block.body.blocks.filter(({ type }) => !replaced.has(type)), ...by.body.blocks],
    };
    return { ...block, body };
  });
}
