import type { BreakEven, Scenario } from '../../../plan/plan.ts';
import { escapeXml } from '../../xml/escape.ts';
import { isSamePayment, percent, whole, wholeSpan } from '../amounts.ts';

const WIDTH = 640;
/** What the longest bar leaves to the number after it. */
const LABEL = 150;
/** A bar has to be that long for a word on it. */
const NARROWEST_WORD = 80;

/** What a scenario costs: a bar for each side, and a line to what is usual. @param most the largest amount of all */
export function scenarioBar({ title, fargate, ec2, total, usual }: Scenario, most: number, currency: string): string {
  const scale = (amount: number) => round((amount / most) * (WIDTH - LABEL));
  const first = scale(fargate?.onDemand.expected ?? 0);
  const end = scale(total.onDemand.expected);
  const far = scale(Math.max(total.onDemand.max, usual?.high.onDemand ?? 0));
  const amount = wholeSpan(total.onDemand.expected, Math.max(total.onDemand.expected, usual?.high.onDemand ?? 0));
  const parts = [
    ...(first > 0 ? [bar('fargate', 0, first, `Fargate ${whole(fargate?.onDemand ?? null)}`)] : []),
    ...(end > first ? [bar('ec2', first, end - first, `EC2 ${whole(ec2?.onDemand ?? null)}`)] : []),
    ...(far > end + 1 ? [`<path class="mark" fill="none" d="M${end} 14H${far}M${far} 7v14"/>`] : []),
    `<text x="${round(far + 8)}" y="19">${escapeXml(amount)}</text>`,
  ];
  const label = `${title}: ${amount} ${currency} a month`;
  return svg(28, label, parts.join(''));
}

function bar(side: 'fargate' | 'ec2', x: number, width: number, text: string): string {
  const word =
    width < NARROWEST_WORD ? '' : `<text class="on-bar" x="${round(x + 8)}" y="19">${escapeXml(text)}</text>`;
  return `<rect class="${side}" x="${x}" y="2" width="${round(width)}" height="24" rx="2"/>${word}`;
}

const STRIP_START = 20;
const STRIP_WIDTH = 600;

/** From empty nodes to full ones: which side is cheaper, and where this plan is. */
export function breakEvenStrip({ share, shareAfter, packed }: BreakEven): string {
  const at = (part: number) => round(STRIP_START + Math.min(1, part) * STRIP_WIDTH);
  const edge = at(share);
  const marks = [
    mark(edge, 16, `break-even ${percent(share)}`),
    ...(isSamePayment(share * 100, shareAfter * 100)
      ? []
      : [mark(at(shareAfter), 36, `after edits ${percent(shareAfter)}`)]),
  ];
  const parts = [
    `<rect class="fargate" x="${STRIP_START}" y="44" width="${round(edge - STRIP_START)}" height="22"/>`,
    `<rect class="ec2" x="${edge}" y="44" width="${round(STRIP_START + STRIP_WIDTH - edge)}" height="22"/>`,
    ...(edge - STRIP_START > 130 ? [`<text class="on-bar" x="${STRIP_START + 8}" y="60">Fargate cheaper</text>`] : []),
    ...(STRIP_START + STRIP_WIDTH - edge > 130
      ? [`<text class="on-bar" x="${STRIP_START + STRIP_WIDTH - 8}" y="60" text-anchor="end">EC2 cheaper</text>`]
      : []),
    ...marks,
    `<circle cx="${at(packed)}" cy="55" r="6" fill="#fff" stroke="#000" stroke-width="2"/>`,
    `<text x="${at(packed)}" y="86" text-anchor="middle">this packing ${percent(packed)}</text>`,
    ...[0, 0.5, 1].map(
      (part) => `<text class="note" x="${at(part)}" y="106" text-anchor="middle">${percent(part)}</text>`,
    ),
  ];
  return svg(
    112,
    `EC2 is cheaper above ${percent(share)} of a node requested; this packing comes to ${percent(packed)}`,
    parts.join(''),
  );
}

function mark(x: number, y: number, text: string): string {
  const anchor = x > WIDTH / 2 ? 'end' : 'start';
  const near = round(x + (anchor === 'end' ? -4 : 4));
  return `<path class="mark" d="M${x} ${y - 12}V70"/><text x="${near}" y="${y}" text-anchor="${anchor}">${escapeXml(text)}</text>`;
}

function svg(height: number, label: string, content: string): string {
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeXml(label)}">${content}</svg>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
