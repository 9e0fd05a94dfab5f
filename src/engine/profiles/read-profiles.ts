import type { DeclaredProfile } from '../../fargate/profiles/declared-profile.ts';
import { profilesOfDocument } from '../../fargate/profiles/declared-profiles.ts';
import { showText, unresolvedOf } from '../../fargate/profiles/profile.ts';
import { isTerraformFile } from '../../hcl/file-names.ts';
import { Place } from '../../kubernetes/place.ts';
import { decodeText } from '../../source/encoding.ts';
import { createSourceFile } from '../../source/source-file.ts';
import { formatLine } from '../../source/span.ts';
import { parseFile } from '../../yaml/parse.ts';

/** What a file that is said to hold Fargate profiles came to. */
export interface ProfileFile {
  readonly profiles: readonly DeclaredProfile[];
  /** Why the file cannot be relied on: `path:line: reason`. Without one there is a profile at least. */
  readonly problems: readonly string[];
  /** What of the profiles is not known from the file, in sentences. */
  readonly notes: readonly string[];
}

const FORMATS =
  'eksctl ClusterConfigs, CloudFormation templates, directories of Terraform, the JSON of terraform show, *.tf.json files, Pulumi programs in YAML and exported stacks, the output of aws eks describe-fargate-profile, ACK and Crossplane objects, and lists of name and selectors';

/** Reads Fargate profiles from a file of any of the formats that declare them. Never throws for what it holds. */
export function readProfiles(path: string, content: Uint8Array | string): ProfileFile {
  const decoded = typeof content === 'string' ? { text: content } : decodeText(content);
  if ('problem' in decoded) return failed([`${path}:${decoded.problem.line}: ${decoded.problem.message}`]);
  const file = createSourceFile(path, decoded.text);
  const { documents, problems } = parseFile(file);
  const lineOf = (offset: number) => file.position(offset).line;
  if (/\.(tf|hcl)$/.test(path)) return failed([`${path}: ${TERRAFORM_HINT}`]);
  if (problems.length > 0) {
    return failed(problems.map(({ message, range }) => `${path}:${lineOf(range.start)}: ${message}`));
  }
  const profiles = documents.flatMap(profilesOfDocument);
  if (profiles.length === 0) return failed([`${path}: ${reasonForNone(documents.map(Place.root))}`]);
  return checkProfiles(profiles);
}

/** Profiles, whatever they were read from, with what is wrong with them. */
export function checkProfiles(profiles: readonly DeclaredProfile[]): ProfileFile {
  return { profiles, problems: profiles.flatMap(faultsOf), notes: profiles.flatMap(noteOf) };
}

const TERRAFORM_HINT = 'Terraform is read by directory; give that, or what terraform show -json prints.';

function reasonForNone(roots: readonly Place[]): string {
  if (roots.some((root) => root.at('fargateProfileNames').isSequence)) {
    return 'these are names only; aws eks describe-fargate-profile prints the selectors.';
  }
  if (roots.some((root) => root.at('terraform_version').exists && root.at('resources').isSequence)) {
    return 'this is the state itself; give what terraform show -json prints.';
  }
  return `there are no Fargate profiles in it. Known are ${FORMATS}.`;
}

/** Without these a pod could pass for one on EC2 because its profile was not understood. */
function faultsOf({ name, declared, selectors, selectorList, typeMismatches }: DeclaredProfile): string[] {
  const faults = [
    ...typeMismatches.map(({ at, field, expected }) => ({ at, reason: `${field} must be ${expected}.` })),
    ...(name === '' ? [{ at: declared, reason: 'a Fargate profile without name.' }] : []),
    ...(selectors.length === 0 && typeMismatches.length === 0
      ? [{ at: selectorList.exists ? selectorList : declared, reason: `profile ${showText(name)} has no selectors.` }]
      : []),
    ...selectors
      .filter(({ namespace }) => namespace === '' && typeMismatches.length === 0)
      .map(({ place }) => ({ at: place, reason: `a selector of profile ${showText(name)} has no namespace.` })),
  ];
  return faults.map(({ at, reason }) => `${formatLine(at)}: ${reason}`);
}

/** A name that is not known keeps no pod from being selected. */
function noteOf(profile: DeclaredProfile): string[] {
  const open = unresolvedOf(profile);
  if (open.every(({ why }) => why === profile.name)) return [];
  const list = open.map(({ what, why }) => `${what} (${why.reason})`).join(', ');
  return [
    `${formatLine(profile.declared)}: not all is known of Fargate profile ${showText(profile.name)}: ${list}. Pods that it may select count as meant for Fargate.${exactWay(profile)}`,
  ];
}

/** Only Terraform itself knows what its own files leave open. */
function exactWay({ declared }: DeclaredProfile): string {
  return isTerraformFile(declared.file.path) ? ' What terraform show -json prints of a plan says all of it.' : '';
}

function failed(problems: readonly string[]): ProfileFile {
  return { profiles: [], problems, notes: [] };
}
