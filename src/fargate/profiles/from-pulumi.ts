import type { Place } from '../../kubernetes/place.ts';
import type { DeclaredProfile } from './declared-profile.ts';
import { plainProfile } from './plain-profile.ts';
import { plainText } from './plain-text.ts';
import type { ProfileText } from './profile.ts';

/** The full name of the type, and the short one that Pulumi YAML takes too. */
const TYPES: ReadonlySet<unknown> = new Set(['aws:eks/fargateProfile:FargateProfile', 'aws:eks:FargateProfile']);

/**
 * The Fargate profiles of a Pulumi program in YAML, and of what `pulumi stack export` prints. Sources (read 2026-11):
 * https://www.pulumi.com/registry/packages/aws/api-docs/eks/fargateprofile/,
 * https://www.pulumi.com/docs/iac/languages-sdks/yaml/yaml-language-reference/,
 * https://www.pulumi.com/docs/iac/cli/commands/pulumi_stack_export/.
 */
export function profilesOfPulumi(root: Place): DeclaredProfile[] {
  const written = root.at('resources').entries();
  const deployed = root.at('deployment', 'resources').items();
  return [
    ...written
      .filter(([, resource]) => TYPES.has(resource.at('type').value))
      .map(([, resource]) => profileOf(resource, resource.at('properties'))),
    ...deployed
      .filter((resource) => TYPES.has(resource.at('type').value) && resource.at('delete').value !== true)
      .map((resource) => profileOf(resource, stateOf(resource))),
  ];
}

/** Outputs are what AWS said; there are none before the profile is made. */
function stateOf(resource: Place): Place {
  const outputs = resource.at('outputs');
  return outputs.at('selectors').exists ? outputs : resource.at('inputs');
}

function profileOf(entry: Place, properties: Place): DeclaredProfile {
  const name = properties.at('fargateProfileName');
  const selectors = properties.at('selectors');
  const profile = plainProfile({
    source: 'pulumi',
    entry,
    name,
    selectors,
    cluster: properties.at('clusterName'),
    read: pulumiText,
  });
  if (name.exists) return profile;
  return { ...profile, name: { pattern: '*', reason: 'Pulumi makes up its name', at: entry } };
}

/** What functions (`fn::join`) and secrets of a stack come to is known to Pulumi only. */
function pulumiText(place: Place): ProfileText {
  const [key, ...others] = place.keys();
  const isCall = key?.startsWith('fn::') && others.length === 0;
  if (isCall) return { pattern: '*', reason: `${key} is known to Pulumi only`, at: place };
  if (key === SECRET_KEY || others.includes(SECRET_KEY)) {
    return { pattern: '*', reason: 'it is a secret of the stack', at: place };
  }
  return plainText(place);
}

/** Source: https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/sig/sig.go (read 2026-11). */
const SECRET_KEY = '4dabf18193072939515e22adb298388d';
