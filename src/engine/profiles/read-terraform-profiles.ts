import { profilesOfDocument } from '../../fargate/profiles/declared-profiles.ts';
import { isTerraformFile } from '../../hcl/file-names.ts';
import { ModuleLibrary, type ModuleReader } from '../../hcl/module/module-files.ts';
import { readTerraform } from '../../hcl/terraform.ts';
import { formatSpan } from '../../source/span.ts';
import { directoryOf, joinPath } from '../../text/paths.ts';
import { checkProfiles, type ProfileFile, readProfiles } from './read-profiles.ts';

/** Whether a path names Terraform's own files: one of them, or a directory that holds some. */
export function isTerraform(path: string, { names }: Pick<ModuleReader, 'names'>): boolean {
  return isTerraformFile(path) || names(path).some((name) => /\.tf(?:\.json)?$/.test(name));
}

/**
 * Reads the Fargate profiles of a directory as Terraform would when it is run there; a file stands for its directory.
 * Never throws for what it holds.
 *
 * @param path posix, relative to the working directory
 */
export function readTerraformProfiles(path: string, reader: ModuleReader): ProfileFile {
  const directory = isTerraformFile(path) ? directoryOf(path) : joinPath('.', path);
  const { profiles, problems, refusal, foreignModules } = readTerraform(directory, new ModuleLibrary(reader));
  const failures = [
    ...problems.map(({ message, at }) => `${formatSpan(at)}: ${message}`),
    ...(refusal === undefined ? [] : [`${path}: ${refusal}.`]),
  ];
  if (failures.length > 0) return { profiles: [], problems: failures, notes: [] };
  const json = reader.names(directory).filter((name) => name.endsWith('.tf.json'));
  const others = json.flatMap((name) => profilesOfJson(joinPath(directory, name), reader));
  const found = [...(profiles ? profilesOfDocument(profiles) : []), ...others];
  if (found.length > 0) return checkProfiles(found);
  const unread =
    foreignModules.length > 0 ? ` These modules are not in the repository: ${foreignModules.join(', ')}.` : '';
  const reason = `there are no Fargate profiles in it.${unread} What terraform show -json prints of a plan has all of them.`;
  return { profiles: [], problems: [`${path}: ${reason}`], notes: [] };
}

/** A file of Terraform's syntax in JSON may hold anything else. */
function profilesOfJson(path: string, { read }: ModuleReader): ProfileFile['profiles'] {
  const content = read(path);
  return content ? readProfiles(path, content).profiles : [];
}
