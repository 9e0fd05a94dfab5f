import type { Plan, PlannedWorkload } from '../../plan/plan.ts';
import { profileText } from '../../plan/profiles/texts.ts';
import { shorten } from '../../text/shorten.ts';
import { count } from '../count.ts';
import { escapeMarkdown } from '../markdown/escape.ts';
import { LONGEST_MARKDOWN } from '../markdown/markdown.ts';
import { lengthOf, truncateLines } from '../truncate-lines.ts';
import { exact, podCount, requestText, shortSize } from './amounts.ts';
import { changeSentence } from './comparison.ts';
import type { PlanFormatOptions, PlanStyle } from './format.ts';
import {
  assumptionText,
  decidingTexts,
  poolRows,
  priceLine,
  profileLines,
  reasonText,
  roomLines,
  scenarioRows,
} from './sections.ts';

const LONGEST_CELL = 300;

/** For a comment on a pull request or the summary of a job: the answer, what has changed, the scenarios; the rest is folded. */
export default function format(plan: Plan, _style: PlanStyle, { base }: PlanFormatOptions): string {
  const [first = '', ...answer] = plan.answer;
  const deciding = decidingTexts(plan);
  const head = [
    `## Fargate plan: ${escapeMarkdown(lowerFirst(first))}`,
    '',
    ...(base ? [`**${escapeMarkdown(changeSentence(base, plan))}**`, ''] : []),
    ...(answer.length > 0 ? [escapeMarkdown(answer.join(' ')), ''] : []),
    ...scenarioTable(plan),
    ...poolTable(plan),
    ...(deciding.length > 0 ? [escapeMarkdown(deciding.join(' ')), ''] : []),
  ];
  const foot = [
    ...folded('Capacity', bullets(roomLines(plan.room))),
    ...folded('Fargate profile', profileBlock(plan)),
    ...folded('Notes', bullets(plan.notes)),
    ...folded(count(plan.assumptions.length, 'assumption'), bullets(plan.assumptions.map(assumptionText))),
    `<sub>${escapeMarkdown(priceLine(plan))}</sub>`,
  ];
  const title = count(plan.workloads.length, 'workload');
  const around = lengthOf([...head, ...folded(title, [''])]) + Math.min(lengthOf(foot), LONGEST_MARKDOWN / 3);
  const workloads = folded(title, workloadTable(plan.workloads, LONGEST_MARKDOWN - around));
  const lines = [...head, ...workloads, ...foot];
  return `${truncateLines(lines, LONGEST_MARKDOWN, () => '…').join('\n')}\n`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '');
}

function scenarioTable(plan: Plan): string[] {
  const rows = scenarioRows(plan);
  if (rows.length === 0) return [];
  return [
    `| ${plan.currency} a month | Fargate | EC2 | on demand | 1 year SP | 3 years SP | Spot |`,
    '|---|--:|--:|--:|--:|--:|--:|',
    ...rows.map(({ title, fargate, ec2, total, year, threeYears, spot }) =>
      row([title.replace(/^ +/, '… '), fargate, ec2, `**${total}**`, year, threeYears, spot]),
    ),
    '',
  ];
}

function poolTable(plan: Plan): string[] {
  const rows = poolRows(plan).map(({ selects, taints, pods, nodes, month }) =>
    row([cell(selects), cell(taints), pods, nodes, month]),
  );
  return rows.length === 0
    ? []
    : ['| EC2 pools | Taints | Pods | Nodes | Month |', '|---|---|--:|---|--:|', ...rows, ''];
}

const PLACEMENTS = { fargate: 'Fargate', 'fargate-after-edits': 'Fargate, after edits', ec2: 'EC2' } as const;

function workloadTable(workloads: readonly PlannedWorkload[], room: number): string[] {
  const head = [
    '| Workload | Goes to | Pods | Requests | vCPU / GB | Month | After edits | |',
    '|---|---|--:|---|---|--:|--:|---|',
  ];
  const rows = workloads.map((workload) => {
    const { kind, name, placement, pods, size, sizeAfter, month, monthAfter, edits } = workload;
    const [now, then] = [shortSize(size), shortSize(sizeAfter)];
    const why = [...edits.map(({ file, line, title }) => `${file}:${line} ${title}`), reasonText(workload)]
      .filter(Boolean)
      .join('; ');
    return row([
      `${cell(name)} ${cell(kind)}`,
      PLACEMENTS[placement],
      podCount(pods),
      requestText(workload),
      now === then ? now : `${now} → ${then}`.trim(),
      exact(month),
      edits.length > 0 ? exact(monthAfter) : '',
      cell(why),
    ]);
  });
  return truncateLines([...head, ...rows], room, (left) => `\n… and ${count(left, 'more workload')}.`);
}

function profileBlock({ profile, region }: Plan): string[] {
  if (!profile) return [];
  const text =
    profile.profiles.length === 0
      ? []
      : ['', '```yaml', profileText('eksctl', profile.profiles, region).trimEnd(), '```'];
  return [...bullets(profileLines(profile)), ...text];
}

function bullets(texts: readonly string[]): string[] {
  return texts.map((text) => `- ${escapeMarkdown(text.trim())}`);
}

function folded(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['<details>', `<summary>${title}</summary>`, '', ...lines, '', '</details>', ''];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Without the backticks of messages: no code span in a table can hold every bar. */
function cell(text: string): string {
  return escapeMarkdown(shorten(text.replace(/`([^`]+)`/g, '$1'), LONGEST_CELL));
}
