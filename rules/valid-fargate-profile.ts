import type { DeclaredProfile, DeclaredSelector } from '../src/fargate/profiles/declared-profile.ts';
import { profilesByCluster } from '../src/fargate/profiles/group.ts';
import { describeSelector } from '../src/fargate/profiles/near-miss.ts';
import { showText } from '../src/fargate/profiles/profile.ts';
import { type Shadow, shadowedSelectors } from '../src/fargate/profiles/shadow.ts';
import { PROFILE_LABEL } from '../src/fargate/scheduling/node-labels.ts';
import type { Manifests } from '../src/kubernetes/manifests.ts';
import type { Place } from '../src/kubernetes/place.ts';
import { defineRule, type RuleContext } from '../src/rule.ts';

const messages = {
  profiles: '{cluster} declares {count} Fargate profiles, and a cluster takes {most} unless AWS has raised the quota.',
  selectors: '{profile} has {count} selectors, and a profile takes {most} unless AWS has raised the quota.',
  labels: 'This selector has {count} labels, and a selector takes {most} unless AWS has raised the quota.',
  noSelectors: '{profile} has no selectors: it selects nothing, and EKS refuses it.',
  noNamespace: 'This selector has no namespace, without which EKS refuses it.',
  noName: 'This Fargate profile has no name.',
  reservedName: 'A name that begins with eks- is reserved for AWS: {profile} is refused.',
  type: '{field} must be {expected}: the profile is refused, and what it selects cannot be told.',
  shadowed: {
    text: 'No pod comes to {profile} by this selector: {other}, first in alphanumeric order, takes everything in {selector}.',
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
  help: 'Keep to what the AWS page on Fargate profiles allows; wildcards (* and ?) often make several selectors one.',
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
      for (const { at, field, expected } of profile.misfits) {
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
  const { name, declared, selectors, selectorList: at, misfits } = declaration;
  const profile = `Profile ${showText(name)}`;
  const count = selectors.filter(({ isOpen }) => !isOpen).length;
  if (selectors.length === 0 && misfits.length === 0)
    report({ message: 'noSelectors', at: at.exists ? at : declared, data: { profile } });
  if (count > maxSelectors) report({ message: 'selectors', at, data: { profile, count, most: maxSelectors } });
  for (const { place, labelsPlace, namespace } of selectors) {
    const labels = labelsPlace.items().length + labelsPlace.entries().length;
    if (labels > maxLabels) report({ message: 'labels', at: labelsPlace, data: { count: labels, most: maxLabels } });
    if (namespace === '' && !misfits.some(({ at: misfit }) => isWithin(misfit, place))) {
      report({ message: 'noNamespace', at: place });
    }
  }
}

function checkCount(profiles: readonly DeclaredProfile[], { report, options: { maxProfiles } }: Context): void {
  const excess = profiles[maxProfiles];
  if (!excess) return;
  const cluster = excess.cluster ? `Cluster ${excess.cluster}` : 'The cluster';
  report({ message: 'profiles', at: excess.declared, data: { cluster, count: profiles.length, most: maxProfiles } });
}

/** Two profiles alike are a way to spread pods over subnets; then pods name theirs. */
function checkShadow({ profile, selector, by, bySelector }: Shadow, { report, manifests }: Context): void {
  if (isPinned(profile, manifests)) return;
  const data = { profile: showText(profile.name), other: showText(by.name), selector: describeSelector(bySelector) };
  const notes = [{ at: placeOf(bySelector), text: `takes them for ${showText(by.name)}` }];
  report({ message: 'shadowed', at: placeOf(selector), data, notes });
}

function isPinned({ name }: DeclaredProfile, { pods }: Manifests): boolean {
  return pods.some(({ labels }) => labels[PROFILE_LABEL] === name);
}

function placeOf({ place }: DeclaredSelector): Place {
  const namespace = [place.at('namespace'), place.at('Namespace')].find(({ exists }) => exists);
  return namespace ?? place;
}

function isWithin(inner: Place, outer: Place): boolean {
  return outer.path.every((step, index) => inner.path[index] === step);
}
