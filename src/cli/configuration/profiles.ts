import type { Report } from '../../engine/findings/report.ts';
import type { Host } from '../../engine/host.ts';
import type { ProfileFile } from '../../engine/profiles/read-profiles.ts';
import { candidateOf, selectProfile } from '../../fargate/profiles/match.ts';
import type { FargateProfile } from '../../fargate/profiles/profile.ts';
import { optsOut } from '../../fargate/scheduling/placement.ts';
import { isTerraformFile } from '../../hcl/file-names.ts';
import { repositoryFiles } from '../../host/repository-files.ts';
import type { Pod } from '../../kubernetes/pod.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../settings.ts';
import { directoryOf } from '../../text/paths.ts';

export interface ProfileArguments {
  readonly profileFiles: readonly string[];
  readonly settings: Partial<Settings>;
}

/** The settings with the profiles of --profiles. Reads nothing without them. */
export async function settingsWithProfiles(
  args: ProfileArguments,
  host: Host,
  cwd: string,
): Promise<ProfileFile & { settings: Partial<Settings> }> {
  const { profileFiles, settings } = args;
  if (profileFiles.length === 0) return { profiles: [], problems: [], notes: [], settings };
  const { readProfileFiles } = await import('../../project/profile-files.ts');
  const files = await readProfileFiles(profileFiles, host, (path) => repositoryFiles(host, cwd, [`${path}/.`]));
  return { ...files, settings: { ...settings, profiles: files.profiles } };
}

/** Messages about profiles, after a run. */
export function profileNotes(report: Report, settings: Partial<Settings>): string[] {
  return [unusedProfilesNote(report, settings), unnamedNamespaceNote(report, settings)].filter(
    (note) => note !== undefined,
  );
}

/** When the linted files define profiles that are not used. */
function unusedProfilesNote({ declaredProfiles, workloads }: Report, settings: Partial<Settings>): string | undefined {
  const [first, ...others] = new Set(declaredProfiles.map(({ declared }) => sourceOf(declared.document.file.path)));
  if (settings.profiles || first === undefined || workloads.length === 0) return undefined;
  const rest = others.length === 1 ? ' and 1 more file' : ` and ${others.length} more files`;
  const subject = others.length === 0 ? `${first} defines` : `${first}${rest} define`;
  return `${subject} Fargate profiles; to check only the pods they select: --profiles ${quote(first)}`;
}

/** The value for --profiles; for Terraform its directory. */
function sourceOf(path: string): string {
  return isTerraformFile(path) ? directoryOf(path) : path;
}

/** When pods count as running on EC2 in the default namespace, though profiles would select them in another one. */
function unnamedNamespaceNote({ workloads }: Report, settings: Partial<Settings>): string | undefined {
  const { profiles, namespace } = settings;
  if (!profiles || namespace !== undefined) return undefined;
  const count = workloads.filter(({ pod, runsOn }) => {
    const isNamed = pod.workload.place.at('metadata', 'namespace').exists;
    return runsOn === 'ec2' && !isNamed && !optsOut(pod) && isSelectableElsewhere(pod, profiles);
  }).length;
  if (count === 0) return undefined;
  const [subject, object] = count === 1 ? ['1 workload has', 'it'] : [`${count} workloads have`, 'them'];
  return `${subject} no namespace, and no Fargate profile selects ${object} in ${DEFAULT_SETTINGS.namespace}; set --namespace, or render first`;
}

/** A namespace that is filled in later may be any. */
function isSelectableElsewhere(pod: Pod, profiles: readonly FargateProfile[]): boolean {
  return selectProfile({ ...candidateOf(pod), namespace: '{{ namespace }}' }, profiles).outcome !== 'no';
}

function quote(path: string): string {
  return /^[\w./@:+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
