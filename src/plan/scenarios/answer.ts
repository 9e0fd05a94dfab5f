import type { PlannedWorkload, Range, Scenario } from '../plan.ts';
import { COUNTS } from '../range.ts';
import { expectedNodes } from './ec2-side.ts';
import type { ComputedScenario } from './scenarios.ts';

/** The result in a few sentences. “Cheapest” only where it holds at every number of pods, and however full nodes are. */
export function answerOf(
  workloads: readonly PlannedWorkload[],
  scenarios: readonly ComputedScenario[],
  currency: string,
): string[] {
  return [placementSentence(workloads), ...silentSentence(workloads), ...costSentences(scenarios, currency)];
}

function placementSentence(workloads: readonly PlannedWorkload[]): string {
  const counted = workloads.filter(({ reasons }) => !reasons.some(({ id }) => id === 'daemonset'));
  const fit = counted.filter(({ placement }) => placement !== 'ec2');
  const forced = fit.filter(({ edits }) => edits.some(({ effect }) => effect === 'runs')).length;
  const cheaper = fit.filter(({ edits }) => edits.length > 0).length - forced;
  const stay = counted.length - fit.length;
  const all = counted.length === 1 ? 'The only workload' : `All ${counted.length} workloads`;
  if (counted.length === 0) return 'There are only DaemonSets, which stay on EC2.';
  if (fit.length === 0) return `${all} ${counted.length === 1 ? 'stays' : 'stay'} on EC2.`;
  const fits = fit.length === 1 ? 'fits' : 'fit';
  const some = (number: number) => (counted.length === 1 ? '' : `${number} of them `);
  const head = stay === 0 ? `${all} ${fits} Fargate` : `${fit.length} of ${counted.length} workloads ${fits} Fargate`;
  const details = [
    ...(forced > 0 ? [`${some(forced)}only after edits`] : []),
    ...(cheaper > 0 ? [`${some(cheaper)}cheaper after ${cheaper === 1 ? 'an edit' : 'edits'}`] : []),
  ];
  const tail = stay === 0 ? '' : `; ${stay} ${stay === 1 ? 'stays' : 'stay'} on EC2`;
  return `${[head, ...details].join(', ')}${tail}.`;
}

/** What could go if only it said what it needs. */
function silentSentence(workloads: readonly PlannedWorkload[]): string[] {
  const silent = workloads.filter(({ reasons }) => reasons.length === 1 && reasons[0]?.id === 'no-requests').length;
  if (silent === 0) return [];
  const [stay, they] = silent === 1 ? ['stays', 'it requests'] : ['stay', 'they request'];
  return [
    `${silent} ${stay} only because ${they} nothing; --assume-requests plans as if ${silent === 1 ? 'it' : 'they'} did.`,
  ];
}

function costSentences(scenarios: readonly ComputedScenario[], currency: string): string[] {
  const named = (id: Scenario['id']) => scenarios.find(({ scenario }) => scenario.id === id);
  const ec2 = named('ec2');
  const mixed = named('hybrid-after-edits') ?? named('hybrid');
  const alone = named('fargate-after-edits') ?? named('fargate');
  const fargate = alone && alone.scenario.leavesOut === 0 ? alone : undefined;
  if (!ec2) {
    return [
      `No EC2 prices in ${currency} are known for this region, so EC2 is not compared; set prices with --ec2-prices.`,
    ];
  }
  const others = [mixed, fargate].flatMap((each) => each ?? []);
  if (others.length === 0) return [];
  const sentences = [comparison(ec2, others)];
  if (mixed?.fleets && ec2.fleets && others.length === 1 && isSameFleet(mixed, ec2)) {
    const count = expectedNodes(ec2.fleets).length;
    sentences.push(
      `What stays needs ${count === 1 ? '1 node' : `${count} nodes`} anyway, which leaves room for everything.`,
    );
  }
  return sentences;
}

function comparison(ec2: ComputedScenario, others: readonly ComputedScenario[]): string {
  const all = [ec2, ...others];
  const best = all.find((each) => all.every((other) => other === each || isCheaper(each, other)));
  const rest = all.filter((each) => each !== best);
  if (!best) {
    return `On demand it costs about the same: ${all.map(pricedTitle).join(', ')}.`;
  }
  return `On demand, ${titleOf(best)} is ${rest.length > 1 ? 'cheapest' : 'cheaper'}: ${amounts(best)} against ${rest.map(pricedTitle).join(' and ')}.`;
}

function pricedTitle(scenario: ComputedScenario): string {
  return `${amounts(scenario)} (${titleOf(scenario)})`;
}

function titleOf({ scenario }: ComputedScenario): string {
  return scenario.id === 'ec2' ? 'all on EC2' : scenario.title;
}

/** At each number of pods, since both have the same. */
function isCheaper(a: ComputedScenario, b: ComputedScenario): boolean {
  return COUNTS.every((count) => a.highest[count] < b.lowest[count]);
}

function amounts({ lowest, highest }: ComputedScenario): string {
  const [low, high] = [ends(lowest).low, ends(highest).high].map((amount) => String(Math.round(amount)));
  return low === high ? `${low}` : `${low} to ${high}`;
}

function ends({ min, expected, max }: Range): { low: number; high: number } {
  return { low: Math.min(min, expected, max), high: Math.max(min, expected, max) };
}

function isSameFleet(a: ComputedScenario, b: ComputedScenario): boolean {
  const nodes = (each: ComputedScenario) => JSON.stringify(each.scenario.fleet);
  return nodes(a) === nodes(b);
}
