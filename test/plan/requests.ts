import { lint } from '../../src/engine/lint.ts';
import type { Requests } from '../../src/plan/options.ts';
import { corpusRepositories } from '../support/corpus.ts';

/** What the workloads of real repositories request, those left out that no m5.large holds. */
export function requestsOfRepositories(): Requests[] {
  return corpusRepositories().flatMap(([, inputs]) =>
    lint(inputs, { rules: [] })
      .workloads.filter(({ pod }) => pod.complete && pod.resources.readable)
      .map((each) => each.requests)
      .filter(({ cpuMilli, memoryMiB }) => cpuMilli + memoryMiB > 0 && cpuMilli <= 1500 && memoryMiB <= 6000),
  );
}
