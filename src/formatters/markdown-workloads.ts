import type { Report, Verdict, Workload } from '../engine/report.ts';
import { count } from './count.ts';
import { shorten } from './escape.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { keepWithin } from './keep-within.ts';

const LONGEST_NAME = 120;
const LONGEST_EVENT = 500;

/** Blocked pods come first. */
const ORDER: readonly Verdict[] = ['blocked', 'uncertain', 'runs'];
const OUTCOMES: Readonly<Record<Verdict, string>> = {
  blocked: '**stays Pending**',
  uncertain: 'may stay Pending',
  runs: 'runs',
};

/** One sentence about all pods, for the title. */
export function verdictSentence({ workloads }: Report): string {
  if (workloads.length === 0) return 'no workloads';
  const blocked = workloads.filter(({ verdict }) => verdict === 'blocked').length;
  const all = count(workloads.length, 'workload');
  if (blocked > 0) return `${blocked} of ${all} ${blocked === 1 ? 'stays' : 'stay'} Pending`;
  const uncertain = workloads.filter(({ verdict }) => verdict === 'uncertain').length;
  return uncertain > 0 ? `${uncertain} of ${all} may stay Pending` : `${all}, nothing stays Pending`;
}

/** A table of what becomes of each pod, in at most `room` characters. */
export function workloadLines({ workloads }: Report, room: number): string[] {
  if (workloads.length === 0) return [];
  const head = ['| Workload | Verdict | Size | Event |', '|---|---|---|---|'];
  const sorted = workloads.toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
  return [
    ...keepWithin([...head, ...sorted.map(rowOf)], room, (left) => `\n… and ${count(left, 'more workload')}.`),
    '',
  ];
}

function rowOf({ pod, verdict, runsOn, size, event }: Workload): string {
  const { kind, name, namespace } = pod.workload;
  const place = namespace === null ? '' : ` (${show(namespace)})`;
  const provisioned = size ? `${size.vcpu} vCPU / ${size.memoryGiB} GB` : runsOn === 'ec2' ? 'on EC2' : '–';
  const cells = [
    `${show(kind)} ${show(name)}${place}`,
    OUTCOMES[verdict],
    provisioned,
    event === null ? '' : escapeMarkdown(shorten(event, LONGEST_EVENT)),
  ];
  return `| ${cells.join(' | ')} |`;
}

function show(name: string): string {
  return escapeMarkdown(shorten(name, LONGEST_NAME));
}
