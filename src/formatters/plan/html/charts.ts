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
  const { min, expected, max } = total.onDemand;
  const highest = Math.max(expected, max, usual?.high.onDemand ?? 0);
  const far = scale(highest);
  const amount = wholeSpan(Math.min(min, expected), highest);
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
/** Of a word at a mark, on a narrow screen. */
const WORD = 170;

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
    `<path class="here" d="M${at(packed)} 67l7 9h-14z"/>`,
    `<text x="${Math.min(Math.max(at(packed), WORD / 2), WIDTH - WORD / 2)}" y="93" text-anchor="middle">packed ${percent(packed)}</text>`,
    ...[0, 0.5, 1].map(
      (part) => `<text class="note" x="${at(part)}" y="116" text-anchor="middle">${percent(part)}</text>`,
    ),
  ];
  return svg(
    122,
    `EC2 is cheaper once pods request more than ${percent(share)} of the capacity; packed, they request ${percent(packed)}`,
    parts.join(''),
  );
}

function mark(x: number, y: number, text: string): string {
  const anchor = x > WIDTH - WORD ? 'end' : 'start';
  const near = round(x + (anchor === 'end' ? -4 : 4));
  return `<path class="mark" d="M${x} ${y - 12}V70"/><text class="halo" x="${near}" y="${y}" text-anchor="${anchor}">${escapeXml(text)}</text>`;
}

function svg(height: number, label: string, content: string): string {
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeXml(label)}">${content}</svg>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
