import type { Report } from '../../engine/findings/report.ts';
import { type Host, reasonOf } from '../../engine/host.ts';
import { type ProfileFile, readProfiles } from '../../engine/reading/read-profiles.ts';
import { candidateOf, selectProfile } from '../../fargate/profiles/match.ts';
import type { FargateProfile } from '../../fargate/profiles/profile.ts';
import { optsOut } from '../../fargate/scheduling/placement.ts';
import { repositoryFiles } from '../../host/repository-files.ts';
import type { Pod } from '../../kubernetes/pod.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../settings.ts';
import { directoryOf } from '../../source/paths.ts';

export interface ProfileArguments {
  readonly profileFiles: readonly string[];
  readonly settings: Partial<Settings>;
}

/** What --profiles and the settings come to together. Reads nothing when there is nothing to read. */
export async function settingsWithProfiles(
  args: ProfileArguments,
  host: Host,
  cwd: string,
): Promise<ProfileFile & { settings: Partial<Settings> }> {
  const files = await readProfileFiles(host, cwd, args.profileFiles);
  const isGiven = args.profileFiles.length > 0;
  return { ...files, settings: isGiven ? { ...args.settings, profiles: files.profiles } : args.settings };
}

/** Reads the files of --profiles; what is wrong with any of them is among the problems. */
async function readProfileFiles(host: Host, cwd: string, paths: readonly string[]): Promise<ProfileFile> {
  const files = await Promise.all(paths.map((path) => readProfileFile(host, cwd, path.replaceAll('\\', '/'))));
  return {
    profiles: files.flatMap(({ profiles }) => profiles),
    problems: files.flatMap(({ problems }) => problems),
    notes: files.flatMap(({ notes }) => notes),
  };
}

async function readProfileFile(host: Host, cwd: string, path: string): Promise<ProfileFile> {
  try {
    if (!path.endsWith('.tf') && host.locate(path) !== undefined) return readProfiles(path, host.read(path));
    // What evaluates Terraform is loaded only for it.
    const { isTerraform, readTerraformProfiles } = await import('../../engine/reading/read-terraform-profiles.ts');
    const { read, names = () => [] } = repositoryFiles(host, cwd, [`${path}/.`]);
    if (isTerraform(path, { names })) return readTerraformProfiles(path, { read, names });
    return readProfiles(path, host.read(path));
  } catch (error) {
    return { profiles: [], problems: [`${path}: ${reasonOf(error)}`], notes: [] };
  }
}

/** What is to be said of profiles after a run. */
export function profileNotes(report: Report, settings: Partial<Settings>): string[] {
  return [unusedProfilesNote(report, settings), unnamedNamespaceNote(report, settings)].filter(
    (note) => note !== undefined,
  );
}

/** When files read declare profiles that were not passed; undefined when there are no pods to ask about. */
function unusedProfilesNote({ declaredProfiles, workloads }: Report, settings: Partial<Settings>): string | undefined {
  const [first, ...others] = new Set(declaredProfiles.map(({ declared }) => sourceOf(declared.document.file.path)));
  if (settings.profiles || first === undefined || workloads.length === 0) return undefined;
  const rest = others.length === 1 ? ' and 1 more file' : ` and ${others.length} more files`;
  const subject = others.length === 0 ? `${first} declares` : `${first}${rest} declare`;
  return `${subject} Fargate profiles. Add --profiles ${quote(first)} to judge only the pods that they select.`;
}

/** What to give to --profiles: of Terraform the directory, in which it is run. */
function sourceOf(path: string): string {
  return path.endsWith('.tf') ? directoryOf(path) : path;
}

/**
 * When pods passed for ones on EC2 in the default namespace although profiles would select them in
 * another; undefined when a namespace was given, and meant.
 */
function unnamedNamespaceNote({ workloads }: Report, settings: Partial<Settings>): string | undefined {
  const { profiles, namespace } = settings;
  if (!profiles || namespace !== undefined) return undefined;
  const count = workloads.filter(({ pod, runsOn }) => {
    const isNamed = pod.workload.place.at('metadata', 'namespace').exists;
    return runsOn === 'ec2' && !isNamed && !optsOut(pod) && isSelectableElsewhere(pod, profiles);
  }).length;
  if (count === 0) return undefined;
  const [subject, object] = count === 1 ? ['1 workload names', 'it'] : [`${count} workloads name`, 'them'];
  return `${subject} no namespace, and no Fargate profile selects ${object} in ${DEFAULT_SETTINGS.namespace}. Render first, or give --namespace.`;
}

/** A namespace that is still to be filled in may become any. */
function isSelectableElsewhere(pod: Pod, profiles: readonly FargateProfile[]): boolean {
  return selectProfile({ ...candidateOf(pod), namespace: '{{ namespace }}' }, profiles).outcome !== 'no';
}

function quote(path: string): string {
  return /^[\w./@:+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
