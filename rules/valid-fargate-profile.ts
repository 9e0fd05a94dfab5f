import type { DeclaredProfile, DeclaredSelector } from '../src/fargate/profiles/declared-profile.ts';
import { profilesByCluster } from '../src/fargate/profiles/group.ts';
import { describeSelector } from '../src/fargate/profiles/near-miss.ts';
import { showText } from '../src/fargate/profiles/profile.ts';
import { type Shadow, shadowedSelectors } from '../src/fargate/profiles/shadow.ts';
import { PROFILE_LABEL } from '../src/fargate/scheduling/node-labels.ts';
import type { Manifests } from '../src/kubernetes/manifests.ts';
import { memoize } from '../src/kubernetes/memoize.ts';
import type { Place } from '../src/kubernetes/place.ts';
import { defineRule, type RuleContext } from '../src/rule.ts';

const messages = {
  profiles: '{cluster} has {count} Fargate profiles; the quota is {max}',
  selectors: '{profile} has {count} selectors; the quota is {max}',
  labels: 'This selector has {count} labels; the quota is {max}',
  noSelectors: '{profile} has no selectors; EKS rejects it',
  noNamespace: 'This selector is missing its namespace; EKS rejects the profile',
  noName: 'This Fargate profile is missing its name',
  reservedName: 'Profile names with the prefix `eks-` are reserved for AWS; EKS rejects `{profile}`',
  type: '`{field}` must be {expected}; EKS rejects the profile',
  shadowed: {
    text: 'This selector never matches: profile `{other}`, first alphabetically, takes its pods',
    severity: 'warn',
  },
} as const;

interface Options {
  readonly maxProfiles: number;
  readonly maxSelectors: number;
  readonly maxLabels: number;
}

type Context = RuleContext<typeof messages, Options>;

export default defineRule<typeof messages, Options>({
  id: 'valid-fargate-profile',
  description: 'Require Fargate profiles that EKS accepts and that can select something',
  category: 'cluster',
  severity: 'error',
  evidence: 'documented',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html',
    'https://eksctl.io/usage/fargate-support/',
  ],
  messages,
  help: 'Follow the AWS page on Fargate profiles; a wildcard (`*` or `?`) can replace several selectors.',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      maxProfiles: { description: 'Profiles in a cluster.', default: 10, type: 'integer', minimum: 1 },
      maxSelectors: { description: 'Selectors in a profile.', default: 5, type: 'integer', minimum: 1 },
      maxLabels: { description: 'Labels in a selector.', default: 5, type: 'integer', minimum: 1 },
    },
  },

  set(context) {
    for (const profile of context.declaredProfiles) {
      checkName(profile, context);
      checkSelectors(profile, context);
      for (const { at, field, expected } of profile.typeMismatches) {
        context.report({ message: 'type', at, data: { field, expected } });
      }
    }
    for (const profiles of profilesByCluster(context.declaredProfiles)) {
      checkCount(profiles, context);
      for (const shadow of shadowedSelectors(profiles)) checkShadow(shadow, context);
    }
  },
});

function checkName({ name, declared }: DeclaredProfile, { report }: Context): void {
  if (name === '') report({ message: 'noName', at: declared });
  else if (typeof name === 'string' && name.startsWith('eks-')) {
    report({ message: 'reservedName', at: declared, data: { profile: name } });
  }
}

function checkSelectors(declaration: DeclaredProfile, { report, options: { maxSelectors, maxLabels } }: Context): void {
  const { name, declared, selectors, selectorList: at, typeMismatches } = declaration;
  const profile = `Profile \`${showText(name)}\``;
  const count = selectors.filter(({ isOpen }) => !isOpen).length;
  if (selectors.length === 0 && typeMismatches.length === 0)
    report({ message: 'noSelectors', at: at.exists ? at : declared, data: { profile } });
  if (count > maxSelectors)
    report({
      message: 'selectors',
      at,
      data: { profile, count, max: maxSelectors },
      notes: [noteQuota('maxSelectors')],
    });
  for (const { place, labelsPlace, namespace } of selectors) {
    const labels = labelsPlace.items().length + labelsPlace.entries().length;
    if (labels > maxLabels) {
      const data = { count: labels, max: maxLabels };
      report({ message: 'labels', at: labelsPlace, data, notes: [noteQuota('maxLabels')] });
    }
    if (namespace === '' && !typeMismatches.some(({ at: typeMismatch }) => isWithin(typeMismatch, place))) {
      report({ message: 'noNamespace', at: place });
    }
  }
}

function checkCount(profiles: readonly DeclaredProfile[], { report, options: { maxProfiles } }: Context): void {
  const excess = profiles[maxProfiles];
  if (!excess) return;
  const cluster = excess.cluster ? `Cluster \`${excess.cluster}\`` : 'The cluster';
  const data = { cluster, count: profiles.length, max: maxProfiles };
  report({ message: 'profiles', at: excess.declared, data, notes: [noteQuota('maxProfiles')] });
}

function noteQuota(option: keyof Options) {
  return { text: `if AWS has raised the quota, set the option ${option}` };
}

/** Equal profiles can spread pods over subnets; then pods name theirs. */
function checkShadow({ profile, selector, by, bySelector }: Shadow, { report, manifests }: Context): void {
  if (isPinned(profile, manifests)) return;
  const other = showText(by.name);
  const notes = [{ at: placeOf(bySelector), text: `profile ${other} selects ${describeSelector(bySelector)}` }];
  report({ message: 'shadowed', at: placeOf(selector), data: { other }, notes });
}

function isPinned({ name }: DeclaredProfile, manifests: Manifests): boolean {
  return typeof name === 'string' && pinnedProfiles(manifests).has(name);
}

const pinnedProfiles = memoize(({ pods }: Manifests) => new Set(pods.map(({ labels }) => labels[PROFILE_LABEL])));

function placeOf({ place }: DeclaredSelector): Place {
  const namespace = [place.at('namespace'), place.at('Namespace')].find(({ exists }) => exists);
  return namespace ?? place;
}

function isWithin(inner: Place, outer: Place): boolean {
  return outer.path.every((step, index) => inner.path[index] === step);
}
