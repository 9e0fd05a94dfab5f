import { composeList } from '../../kubernetes/composed-place.ts';
import type { Place } from '../../kubernetes/place.ts';
import type { DeclaredProfile } from './declared-profile.ts';
import { plainProfile } from './plain-profile.ts';
import { plainText } from './plain-text.ts';
import type { Unresolved } from './profile.ts';

/**
 * The `aws_eks_fargate_profile` resources of a Terraform configuration in JSON (`*.tf.json`), as the CDK for Terraform
 * writes it, and of one in its own language, evaluated. Expressions (`${…}`) are known to Terraform only.
 * Source: https://developer.hashicorp.com/terraform/language/syntax/json (read 2026-11).
 */
export function profilesOfTerraformJson(root: Place): DeclaredProfile[] {
  return blocksAt(root.at('resource'))
    .flatMap((types) => blocksAt(types.at('aws_eks_fargate_profile')))
    .flatMap((profiles) => profiles.entries())
    .flatMap(([, written]) => blocksAt(written))
    .map(profileOf);
}

/** A block may be written by itself, or several of them in a list. */
function blocksAt(place: Place): Place[] {
  const blocks = place.isSequence ? place.items() : [place];
  return blocks.filter(({ isMapping }) => isMapping);
}

function profileOf(entry: Place): DeclaredProfile {
  const name = entry.at('fargate_profile_name');
  const selector = entry.at('selector');
  const dynamic = entry.at('dynamic', 'selector');
  const condition = conditionOf(entry);
  const profile = plainProfile({
    source: 'terraform',
    entry,
    name,
    selectors: selector.isMapping ? composeList(selector, [selector]) : selector,
    cluster: entry.at('cluster_name'),
    read: plainText,
  });
  if (!dynamic.exists) return { ...profile, condition };
  const namespace = unknown(dynamic, 'a dynamic block is known to Terraform only');
  const open = { place: dynamic, labelsPlace: dynamic.at('labels'), namespace, isOpen: true };
  return { ...profile, condition, selectors: [...profile.selectors, open] };
}

/** `count` and `for_each` may make none of it. */
function conditionOf(entry: Place): Unresolved | undefined {
  const [made] = ['count', 'for_each'].map((key) => entry.at(key)).filter(({ exists }) => exists);
  return made && unknown(made, made.document.unknownAt?.(made.path) ?? `it depends on ${made.path.at(-1)}`);
}

function unknown(at: Place, reason: string): Unresolved {
  return { pattern: '*', reason, at };
}
