import { type Host, type RepositoryFiles, reasonOf } from '../engine/host.ts';
import { type ProfileFile, readProfiles } from '../engine/profiles/read-profiles.ts';
import { isTerraformFile } from '../hcl/file-names.ts';

/**
 * Reads the profiles in files, and in directories of Terraform.
 *
 * @param filesAround what modules of a directory may be made of
 */
export async function readProfileFiles(
  paths: readonly string[],
  host: Pick<Host, 'read' | 'locate'>,
  filesAround: (path: string) => RepositoryFiles,
): Promise<ProfileFile> {
  const files = await Promise.all(paths.map((path) => readOne(path.replaceAll('\\', '/'), host, filesAround)));
  return {
    profiles: files.flatMap(({ profiles }) => profiles),
    problems: files.flatMap(({ problems }) => problems),
    notes: files.flatMap(({ notes }) => notes),
  };
}

async function readOne(
  path: string,
  host: Pick<Host, 'read' | 'locate'>,
  filesAround: (path: string) => RepositoryFiles,
): Promise<ProfileFile> {
  try {
    if (!isTerraformFile(path) && host.locate(path) !== undefined) return readProfiles(path, host.read(path));
    // What evaluates Terraform is loaded only for it.
    const { isTerraform, readTerraformProfiles } = await import('../engine/profiles/read-terraform-profiles.ts');
    const { read, names = () => [] } = filesAround(path);
    if (isTerraform(path, { names })) return readTerraformProfiles(path, { read, names });
    return readProfiles(path, host.read(path));
  } catch (error) {
    return { profiles: [], problems: [`${path}: ${reasonOf(error)}`], notes: [] };
  }
}
