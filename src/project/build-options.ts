import type { Project } from '../config/project.ts';
import type { ChartRequest } from '../render/charts/build-charts.ts';

export interface BuildOptions {
  /** Directories to build even when others are made of them. */
  readonly named: readonly string[];
  readonly charts: ChartRequest;
}

/** What a configuration says about kustomizations and charts; undefined if nothing is to be built. */
export function buildOptionsOf(
  project: Project | undefined,
  reading: Pick<ChartRequest, 'parseOptions' | 'namespace'>,
): BuildOptions | undefined {
  if (!project) return { named: [], charts: reading };
  if (!project.renders) return undefined;
  const { kustomizations, charts, chartSources } = project;
  return {
    named: kustomizations,
    charts: { ...reading, configured: charts, sources: { byAddress: chartSources, directories: [] } },
  };
}
