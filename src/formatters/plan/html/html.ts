import type { Plan, PlannedWorkload } from '../../../plan/plan.ts';
import { profileText } from '../../../plan/profiles/texts.ts';
import { count } from '../../count.ts';
import { escapeXml } from '../../xml/escape.ts';
import { exact, podCount, requestText, shortSize } from '../amounts.ts';
import { changeSentence } from '../comparison.ts';
import type { PlanFormatOptions, PlanStyle } from '../format.ts';
import {
  assumptionText,
  decidingTexts,
  poolRows,
  priceLine,
  profileLines,
  reasonText,
  roomLines,
  scenarioRows,
} from '../sections.ts';
import { breakEvenStrip, scenarioBar } from './charts.ts';
import { PAGE_STYLE } from './style.ts';

/** A page in one file, without scripts and without requests. */
export default function format(plan: Plan, { version }: PlanStyle, { base }: PlanFormatOptions): string {
  const body = [
    '<h1>Fargate plan</h1>',
    `<p class="dim">${escapeXml(priceLine(plan))}</p>`,
    `<div class="answer">${paragraphs([...(base ? [changeSentence(base, plan)] : []), ...plan.answer])}</div>`,
    ...costSection(plan),
    ...poolSection(plan),
    '<h2>Comparison</h2>',
    ...(plan.breakEven ? [breakEvenStrip(plan.breakEven)] : []),
    paragraphs(decidingTexts(plan)),
    '<h2>Workloads</h2>',
    workloadTable(plan),
    '<h2>Capacity</h2>',
    list(roomLines(plan.room)),
    ...profileSection(plan),
    ...(plan.notes.length > 0 ? ['<h2>Notes</h2>', list(plan.notes)] : []),
    '<h2>Assumptions and prices</h2>',
    `<details><summary>${count(plan.assumptions.length, 'assumption')}</summary>${list(plan.assumptions.map(assumptionText))}</details>`,
    ...sourceLines(plan),
    `<p class="dim">fargate-lint ${escapeXml(version)}</p>`,
  ];
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<title>Fargate plan</title>',
    `<style>${PAGE_STYLE}</style>`,
    '</head>',
    '<body>',
    ...body,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function costSection(plan: Plan): string[] {
  const { scenarios, currency } = plan;
  if (scenarios.length === 0) return [];
  const most = Math.max(
    ...scenarios.map(({ total, usual }) => Math.max(total.onDemand.max, usual?.high.onDemand ?? 0)),
  );
  const bars = scenarios.map(
    (scenario) => `<div>${escapeXml(scenario.title)}</div>${scenarioBar(scenario, most || 1, currency)}`,
  );
  const rows = scenarioRows(plan).map(({ title, ...amounts }) => {
    const cells = [amounts.fargate, amounts.ec2, amounts.total, amounts.year, amounts.threeYears, amounts.spot];
    return tableRow([escapeXml(title.replace(/^ +/, '… '))], cells.map(escapeXml));
  });
  const titles = ['Fargate', 'EC2', 'on demand', '1 year SP', '3 years SP', 'Spot'];
  return [
    '<h2>Monthly cost</h2>',
    `<div class="bars">${bars.join('')}</div>`,
    table(`<th></th>${titles.map((title) => `<th class="number">${title}</th>`).join('')}`, rows),
  ];
}

function poolSection(plan: Plan): string[] {
  const rows = poolRows(plan).map(({ selects, taints, nodes, pods, month }) =>
    tableRow([selects, taints, nodes].map(escapeXml), [pods, month]),
  );
  const head = `<th>${['Selects', 'Taints', 'Nodes'].join('</th><th>')}</th><th class="number">Pods</th><th class="number">Month</th>`;
  return rows.length === 0 ? [] : ['<h2>EC2 pools</h2>', table(head, rows)];
}

function tableRow(texts: readonly string[], numbers: readonly string[]): string {
  const cells = [
    ...texts.map((text) => `<td>${text}</td>`),
    ...numbers.map((text) => `<td class="number">${text}</td>`),
  ];
  return `<tr>${cells.join('')}</tr>`;
}

function table(head: string, rows: readonly string[]): string {
  return `<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

const TAGS = {
  fargate: '<span class="tag to-fargate">Fargate</span>',
  'fargate-after-edits': '<span class="tag to-fargate">Fargate, after edits</span>',
  ec2: '<span class="tag to-ec2">EC2</span>',
} as const;

const ORDER = ['fargate', 'fargate-after-edits', 'ec2'] as const;

function workloadTable({ workloads }: Plan): string {
  const titles = ['Workload', 'Goes to', 'Requests', 'vCPU / GB', ''];
  const numbers = ['Pods', 'Month', 'After edits'];
  const head = [
    ...titles.slice(0, 4).map((title) => `<th>${title}</th>`),
    ...numbers.map((title) => `<th class="number">${title}</th>`),
    '<th></th>',
  ];
  const sorted = ORDER.flatMap((placement) => workloads.filter((each) => each.placement === placement));
  return table(head.join(''), sorted.map(workloadRow));
}

function workloadRow(workload: PlannedWorkload): string {
  const { kind, name, placement, pods, size, sizeAfter, month, monthAfter, edits, reasons } = workload;
  const [now, then] = [shortSize(size), shortSize(sizeAfter)];
  const event = reasons.find((each) => each.event !== null)?.event;
  const why = [
    ...edits.map(({ file, line, title }) => `${file}:${line} ${title}`),
    reasonText(workload),
    ...(event ? [`event: ${event}`] : []),
  ].filter(Boolean);
  const texts = [
    `<b>${escapeXml(name)}</b> <span class="dim">${escapeXml(kind)}</span>`,
    TAGS[placement],
    ...[requestText(workload), now === then ? now : `${now} → ${then}`.trim()].map(
      (text) => `<span class="whole">${escapeXml(text)}</span>`,
    ),
  ];
  const amounts = [podCount(pods), exact(month), edits.length > 0 ? exact(monthAfter) : ''];
  return tableRow(texts, amounts.map(escapeXml)).replace(
    /<\/tr>$/,
    `<td class="dim">${why.map(messageHtml).join('<br>')}</td></tr>`,
  );
}

function messageHtml(text: string): string {
  return escapeXml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

function profileSection({ profile, region }: Plan): string[] {
  if (!profile) return [];
  const text =
    profile.profiles.length === 0 ? [] : [`<pre>${linesOf(profileText('eksctl', profile.profiles, region))}</pre>`];
  return ['<h2>Fargate profile</h2>', list(profileLines(profile)), ...text];
}

function linesOf(text: string): string {
  return text.trimEnd().split('\n').map(escapeXml).join('\n');
}

function sourceLines({ prices: { fargate, ec2 } }: Plan): string[] {
  const texts = [
    ...fargate.sources.map((source) => `Fargate: ${source}`),
    ...(ec2 ? [`EC2: ${ec2.source}${ec2.asOf === null ? '' : `, ${ec2.asOf}`}`] : []),
  ];
  return texts.length === 0 ? [] : [`<details><summary>Prices</summary>${list(texts)}</details>`];
}

function paragraphs(texts: readonly string[]): string {
  return texts.map((text) => `<p>${escapeXml(text)}</p>`).join('');
}

function list(texts: readonly string[]): string {
  return `<ul>${texts.map((text) => `<li>${escapeXml(text.trim())}</li>`).join('')}</ul>`;
}
