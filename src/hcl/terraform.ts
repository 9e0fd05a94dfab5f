import type { Document } from '../source/document.ts';
import { HclDocument } from './hcl-document.ts';
import { fargateProfilesIn, resourceOf } from './module/fargate-profiles.ts';
import { type ModuleManifests, manifestsIn } from './module/manifests.ts';
import { Module } from './module/module.ts';
import type { ModuleLibrary, ModuleProblem } from './module/module-files.ts';
import { type Entry, object, type Value } from './values/value.ts';
import { TooMuchWork, Work } from './work.ts';

/** What is read of a module in which Terraform is run. */
export interface TerraformModule {
  /** The Fargate profiles, as Terraform's syntax in JSON would have them; undefined when there are none. */
  readonly profiles: Document | undefined;
  readonly manifests: ModuleManifests;
  /** What cannot be read of its own files, and of those of the modules that it calls. */
  readonly problems: readonly ModuleProblem[];
  /** The sources of modules that it calls and that are not in the repository. */
  readonly foreignModules: readonly string[];
  /** Why nothing of it is read. */
  readonly refusal: string | undefined;
}

/** Reads the files of a directory as Terraform would when it is run there. Never throws. */
export function readTerraform(directory: string, library: ModuleLibrary): TerraformModule {
  const nothing = { objects: [], problems: [], unknown: [], typed: [] };
  const module = Module.root(directory, library, new Work());
  try {
    const profiles = profilesDocument(module);
    const manifests = manifestsIn(module);
    const foreignModules = [...new Set(foreignModulesOf(module))];
    return { profiles, manifests, foreignModules, problems: library.problems, refusal: undefined };
  } catch (error) {
    if (!(error instanceof TooMuchWork)) throw error;
    const refusal = error.message;
    return { profiles: undefined, manifests: nothing, foreignModules: [], problems: library.problems, refusal };
  }
}

function foreignModulesOf(module: Module): string[] {
  return module.files.blocks.flatMap((block) => {
    if (block.type !== 'module') return [];
    const children = module.children(block);
    if (children) return children.flatMap((child) => foreignModulesOf(child.module));
    const source = module.argument(block, 'source', module.scope);
    return source?.kind === 'string' ? [source.value] : [];
  });
}

function profilesDocument(module: Module): Document | undefined {
  const profiles = fargateProfilesIn(module);
  const [first] = profiles;
  if (!first) return undefined;
  const entries = profiles.map((profile, index): [string, Value] => [String(index), resourceOf(profile)]);
  const nested = ['aws_eks_fargate_profile', 'resource'].reduce(
    (value, name) => objectOf([[name, value]], value),
    objectOf(entries, resourceOf(first)),
  );
  return new HclDocument(nested, { file: first.block.file, index: 0, keepsOpenLists: true });
}

function objectOf(entries: readonly (readonly [string, Value])[], { at }: Value): Value {
  return object(new Map(entries.map(([key, value]): [string, Entry] => [key, { key: undefined, value }])), at);
}
