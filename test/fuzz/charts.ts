import type { Chart } from '../../src/helm/chart/chart.ts';
import { loadChart } from '../../src/helm/chart/load.ts';
import { readerOf } from '../../src/helm/chart/reader.ts';
import { renderChart } from '../../src/helm/render.ts';
import { CASES } from '../helm/cases.ts';
import type { FuzzTarget } from './target.ts';
import { disturbedTrees } from './texts.ts';

type Files = Readonly<Record<string, string>>;

const CHART = 'apiVersion: v2\nname: shop\nversion: 1.0.0\n';
const VALUES = 'text: hello\nint: 7\nlist: [a, b, 3]\nmap: {a: 1, b: {c: 2}}\nnested: {deep: {er: x}}\n';

/** Whatever templates and values say, they are rendered or refused, within what rendering may take. */
export const charts: FuzzTarget = {
  inputs: (seed) =>
    disturbedTrees(
      seed,
      CASES.map((template) => ({ 'Chart.yaml': CHART, 'values.yaml': VALUES, 'templates/a.yaml': template })),
    ),
  check: (files: Files) => {
    const chart = chartOf(files);
    if (chart) renderChart(chart);
  },
};

/** Undefined for a chart that is refused. */
function chartOf(files: Files): Chart | undefined {
  try {
    return loadChart(readerOf(new Map(Object.entries(files))), '.');
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw error;
    return undefined;
  }
}
