import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { dump, load, loadAll } from 'js-yaml';
import type { Chart } from '../../../src/helm/chart/chart.ts';
import { loadChart } from '../../../src/helm/chart/load.ts';
import { locateIn, withLocated } from '../../../src/helm/chart/locate.ts';
import type { ChartReader } from '../../../src/helm/chart/reader.ts';
import { setValues } from '../../../src/helm/chart/set-values.ts';
import { GoMap } from '../../../src/helm/go/value.ts';
import { loadLibraries } from '../../../src/helm/libraries.ts';
import { type RenderedChart, renderChart } from '../../../src/helm/render.ts';
import { CORPUS } from '../../support/corpus.ts';
import { runHelm } from './helm-oracle.ts';

await loadLibraries();

export interface ChartAtHand {
  readonly root: string;
  /** Relative to the root. */
  readonly directory: string;
  /** What `--set` has to say so that it renders. */
  readonly set: string | undefined;
}

const SET: Readonly<Record<string, string>> = {
  'aws-load-balancer-controller': 'clusterName=shop',
  'prometheus-postgres-exporter': 'config.datasource.password=secret',
};
/** Made to fail, or a part of another one. */
const LEFT_OUT = /testdata\/(?:malformed-deps-chart|subchart)$/;

/** Charts of public repositories that lie beside this one, if they do. */
export function chartsAtHand(): ChartAtHand[] {
  return [CORPUS, join(CORPUS, '../charts')]
    .filter(existsSync)
    .flatMap((root) =>
      chartDirectoriesIn(root).map((directory) => ({ root, directory, set: SET[directory.split('/').at(-1) ?? ''] })),
    );
}

export function chartDirectoriesIn(root: string): string[] {
  const all = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('/Chart.yaml'))
    .map(dirname);
  return all.filter((path) => !LEFT_OUT.test(path) && !existsSync(join(root, path, '../../Chart.yaml'))).sort();
}

export function diskReader(root: string): ChartReader {
  return {
    list: (directory) =>
      readdirSync(join(root, directory), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(join(root, directory), join(entry.parentPath, entry.name))),
    read: (path) => new Uint8Array(readFileSync(join(root, path))),
  };
}

export function loadAtHand({ root, directory }: ChartAtHand): Chart {
  const reader = diskReader(root);
  const repository = `${directory.split('/')[0]}/`;
  const siblings = chartDirectoriesIn(root).filter((path) => path.startsWith(repository));
  return withLocated(loadChart(reader, directory), locateIn(reader, siblings));
}

export function renderAtHand(chart: ChartAtHand): RenderedChart {
  const values = chart.set === undefined ? new GoMap() : setValues(new GoMap(), chart.set, false, '--set');
  return renderChart(loadAtHand(chart), { values, strict: true });
}

/** The objects of a chart, by template and in a fixed order. */
export type Manifests = readonly (readonly [template: string, objects: readonly string[]])[];

export function manifestsHere(chart: ChartAtHand): Manifests {
  const { templates, notices } = renderAtHand(chart);
  if (notices.length > 0) throw new Error(`${chart.directory}: ${notices[0]?.message}`);
  return sorted(templates.map(({ name, text }) => [name, text.toString()]));
}

export function manifestsByHelm(program: string, chart: ChartAtHand): Manifests {
  return withCopy(chart, (copy) => {
    const { ok, stdout, stderr } = templateWith(program, copy, chart);
    if (!ok) throw new Error(`${chart.directory}: ${stderr}`);
    return sorted(
      stdout.split(/^---\n/m).flatMap((part) => {
        const source = /^# Source: (.*)\n/.exec(part);
        return source ? [[source[1] as string, part.slice(source[0].length)] as const] : [];
      }),
    );
  });
}

/** What `helm template` does with a copy of a chart. */
export function templateWith(program: string, copy: string, { set }: ChartAtHand, ...more: readonly string[]) {
  const args = ['template', copy, '--kube-version', '1.35.0', ...(set ? ['--set', set] : []), ...more];
  return runHelm(program, args);
}

/** Shows a copy of a chart, with its dependencies where Helm looks for them. */
export function withCopy<Result>(chart: ChartAtHand, work: (copy: string) => Result): Result {
  const directory = mkdtempSync(join(tmpdir(), 'helm-charts-'));
  try {
    const copy = join(directory, 'chart');
    cpSync(join(chart.root, chart.directory), copy, { recursive: true });
    supplyDependencies(chart, copy);
    return work(copy);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Puts charts of the same repository where Helm looks for them, and takes out what cannot be had. */
function supplyDependencies(chart: ChartAtHand, copy: string): void {
  const { metadata, dependencies } = loadAtHand(chart);
  if (metadata.dependencies.length === 0) return;
  for (const dependency of dependencies) {
    const target = join(copy, 'charts', dependency.metadata.name);
    if (!dependency.path.startsWith(`${chart.directory}/`))
      cpSync(join(chart.root, dependency.path), target, { recursive: true });
  }
  const content = load(readFileSync(join(copy, 'Chart.yaml'), 'utf8')) as { dependencies?: { name: string }[] };
  const kept = content.dependencies?.filter(({ name }) => dependencies.some((each) => each.metadata.name === name));
  writeFileSync(join(copy, 'Chart.yaml'), dump({ ...content, dependencies: kept }));
}

function sorted(templates: readonly (readonly [string, string])[]): Manifests {
  const byName = new Map<string, string[]>();
  for (const [name, text] of templates) {
    const objects = loadAll(text, undefined, { json: true }).filter(
      (object) => object !== null && object !== undefined,
    );
    byName.set(name, [...(byName.get(name) ?? []), ...objects.map((object) => JSON.stringify(fixedOrder(object)))]);
  }
  return [...byName]
    .filter(([, objects]) => objects.length > 0)
    .map(([name, objects]) => [name, objects.sort()] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Keys by name; what Helm makes up at random, and what is made of it, left out. */
function fixedOrder(value: unknown, key = ''): unknown {
  if (/^caBundle$|^checksum\/|\.(?:crt|key|pem)$|PASSWORD/.test(key)) return '…';
  if (Array.isArray(value)) return value.map((item) => fixedOrder(item));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, item]) => [name, fixedOrder(item, name)]));
}
