import type { Plan, PlannedWorkload } from '../../plan/plan.ts';
import { count } from '../count.ts';
import { escapeTerminal } from '../escape.ts';
import { wrap } from '../terminal/width.ts';
import { exact, money, podCount, requestText, shortSize } from './amounts.ts';
import type { PlanFormatOptions, PlanStyle } from './format.ts';
import {
  assumptionText,
  byPlacement,
  decidingTexts,
  type PoolRow,
  poolRows,
  priceLine,
  profileLines,
  reasonText,
  roomLines,
  type ScenarioRow,
  scenarioRows,
} from './sections.ts';
import { type Column, type Layout, layOut, lineOf } from './table.ts';

/** For pipes and files. */
const PLAIN_WIDTH = 120;
const NARROWEST = 40;

/** For people: the answer, what it costs, what decides, the workloads, room and profiles. */
export default function format(plan: Plan, style: PlanStyle, options: PlanFormatOptions): string {
  const width = Math.max(NARROWEST, style.columns ?? PLAIN_WIDTH);
  const { bold } = style.colors;
  const paragraph = (texts: readonly string[], indent = '') =>
    texts.flatMap((text) => {
      const own = indent + (/^ */.exec(text)?.[0] ?? '');
      return wrap(escapeTerminal(text.trimStart()), width - own.length).map((line) => own + line.trimEnd());
    });
  const sections = [
    paragraph([`${'Fargate plan'}  ${priceLine(plan)}`]).map((line, index) => (index === 0 ? bold(line) : line)),
    paragraph(plan.answer),
    [...scenarioLines(plan, width), ...paragraph(decidingTexts(plan), '  ')],
    poolLines(plan, width, style),
    ...workloadSections(plan, width, style),
    titled('Capacity', paragraph(roomLines(plan.room), '  '), style),
    plan.profile ? titled('Profile', paragraph(profileLines(plan.profile), '  '), style) : [],
    plan.notes.length > 0 ? titled('Notes', paragraph(plan.notes, '  '), style) : [],
    options.listsAssumptions
      ? titled('Assumptions', paragraph(plan.assumptions.map(assumptionText), '  '), style)
      : [`${count(plan.assumptions.length, 'assumption')}: --assumptions`],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function titled(title: string, lines: readonly string[], { colors }: PlanStyle): string[] {
  return lines.length === 0 ? [] : [colors.bold(title), ...lines];
}

const SCENARIO_COLUMNS: readonly Column<ScenarioRow>[] = [
  { title: '', isNumber: false, rank: 0, cellOf: ({ title }) => `  ${title}` },
  { title: 'Fargate', isNumber: true, rank: 2, cellOf: ({ fargate }) => fargate },
  { title: 'EC2', isNumber: true, rank: 2, cellOf: ({ ec2 }) => ec2 },
  { title: 'total', isNumber: true, rank: 0, cellOf: ({ total }) => total },
  { title: '1y SP', isNumber: true, rank: 1, cellOf: ({ year }) => year },
  { title: '3y SP', isNumber: true, rank: 3, cellOf: ({ threeYears }) => threeYears },
  { title: 'Spot', isNumber: true, rank: 1, cellOf: ({ spot }) => spot },
];

function scenarioLines(plan: Plan, width: number): string[] {
  const rows = scenarioRows(plan);
  if (rows.length === 0) return [];
  const layout = layOut(rows, SCENARIO_COLUMNS, width);
  return [lineOf(layout, undefined), ...rows.map((row) => lineOf(layout, row))];
}

const POOL_COLUMNS: readonly Column<PoolRow>[] = [
  { title: 'EC2 pools', isNumber: false, rank: 0, cellOf: ({ selects }) => `  ${escapeTerminal(selects)}` },
  { title: 'taints', isNumber: false, rank: 2, cellOf: ({ taints }) => escapeTerminal(taints) },
  { title: 'pods', isNumber: true, rank: 3, cellOf: ({ pods }) => pods },
  { title: 'nodes', isNumber: false, rank: 1, cellOf: ({ nodes }) => nodes },
  { title: 'month', isNumber: true, rank: 0, cellOf: ({ month }) => month },
];

function poolLines(plan: Plan, width: number, { colors }: PlanStyle): string[] {
  const rows = poolRows(plan);
  if (rows.length === 0) return [];
  const layout = layOut(rows, POOL_COLUMNS, width);
  return [colors.bold(lineOf(layout, undefined)), ...rows.map((row) => lineOf(layout, row))];
}

/** A workload as it is, or as it will be after its edits. */
interface WorkloadRow {
  readonly workload: PlannedWorkload;
  readonly isAfter: boolean;
}

const TITLES = { fargate: 'Fargate', edited: 'Fargate, after edits' };

/** @param widest of the titles above the names */
function workloadColumns(widest: string): Column<WorkloadRow>[] {
  const of = (cellOf: (workload: PlannedWorkload) => string) => (row: WorkloadRow) =>
    row.isAfter ? '' : escapeTerminal(cellOf(row.workload));
  return [
    {
      title: widest,
      isNumber: false,
      rank: 0,
      cellOf: ({ workload, isAfter }) => (isAfter ? '    then' : `  ${escapeTerminal(workload.name)}`),
    },
    { title: 'kind', isNumber: false, rank: 3, cellOf: of(({ kind }) => kind) },
    { title: 'namespace', isNumber: false, rank: 4, cellOf: of(({ namespace }) => namespace ?? '') },
    { title: 'requests', isNumber: false, rank: 2, cellOf: of(requestText) },
    { title: 'pods', isNumber: true, rank: 0, cellOf: of(({ pods }) => podCount(pods)) },
    {
      title: 'vCPU/GB',
      isNumber: true,
      rank: 0,
      cellOf: ({ workload, isAfter }) => shortSize(isAfter ? workload.sizeAfter : workload.size),
    },
    {
      title: 'per pod',
      isNumber: true,
      rank: 1,
      cellOf: ({ workload, isAfter }) => money(isAfter ? workload.podMonthAfter : workload.podMonth),
    },
    {
      title: 'month',
      isNumber: true,
      rank: 0,
      cellOf: ({ workload, isAfter }) => exact(isAfter ? workload.monthAfter : workload.month),
    },
  ];
}

function workloadSections(plan: Plan, width: number, style: PlanStyle): string[][] {
  const { fargate, edited, ec2 } = byPlacement(plan);
  const going = [...fargate, ...edited];
  const rows = going.flatMap((workload) => [
    { workload, isAfter: false },
    ...(isChanged(workload) ? [{ workload, isAfter: true }] : []),
  ]);
  const layout = layOut(rows, workloadColumns(edited.length > 0 ? TITLES.edited : TITLES.fargate), width);
  const [first, second] = [fargate, edited].map((some) =>
    some.flatMap((workload) => rowLines(workload, layout, width, style)),
  );
  const head = (title: string) => style.colors.bold(lineOf(layout, undefined, title));
  return [
    first && first.length > 0 ? [head(TITLES.fargate), ...first] : [],
    second && second.length > 0 ? [head(TITLES.edited), ...second] : [],
    ec2.length > 0
      ? [style.colors.bold('EC2'), ...ec2.flatMap((workload) => stayingLines(workload, width, style))]
      : [],
  ];
}

function isChanged({ edits, size, sizeAfter, month, monthAfter }: PlannedWorkload): boolean {
  return edits.length > 0 && (shortSize(size) !== shortSize(sizeAfter) || exact(month) !== exact(monthAfter));
}

function rowLines(
  workload: PlannedWorkload,
  layout: Layout<WorkloadRow>,
  width: number,
  { colors }: PlanStyle,
): string[] {
  const edits = workload.edits.flatMap(({ file, line, title }) =>
    wrap(escapeTerminal(`${file}:${line}  ${title}`), width - 4),
  );
  const open = workload.reasons.flatMap(({ text }) => wrap(escapeTerminal(text), width - 4));
  return [
    lineOf(layout, { workload, isAfter: false }),
    ...[...open, ...edits].map((text) => colors.dim(`    ${text}`)),
    ...(isChanged(workload) ? [lineOf(layout, { workload, isAfter: true })] : []),
  ];
}

function stayingLines(workload: PlannedWorkload, width: number, { colors }: PlanStyle): string[] {
  const { kind, name, pods, reasons } = workload;
  const number = pods === null ? 'on each node' : count(pods.max, 'pod').replace(/^\d+/, podCount(pods));
  const event = reasons.find((each) => each.event !== null)?.event;
  const at = reasons.find((each) => each.file !== null);
  const texts = [
    `${at ? `${at.file}:${at.line}  ` : ''}${reasonText(workload)}`,
    ...(event ? [`event: ${event}`] : []),
  ];
  return [
    ...wrap(escapeTerminal(`${name}  ${kind}, ${number}`), width - 2).map((line) => `  ${line}`),
    ...texts.flatMap((text) => wrap(escapeTerminal(text), width - 4)).map((line) => colors.dim(`    ${line}`)),
  ];
}
