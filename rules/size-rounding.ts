import { describeCost } from '../src/fargate/sizes/cost.ts';
import { type Prices, pricesFor } from '../src/fargate/sizes/prices.ts';
import { type SizeSaving, sizeSavingOf } from '../src/fargate/sizes/size-saving.ts';
import { formatSaved, formatSize, OVERHEAD_MIB, rooms, SMALLEST_SIZE } from '../src/fargate/sizes/sizes.ts';
import type { Pod } from '../src/kubernetes/pod.ts';
import { formatBytes, formatCpu, type Quantity, ZERO } from '../src/kubernetes/requests/quantity.ts';
import { type Cut, replacementsFor, takenBy } from '../src/kubernetes/requests/request-cuts.ts';
import { explainRequest } from '../src/kubernetes/requests/request-parts.ts';
import { defineRule, type Suggestion } from '../src/rule.ts';

export default defineRule({
  id: 'size-rounding',
  description: 'Disallow requests that are rounded up to a larger size for little',
  category: 'cost',
  severity: 'warn',
  evidence: 'documented',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-configuration.html',
    'https://aws.amazon.com/fargate/pricing/',
  ],
  messages: {
    rounded:
      'Taking {cuts} saves {saving}: the pod requests {requests}; with {overhead} MiB for Fargate that is a little more than {cheaper}, so it is provisioned at {size}.',
    floor:
      'The pod requests {requests}, and is provisioned at the smallest size, {size}{price}: smaller requests cost no less.',
  },
  help: 'Take off what is named, if the container can do without it. Requests far below the smallest size leave most of it idle: let one pod do the work of several.',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      margin: {
        description: "Most to take off, as a part of the pod's request for a resource.",
        type: 'number',
        minimum: 0,
        maximum: 0.5,
        default: 0.15,
      },
      floor: {
        description:
          'Report a pod that requests less than this part of what the smallest size gives, in CPU and memory; 0 for none.',
        type: 'number',
        minimum: 0,
        maximum: 1,
        default: 0.25,
      },
    },
  },

  pod(pod, { report, options, settings }) {
    if (!pod.complete || !pod.resources.readable) return;
    const saving = sizeSavingOf(pod, options.margin);
    if (saving) report(rounded(saving, pod, pricesFor(settings)));
    else if (isFarBelowSmallest(pod, options.floor)) report(floor(pod, pricesFor(settings)));
  },
});

function rounded(saving: SizeSaving, pod: Pod, prices: Prices | undefined) {
  const { cuts, saved, cheaper, size } = saving;
  const [first, ...others] = cuts;
  const data = {
    requests: describeRequests(pod),
    cuts: cuts.map(describeCut).join(' and '),
    saving: `${formatSaved(saved)}${describeCost(saved, pod, prices)}`,
    overhead: OVERHEAD_MIB,
    cheaper: formatSize(cheaper),
    size: formatSize(size),
  };
  const notes = others.map((cut) => ({ at: cut.part.place, text: `and ${describeCut(cut)}` }));
  return { message: 'rounded', at: first.part.place, data, notes, suggest: suggestionFor(cuts) } as const;
}

function floor(pod: Pod, prices: Prices | undefined) {
  const price = describeCost(SMALLEST_SIZE, pod, prices);
  const data = { requests: describeRequests(pod), size: formatSize(SMALLEST_SIZE), price };
  const notes = [{ at: explainRequest(pod, 'memory').at, text: `${formatBytes(pod.resources.memory)} of memory` }];
  return { message: 'floor', at: explainRequest(pod, 'cpu').at, data, notes } as const;
}

/** `250m CPU and 512 MiB of memory`. */
function describeRequests({ resources: { cpu, memory } }: Pod): string {
  return [
    ...(cpu > ZERO ? [`${formatCpu(cpu)} CPU`] : []),
    ...(memory > ZERO ? [`${formatBytes(memory)} of memory`] : []),
  ].join(' and ');
}

/** A pod that does not say one of the two may need any amount of it. */
function isFarBelowSmallest({ resources: { cpu, memory } }: Pod, part: number): boolean {
  const isFarBelow = (amount: Quantity, room: Quantity) => amount > ZERO && Number(amount) < Number(room) * part;
  const [smallest] = rooms();
  return isFarBelow(cpu, smallest.cpu) && isFarBelow(memory, smallest.memory);
}

const NOTES = {
  manifest: '',
  limit: ' (whose limit is its request)',
  limitRange: ' (whose request a LimitRange gives)',
};

/** `24 MiB off app`. */
function describeCut(cut: Cut): string {
  const { name, part } = cut;
  const amount = name === 'cpu' ? `${formatCpu(takenBy(cut))} CPU` : formatBytes(takenBy(cut));
  return `${amount} off ${part.who}${NOTES[part.said?.requestFrom ?? 'manifest']}`;
}

/** Only what the manifest says itself can be written otherwise. */
function suggestionFor(cuts: SizeSaving['cuts']): Suggestion[] {
  const written = cuts.map((cut) => ({ cut, replacements: replacementsFor(cut) }));
  if (written.some(({ replacements }) => replacements.length === 0)) return [];
  const titles = written.map(({ cut: { name, part }, replacements }) => {
    const unit = name === 'cpu' ? 'CPU' : 'of memory';
    return `${replacements[0]?.value} ${unit} in ${part.who}`;
  });
  return [
    {
      title: `Request ${titles.join(' and ')}`,
      place: cuts[0].part.place,
      intents: written.flatMap(({ replacements }) =>
        replacements.map(({ at, value }) => ({ type: 'replace' as const, path: at.path, value })),
      ),
    },
  ];
}
