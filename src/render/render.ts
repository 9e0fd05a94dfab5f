import { type BuiltInputs, joinBuilt } from './built-inputs.ts';
import type { ChartOptions } from './charts/build-charts.ts';

export interface RenderOptions extends ChartOptions {
  /** Directories of kustomizations to build although others are made of them. */
  readonly kustomizations: readonly string[];
}

const KUSTOMIZATION = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;
const PART_OF_CHART = /(?:^|\/)(?:Chart\.yaml$|templates\/|[^/]*values[^/]*\.ya?ml$)/;

/** What of the files of a run is made of others: kustomizations and charts. What makes them is loaded when there are any. */
export async function renderSources(options: RenderOptions): Promise<BuiltInputs> {
  const { listed, named, kustomizations, repository } = options;
  const all: BuiltInputs[] = [];
  if (listed.some((path) => KUSTOMIZATION.test(path))) {
    const { buildKustomizations } = await import('./kustomizations.ts');
    all.push(buildKustomizations({ read: repository.read, listed, named: [...named, ...kustomizations] }));
  }
  if (mayHoldCharts(listed)) {
    const { buildCharts } = await import('./charts/build-charts.ts');
    all.push(buildCharts(options));
  }
  return joinBuilt(all);
}

function mayHoldCharts(listed: readonly string[]): boolean {
  return listed.some((path) => PART_OF_CHART.test(path));
}
