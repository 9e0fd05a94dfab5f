import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { messageOf, noteText } from '../../src/engine/findings/message.ts';
import type { Report } from '../../src/engine/findings/report.ts';
import { lint } from '../../src/engine/lint.ts';
import type { Input } from '../../src/engine/reading/input.ts';
import { corpusRepositories } from '../support/corpus.ts';
import { blocksOf } from '../support/page.ts';
import { filesUnder, ROOT } from '../support/repository.ts';

/**
 * What holds of every finding and of every verdict, whatever people write: of the manifests that are committed here, and
 * of the corpus where it is at hand.
 */
const SETS: readonly (readonly [name: string, inputs: readonly Input[]])[] = [
  [
    'the examples',
    filesUnder('examples')
      .filter((path) => path.endsWith('.yaml'))
      .map(inputAt),
  ],
  ...filesUnder('docs/rules').map((page) => [page, blocksIn(page)] as const),
  ...corpusRepositories(),
];

let looked = 0;

describe.each(SETS)('%s', (_name, inputs) => {
  const reports = [null, [{ name: 'apps', selectors: [{ namespace: 'shop' }, { namespace: 'kube-*' }] }]].map(
    (profiles) => lint(inputs, { rules, settings: { profiles } }),
  );

  it('has no pod that runs, by its verdict, where a finding says that it does not', () => {
    for (const { findings, workloads } of reports) {
      const verdicts = new Map(workloads.map(({ pod, verdict }) => [pod, verdict]));
      for (const finding of findings) {
        const says = [messageOf(finding), ...finding.notes.map(noteText)].join('\n');
        if (!/\brefuse|\breject|stays? Pending|\bfails\b|will not start|not start\b/.test(says)) continue;
        for (const pod of finding.affects) expect(verdicts.get(pod), says).not.toBe('runs');
        looked += finding.affects.length;
      }
    }
  });

  it('predicts events only of pods that the Fargate scheduler sees, and that do not run', () => {
    for (const { pod, verdict, event } of reports.flatMap(({ workloads }) => workloads)) {
      if (event === null) continue;
      expect(verdict).not.toBe('runs');
      expect(pod.workload.kind).not.toBe('DaemonSet');
      expect(pod.spec.at('nodeName').string ?? '').toBe('');
    }
  });

  it('says of one cause once', () => {
    for (const report of reports) {
      for (const ids of rulesByPod(report)) {
        if (ids.kind === 'DaemonSet') expect(ids.found.filter((id) => !ABOUT_ANY_OBJECT.has(id))).toEqual(ids.once);
        expect(ids.found.filter((id) => id === 'limits-without-effect').length).toBeLessThanOrEqual(1);
        expect(
          ids.found.filter((id) => id === 'require-requests' || id === 'limits-without-effect').length,
        ).toBeLessThanOrEqual(1);
      }
    }
  });

  it('names nothing twice in a sentence', () => {
    const sentences = reports.flatMap(({ findings }) => findings.map(messageOf));
    for (const sentence of sentences) expect(sentence).not.toMatch(/\b([A-Z]\w+ [\w.-]+)(, | and )\1(?![\w.-])/);
  });
});

it('are about many pods that do not run', () => {
  expect(looked).toBeGreaterThan(30);
});

const ABOUT_ANY_OBJECT: ReadonlySet<string> = new Set(['invalid-manifest', 'duplicate-key', 'require-job-ttl']);

/** The ids of what was found of each pod, and what there may be of a DaemonSet. */
function rulesByPod({ findings, workloads }: Report) {
  return workloads.map(({ pod }) => {
    const found = findings.filter((finding) => finding.affects.includes(pod)).map(({ rule }) => rule.id);
    return { kind: pod.workload.kind, found, once: found.includes('no-daemonset') ? ['no-daemonset'] : [] };
  });
}

function inputAt(path: string): Input {
  return { path, content: readFileSync(join(ROOT, path)) };
}

/** Every example of a page as a set of its own would be slow; together they are one. */
function blocksIn(page: string): Input[] {
  return blocksOf(readFileSync(join(ROOT, page), 'utf8'))
    .filter(({ language }) => language === 'yaml')
    .map(({ code }, index) => ({ path: `${page}/${index}.yaml`, content: code }));
}
