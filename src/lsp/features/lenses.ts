import type { CodeLens, InlayHint, Range } from 'vscode-languageserver';
import type { Workload } from '../../engine/findings/report.ts';
import { escapeTerminal } from '../../formatters/escape.ts';
import { positionAt } from '../diagnostics/diagnostics.ts';
import { planOf } from '../workspace/workload-plans.ts';
import { titleOf } from '../workspace/workload-texts.ts';
import type { FolderFile } from '../workspace/workspace.ts';

/** Where each pod template of a file goes, above its first line; the event of pods that stay Pending as its tooltip. */
export function codeLensesOf(target: FolderFile): CodeLens[] {
  return templatesIn(target).map(({ workload, range, title }) => ({
    range,
    // Not clickable.
    command: {
      title,
      command: '',
      ...(workload.event !== null && { tooltip: escapeTerminal(workload.event) }),
    },
  }));
}

/** The same after the line, if it is in the visible range. */
export function inlayHintsOf(target: FolderFile, shown: Range): InlayHint[] {
  return templatesIn(target)
    .filter(({ range }) => range.start.line >= shown.start.line && range.start.line <= shown.end.line)
    .map(({ title, range, lineLength }) => ({
      position: { line: range.start.line, character: lineLength },
      label: title,
      paddingLeft: true,
    }));
}

interface Template {
  readonly workload: Workload;
  readonly title: string;
  readonly range: Range;
  readonly lineLength: number;
}

function templatesIn({ folder, path }: FolderFile): Template[] {
  return folder.reportOn(path).workloads.flatMap((workload) => {
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
    const title = titleOf(workload, planOf(folder, path));
    return [{ workload, title, range: { start, end }, lineLength: file.line(start.line + 1).length }];
  });
}
