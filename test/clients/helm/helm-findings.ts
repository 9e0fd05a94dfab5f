import { rules } from '../../../rules/index.ts';
import { checkManifests } from '../../../src/engine/check-manifests.ts';
import type { Finding } from '../../../src/engine/findings/finding.ts';
import { Levels } from '../../../src/engine/findings/levels.ts';
import { kindsNamedBy } from '../../../src/engine/reading/kinds-read.ts';
import { type ReadFile, readManifests } from '../../../src/engine/reading/read-manifests.ts';
import { run } from '../../../src/engine/run.ts';
import { Manifests } from '../../../src/kubernetes/manifests.ts';
import { Place } from '../../../src/kubernetes/place.ts';
import { resourcesOf } from '../../../src/kubernetes/resource.ts';
import { WORKLOAD_KINDS } from '../../../src/kubernetes/workloads/workload-kinds.ts';
import type { BuiltInputs } from '../../../src/render/built-inputs.ts';
import { buildCharts } from '../../../src/render/charts/build-charts.ts';
import { DEFAULT_SETTINGS } from '../../../src/settings.ts';
import { type ChartAtHand, chartDirectoriesIn, diskReader } from './helm-charts.ts';

/** A chart of a public repository as the linter renders it, named as `helm template` names a release. */
export function builtAtHand({ root, directory, set }: ChartAtHand): Promise<BuiltInputs> {
  const { list, read } = diskReader(root);
  const siblings = chartDirectoriesIn(root).filter((path) => path.startsWith(`${directory.split('/')[0]}/`));
  return buildCharts({
    list,
    read: (path) => attempt(() => read(path)),
    listed: [directory, ...siblings].map((path) => `${path}/Chart.yaml`),
    named: [directory],
    // Those next to it are only there to be depended on.
    configured: siblings.map((chart) => ({ chart, when: chart === directory ? undefined : 'no such file' })),
    commandLine: { name: 'release-name', ...(set === undefined ? {} : { set: [set] }) },
  });
}

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** What Helm printed, each template as a file. */
export function filesOfHelm(stdout: string): ReadFile[] {
  return stdout.split(/^---\n/m).flatMap((part, index) => {
    const source = /^# Source: (.*)\n/.exec(part)?.[1];
    return source ? [readManifests({ path: `${source}#${index}`, content: part })] : [];
  });
}

/** All findings, of what several objects have from one place too. */
export function findingsIn(files: readonly ReadFile[]): Finding[] {
  const documents = files.flatMap(({ parsed }) => parsed?.documents ?? []);
  const resources = documents.flatMap((each) => resourcesOf(Place.root(each), each.build?.namespace ?? 'default'));
  const manifests = new Manifests(resources, WORKLOAD_KINDS, kindsNamedBy(rules));
  const levels = new Levels([{ levels: {} }]);
  const { findings } = run(rules, {
    manifests,
    declaredProfiles: [],
    settings: DEFAULT_SETTINGS,
    levels,
    matters: () => true,
  });
  return [...checkManifests(documents, manifests), ...findings];
}

/** Rule, object, path and severity, which are the same however the object was made. */
export function identityOf({ rule, resource, path, severity }: Finding): string {
  const object = resource && [resource.kind, resource.namespace, resource.name].join(' ');
  return `${severity} ${rule.id} ${object} ${path.join('/')}`;
}
