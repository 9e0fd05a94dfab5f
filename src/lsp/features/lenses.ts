import type { CodeLens, InlayHint, Range } from 'vscode-languageserver';
import type { Report, Workload } from '../../engine/findings/report.ts';
import { escapeTerminal } from '../../formatters/escape.ts';
import { positionAt } from '../diagnostics/diagnostics.ts';
import { titleOf } from '../workspace/workload-texts.ts';

/** The verdict of each pod template of a file, above its first line; the event of pods that stay Pending as its tooltip. */
export function codeLensesOf(report: Report, path: string): CodeLens[] {
  return templatesIn(report, path).map(({ workload, range }) => ({
    range,
    // Not clickable.
    command: {
      title: titleOf(workload),
      command: '',
      ...(workload.event !== null && { tooltip: escapeTerminal(workload.event) }),
    },
  }));
}

/** The same after the line, if it is in the visible range. */
export function inlayHintsOf(report: Report, path: string, shown: Range): InlayHint[] {
  return templatesIn(report, path)
    .filter(({ range }) => range.start.line >= shown.start.line && range.start.line <= shown.end.line)
    .map(({ workload, range, lineLength }) => ({
      position: { line: range.start.line, character: lineLength },
      label: titleOf(workload),
      paddingLeft: true,
    }));
}

interface Template {
  readonly workload: Workload;
  readonly range: Range;
  readonly lineLength: number;
}

function templatesIn({ workloads }: Report, path: string): Template[] {
  return workloads.flatMap((workload) => {
    const { workload: resource, template } = workload.pod;
    const { file } = resource.place.document;
    if (file.path !== path) return [];
    // A Pod is its own template.
    const place = template.path.length > resource.place.path.length ? template : resource.place.at('kind');
    const location = place.document.locate(place.path);
    const isHere = (location?.file ?? file).path === path;
    const key = isHere ? (location?.key ?? place.range) : place.spans.find((span) => span.file.path === path)?.range;
    if (!key) return [];
    const start = positionAt(file, key.start);
    const end = positionAt(file, key.end);
    return [{ workload, range: { start, end }, lineLength: file.line(start.line + 1).length }];
  });
}
