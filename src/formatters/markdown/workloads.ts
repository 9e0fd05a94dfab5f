import type { Report, Verdict, Workload } from '../../engine/findings/report.ts';
import { shorten } from '../../text/shorten.ts';
import { count } from '../count.ts';
import { OUTCOMES } from '../outcomes.ts';
import { truncateLines } from '../truncate-lines.ts';
import { escapeMarkdown } from './escape.ts';
import type { LinkOf } from './findings.ts';

const LONGEST_NAME = 120;
const LONGEST_EVENT = 500;

/** Blocked pods come first. */
const ORDER: readonly Verdict[] = ['blocked', 'uncertain', 'runs'];

/** One sentence about all pods, for the title. */
export function verdictSentence({ workloads }: Pick<Report, 'workloads'>): string {
  if (workloads.length === 0) return 'no workloads';
  const blocked = workloads.filter(({ verdict }) => verdict === 'blocked');
  const all = count(workloads.length, 'workload');
  if (blocked.length > 0) {
    const isPending = blocked.every(({ outcome }) => outcome === 'pending');
    const [one, several] = isPending ? ['stays Pending', 'stay Pending'] : ['does not run', 'do not run'];
    return `${blocked.length} of ${all} ${blocked.length === 1 ? one : several}`;
  }
  const uncertain = workloads.filter(({ verdict }) => verdict === 'uncertain').length;
  return uncertain > 0 ? `${uncertain} of ${all} might not run` : `${all}, nothing stays Pending`;
}

/** A column of a table of workloads. */
export interface WorkloadColumn {
  readonly title: string;
  /** Markdown of one cell. */
  readonly cellOf: (workload: Workload) => string;
}

/** What there is to say of every workload. */
export const WORKLOAD_COLUMNS = {
  workload: workloadColumn(() => undefined),
  verdict: { title: 'Verdict', cellOf: verdictOf },
  size: { title: 'Size', cellOf: sizeOf },
  event: {
    title: 'Event',
    cellOf: ({ event }) => (event === null ? '' : escapeMarkdown(shorten(event, LONGEST_EVENT))),
  },
} as const satisfies Readonly<Record<string, WorkloadColumn>>;

/** Its name, which leads to where it stands. */
export function workloadColumn(linkOf: LinkOf): WorkloadColumn {
  return { title: 'Workload', cellOf: (workload) => nameOf(workload, linkOf) };
}

/** A table of what becomes of each pod, in at most `room` characters. */
export function workloadLines(
  workloads: readonly Workload[],
  room: number,
  columns: readonly WorkloadColumn[] = Object.values(WORKLOAD_COLUMNS),
): string[] {
  if (workloads.length === 0) return [];
  const head = [`| ${columns.map(({ title }) => title).join(' | ')} |`, `|${'---|'.repeat(columns.length)}`];
  const sorted = workloads.toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
  const rows = sorted.map((workload) => `| ${columns.map(({ cellOf }) => cellOf(workload)).join(' | ')} |`);
  return [...truncateLines([...head, ...rows], room, (left) => `\n… and ${count(left, 'more workload')}.`), ''];
}

function nameOf({ pod }: Workload, linkOf: LinkOf): string {
  const { kind, name, namespace, place } = pod.workload;
  const shown = `${show(kind)} ${show(name)}`;
  const url = linkOf(place.spans[0]);
  return `${url === undefined ? shown : `[${shown}](${url})`}${namespace === null ? '' : ` (${show(namespace)})`}`;
}

function verdictOf({ verdict, outcome }: Workload): string {
  return verdict === 'blocked' ? `**${OUTCOMES[outcome]}**` : OUTCOMES[outcome];
}

function sizeOf({ runsOn, verdict, size }: Workload): string {
  if (size) return `${size.vcpu} vCPU / ${size.memoryGiB} GB`;
  return runsOn === 'ec2' && verdict === 'runs' ? 'on EC2' : '–';
}

function show(name: string): string {
  return escapeMarkdown(shorten(name, LONGEST_NAME));
}
