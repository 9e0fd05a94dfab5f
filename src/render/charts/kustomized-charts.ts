import type { RepositoryFiles } from '../../engine/host.ts';
import { overlay } from '../../helm/chart/coalesce.ts';
import { loadChart } from '../../helm/chart/load.ts';
import { locateIn } from '../../helm/chart/locate.ts';
import { readValuesFile } from '../../helm/chart/read-values.ts';
import { GoList, GoMap } from '../../helm/go/value.ts';
import type { ChartRenderer, InlineValues } from '../../kustomize/helm-charts.ts';
import { ChartFiles } from './chart-files.ts';
import { renderRelease } from './render-release.ts';

/** Renders the charts of kustomizations. */
export function chartRenderer(list: RepositoryFiles['list']): ChartRenderer {
  return ({ directory, inline, ...settings }, read) => {
    const files = new ChartFiles({ read, list });
    const release = { ...settings, directory, label: directory, isStrict: false };
    const { documents } = renderRelease(release, loadChart(files, directory), {
      files,
      locate: locateIn(files, []),
      parseOptions: {},
      namespace: 'default',
      ...(inline && { inline: { file: inline.file, over: (given) => withInline(given, inline, files) } }),
    });
    return { documents, sources: [...files.sources] };
  };
}

function withInline(given: GoMap, { file, index, merge }: InlineValues, files: ChartFiles): GoMap {
  const { value } = readValuesFile(files.sourceOf(file)?.text ?? '', file);
  const charts = value instanceof GoMap ? value.get('helmCharts') : undefined;
  const chart = charts instanceof GoList ? charts.items[index]?.value : undefined;
  const inline = chart instanceof GoMap ? chart.get('valuesInline') : undefined;
  if (!(inline instanceof GoMap)) return given;
  if (merge === 'replace') return inline;
  return merge === 'merge' ? overlay(inline, given) : overlay(given, inline);
}
