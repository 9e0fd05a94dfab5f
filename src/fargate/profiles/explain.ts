import type { Pod } from '../../kubernetes/pod.ts';
import { isDaemonSet } from '../scheduling/daemon-sets.ts';
import { COMPUTE_TYPE, PROFILE_LABEL } from '../scheduling/node-labels.ts';
import { excludesFargateNodes } from '../scheduling/node-selection.ts';
import { optsOut, placementOf } from '../scheduling/placement.ts';
import { candidateOf, explainProfile, type LabelMatch, type ProfileMatch, type SelectorMatch } from './match.ts';
import { describeFailure, describeSelector } from './near-miss.ts';
import { type FargateProfile, isUnresolved, type ProfileText, patternOf, showText } from './profile.ts';

/** Why a pod does or does not go to Fargate, line by line: the outcome, what decides it, and every selector. */
export function explainPlacement(pod: Pod, profiles: readonly FargateProfile[] | null): string[] {
  const { runsOn, profile } = placementOf(pod, profiles);
  const by = profile === null ? '' : `, by profile ${profile}`;
  const outcome = runsOn === 'ec2' ? 'Does not go to Fargate.' : `Goes to Fargate${by}.`;
  return [outcome, ...reasons(pod, profiles)];
}

function reasons(pod: Pod, profiles: readonly FargateProfile[] | null): string[] {
  if (optsOut(pod)) return [`The annotation ${COMPUTE_TYPE}: ${pod.annotations[COMPUTE_TYPE]} keeps it off.`];
  if (isDaemonSet(pod)) {
    return excludesFargateNodes(pod.spec)
      ? ['It is a DaemonSet whose node selection excludes Fargate nodes.']
      : ['It is a DaemonSet, and no Fargate profile takes the pods of one.'];
  }
  if (profiles === null) return ['No profiles are known, so every pod counts as meant for Fargate.'];
  const pin = pod.labels[PROFILE_LABEL];
  return [
    `Its pods are in the namespace ${pod.namespace}, with ${describeLabels(pod)}.`,
    ...(pin === undefined ? [] : [`The label ${PROFILE_LABEL} leaves the choice to profile ${pin}.`]),
    ...profiles.flatMap((profile) => linesOf(explainProfile(candidateOf(pod), profile), pin)),
  ];
}

function describeLabels({ labels, complete }: Pod): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  const written =
    pairs.length === 0 ? 'no labels' : `the ${pairs.length === 1 ? 'label' : 'labels'} ${pairs.join(', ')}`;
  return complete ? written : `${written} and maybe others (this is part of an object)`;
}

function linesOf({ profile, outcome, selectors }: ProfileMatch, pin: string | undefined): string[] {
  const passedOver = pin !== undefined && patternOf(profile.name) !== pin && !isUnresolved(profile.name);
  const verdict = passedOver ? 'passed over' : { yes: 'selects it', no: 'does not', maybe: 'may select it' }[outcome];
  const condition = profile.condition ? [`  ${profile.condition.reason}`] : [];
  return [`profile ${showText(profile.name)}: ${verdict}`, ...condition, ...selectors.map(lineOf)];
}

function lineOf({ selector, outcome, namespace, labels }: SelectorMatch): string {
  const marker = { yes: '+', no: '-', maybe: '?' }[outcome];
  return `  ${marker} ${describeSelector(selector)}: ${whyOf(outcome, namespace, labels, selector.namespace)}`;
}

function whyOf(
  outcome: SelectorMatch['outcome'],
  namespace: SelectorMatch['outcome'],
  labels: readonly LabelMatch[],
  wanted: ProfileText,
): string {
  if (outcome === 'yes') return 'matches';
  if (namespace === 'no') return 'another namespace';
  const failing = labels.filter((label) => label.outcome === outcome);
  if (outcome === 'no') return `wants ${failing.map(describeFailure).join(', and ')}`;
  const open = [wanted, ...failing.map(({ value }) => value)].filter(isUnresolved);
  return open.map(({ reason }) => reason).join('; ') || 'depends on what is filled in or added later';
}
