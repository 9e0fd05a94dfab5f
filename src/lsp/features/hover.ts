import { type Hover, MarkupKind } from 'vscode-languageserver';
import type { Finding } from '../../engine/findings/finding.ts';
import { helpOf, readMoreMarkdown } from '../../engine/findings/message.ts';
import type { Report, Workload } from '../../engine/findings/report.ts';
import { escapeMarkdown } from '../../formatters/markdown/escape.ts';
import type { TextRange } from '../../source/document.ts';
import { rangeOf } from '../diagnostics/diagnostics.ts';
import { type FilePlan, planOf } from '../workspace/workload-plans.ts';
import { eventOf, placementLines, sizingOf } from '../workspace/workload-texts.ts';
import type { ActionContext } from './code-actions.ts';
import { extentOf, holds } from './extents.ts';

/** Help for findings, and where pods go and their sizes, at an offset. */
export function hoverAt(offset: number, { target, features }: ActionContext): Hover | null {
  const { folder, path } = target;
  const report = folder.reportOn(path);
  const findings = report.findings.filter(({ places }) =>
    places.some(({ file, range }) => file.path === path && holds(range, offset)),
  );
  const workloads = report.workloads.filter(({ pod }) => pod.workload.place.document.file.path === path);
  const resources = resourcesAt(offset, path, workloads);
  const named = workloads.flatMap((workload) => {
    const { place } = workload.pod.workload;
    const ranges = [place.at('kind'), place.at('metadata', 'name')].map((each) => extentOf(each, path));
    const range = ranges.find((each) => each && holds(each, offset));
    return range ? [{ workload, range }] : [];
  });
  const parts = [
    ...(named.length > 0
      ? placementsOf(
          named.map((each) => each.workload),
          planOf(folder, path),
        )
      : []),
    ...(resources ? [sizingOf(resources.workload, planOf(folder, path)).join('\n\n')] : []),
    ...findings.map((finding) => adviceOn(finding, report)),
  ];
  const first = findings[0]?.places.find(({ file }) => file.path === path);
  if (parts.length === 0) return null;
  const text = parts.join('\n\n---\n\n');
  const about = named[0] ?? resources;
  const file = first?.file ?? about?.workload.pod.workload.place.document.file;
  const range = first?.range ?? about?.range;
  return {
    contents: features.showsMarkdown
      ? { kind: MarkupKind.Markdown, value: text }
      : { kind: MarkupKind.PlainText, value: plain(text) },
    ...(file && range && { range: rangeOf({ file, range }) }),
  };
}

/** Where the pods of workloads go, what that comes to, and the event that says so; once for variants that are alike. */
function placementsOf(workloads: readonly Workload[], plan: FilePlan): string[] {
  const builds = new Map<string, string[]>();
  for (const workload of workloads) {
    const event = eventOf(workload);
    const lines = [...placementLines(workload, plan), ...sizingOf(workload, plan), ...(event ? [event] : [])];
    const text = lines.join('\n\n');
    const { build } = workload.pod.workload.place.document;
    builds.set(text, [...(builds.get(text) ?? []), ...(build ? [escapeMarkdown(build.name)] : [])]);
  }
  return Array.from(builds, ([text, names]) => text.replace(/^.*/, (head) => [head, ...names].join(' · ')));
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
