import { type Hover, MarkupKind } from 'vscode-languageserver';
import type { Finding } from '../../engine/findings/finding.ts';
import { helpOf, readMoreMarkdown } from '../../engine/findings/message.ts';
import type { Report, Workload } from '../../engine/findings/report.ts';
import type { Prices } from '../../fargate/sizes/prices.ts';
import { escapeMarkdown } from '../../formatters/markdown/escape.ts';
import type { TextRange } from '../../source/document.ts';
import { rangeOf } from '../diagnostics/diagnostics.ts';
import { eventOf, sizingOf, titleOf } from '../workspace/workload-texts.ts';
import { extentOf, holds } from './extents.ts';

export interface HoverContext {
  readonly report: Report;
  readonly path: string;
  /** Undefined if the project sets no region and no prices. */
  readonly prices: Prices | undefined;
  readonly showsMarkdown: boolean;
}

/** Help for findings, and verdicts and sizes of pods, at an offset. */
export function hoverAt(offset: number, { report, path, prices, showsMarkdown }: HoverContext): Hover | null {
  const findings = report.findings.filter(({ places }) =>
    places.some(({ file, range }) => file.path === path && holds(range, offset)),
  );
  const workloads = report.workloads.filter(({ pod }) => pod.workload.place.document.file.path === path);
  const resources = resourcesAt(offset, path, workloads);
  const ofKind = workloads.flatMap((workload) => {
    const range = extentOf(workload.pod.workload.place.at('kind'), path);
    return range && holds(range, offset) ? [{ workload, range }] : [];
  });
  const parts = [
    ...ofKind.map(({ workload }) => verdictOn(workload, prices)),
    ...(resources ? [sizingOf(resources.workload, prices).join('\n\n')] : []),
    ...findings.map((finding) => adviceOn(finding, report)),
  ];
  const first = findings[0]?.places.find(({ file }) => file.path === path);
  if (parts.length === 0) return null;
  const text = parts.join('\n\n---\n\n');
  const about = ofKind[0] ?? resources;
  const file = first?.file ?? about?.workload.pod.workload.place.document.file;
  const range = first?.range ?? about?.range;
  return {
    contents: showsMarkdown
      ? { kind: MarkupKind.Markdown, value: text }
      : { kind: MarkupKind.PlainText, value: plain(text) },
    ...(file && range && { range: rangeOf({ file, range }) }),
  };
}

/** What becomes of the pods of a workload, and the event that says so. */
function verdictOn(workload: Workload, prices: Prices | undefined): string {
  const event = eventOf(workload);
  const lines = [`**${escapeMarkdown(titleOf(workload))}**`, ...sizingOf(workload, prices), ...(event ? [event] : [])];
  return lines.join('\n\n');
}

/** Help, a link, and the event of a pod that stays Pending. */
function adviceOn(finding: Finding, { workloads }: Report): string {
  const { rule, pod, schedulerMessages } = finding;
  const workload = schedulerMessages.length > 0 ? workloads.find((each) => each.pod === pod) : undefined;
  const event = workload && eventOf(workload);
  return [escapeMarkdown(helpOf(finding)), ...(event ? [event] : []), ...readMoreMarkdown(rule, rule.id)].join('\n\n');
}

/** The pod with resources, or containers with resources, at an offset. */
function resourcesAt(
  offset: number,
  path: string,
  workloads: readonly Workload[],
): { workload: Workload; range: TextRange } | undefined {
  for (const workload of workloads) {
    const { spec, containers } = workload.pod;
    for (const place of [spec, ...containers.map((container) => container.place)]) {
      const range = extentOf(place.at('resources'), path);
      if (range && holds(range, offset)) return { workload, range };
    }
  }
  return undefined;
}

/** Markdown as plain text. */
function plain(markdown: string): string {
  return markdown
    .replace(/<!-- -->/g, '')
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1: $2')
    .replace(/\*\*|`/g, '')
    .replace(/\\([\\`*_[\]|~$])/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
