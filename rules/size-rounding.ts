import { formatCost } from '../src/fargate/sizes/cost.ts';
import { type Prices, pricesFor } from '../src/fargate/sizes/prices.ts';
import { type SizeSaving, sizeSavingOf } from '../src/fargate/sizes/size-saving.ts';
import { capacities, formatSaved, formatSize, OVERHEAD_MIB, SMALLEST_SIZE } from '../src/fargate/sizes/sizes.ts';
import type { Pod } from '../src/kubernetes/pod.ts';
import { formatBytes, formatCpu, type Quantity, ZERO } from '../src/kubernetes/requests/quantity.ts';
import { explainRequest } from '../src/kubernetes/requests/request-parts.ts';
import { type RequestReduction, reductionOf, replacementsFor } from '../src/kubernetes/requests/request-reductions.ts';
import { defineRule, type Note, type Suggestion } from '../src/rule.ts';

export default defineRule({
  id: 'size-rounding',
  description: 'Disallow requests slightly above a cheaper size, or far below the smallest',
  category: 'cost',
  severity: 'warn',
  evidence: 'documented',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-configuration.html',
    'https://aws.amazon.com/fargate/pricing/',
  ],
  messages: {
    rounded: 'Request {cuts} to save {saving}',
    floor: 'Requests are far below the smallest size, {size}, which is billed anyway',
  },
  help: 'Lower the request if the container does not need it; far below the smallest size, let one pod do the work of several.',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      margin: {
        description: "Largest reduction to suggest, as a part of the pod's request for a resource.",
        type: 'number',
        minimum: 0,
        maximum: 0.5,
        default: 0.15,
      },
      floor: {
        description:
          'Report a pod that requests less than this part of the smallest size, in CPU and memory; 0 to report none.',
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
  const { reductions, saved, cheaper, size } = saving;
  const [first, ...others] = reductions;
  const data = {
    cuts: reductions.map(describeReduction).join(' and '),
    saving: formatCost(saved, pod, prices) ?? formatSaved(saved),
  };
  const notes = [
    { text: `requests ${describeRequests(pod)}; Fargate adds ${OVERHEAD_MIB} MiB` },
    { text: `size ${formatSize(cheaper)} instead of ${formatSize(size)}` },
    ...reductions.flatMap(noteSource),
    ...others.map((each) => ({ at: each.part.place, text: describeReduction(each) })),
  ];
  return { message: 'rounded', at: first.part.place, data, notes, suggest: suggestionFor(reductions) } as const;
}

function floor(pod: Pod, prices: Prices | undefined) {
  const cost = formatCost(SMALLEST_SIZE, pod, prices);
  const notes = [
    { text: `requests ${describeRequests(pod)}` },
    ...(cost === undefined ? [] : [{ text: `${formatSize(SMALLEST_SIZE)} costs ${cost}` }]),
    { at: explainRequest(pod, 'memory').at, text: 'memory requested here' },
  ];
  return {
    message: 'floor',
    at: explainRequest(pod, 'cpu').at,
    data: { size: formatSize(SMALLEST_SIZE) },
    notes,
  } as const;
}

/** `250m CPU and 512 MiB of memory`. */
function describeRequests({ resources: { cpu, memory } }: Pod): string {
  return [
    ...(cpu > ZERO ? [`${formatCpu(cpu)} CPU`] : []),
    ...(memory > ZERO ? [`${formatBytes(memory)} of memory`] : []),
  ].join(' and ');
}

/** A pod without one of the two requests may need any amount of it. */
function isFarBelowSmallest({ resources: { cpu, memory } }: Pod, part: number): boolean {
  const isFarBelow = (amount: Quantity, capacity: Quantity) =>
    amount > ZERO && Number(amount) < Number(capacity) * part;
  const [smallest] = capacities();
  return isFarBelow(cpu, smallest.cpu) && isFarBelow(memory, smallest.memory);
}

/** `24 MiB less in app`. */
function describeReduction(reduction: RequestReduction): string {
  const { name, part } = reduction;
  const amount = reductionOf(reduction);
  return `${name === 'cpu' ? `${formatCpu(amount)} CPU` : formatBytes(amount)} less in ${part.quotedWho}`;
}

function noteSource({ part: { who, said } }: RequestReduction): Note[] {
  if (said?.requestFrom === 'limit') return [{ text: `${who}: the limit is also the request` }];
  return said?.requestFrom === 'limitRange' ? [{ text: `${who}: the request comes from a LimitRange` }] : [];
}

/** Only for requests that the manifest itself contains. */
function suggestionFor(reductions: SizeSaving['reductions']): Suggestion[] {
  const written = reductions.map((reduction) => ({ reduction, replacements: replacementsFor(reduction) }));
  if (written.some(({ replacements }) => replacements.length === 0)) return [];
  const titles = written.map(({ reduction: { name, part }, replacements }) => {
    const unit = name === 'cpu' ? 'CPU' : 'of memory';
    return `${replacements[0]?.value} ${unit} in ${part.who}`;
  });
  return [
    {
      title: `Request ${titles.join(' and ')}`,
      place: reductions[0].part.place,
      intents: written.flatMap(({ replacements }) =>
        replacements.map(({ at, value }) => ({ type: 'replace' as const, path: at.path, value })),
      ),
    },
  ];
}
