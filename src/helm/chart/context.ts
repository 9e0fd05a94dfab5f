import type { Budget } from '../budget.ts';
import { GoInt, GoList, GoMap, type GoValue, type Traced } from '../go/value.ts';
import { filesObject } from './files.ts';
import type { Instance } from './instance.ts';
import { textOf } from './metadata.ts';

export interface Release {
  readonly name: string;
  readonly namespace: string;
}

/** What a template of a chart gets as its dot. */
export interface ChartContext {
  readonly instance: Instance;
  /** e.g. `shop/charts/redis` */
  readonly fullName: string;
  readonly root: GoMap;
}

const VALUES_TYPE = 'common.Values';

interface ContextOptions {
  readonly release: Release;
  readonly capabilities: GoValue;
  readonly budget: Budget;
}

/** The dots of a chart and its dependencies, which share their values as Helm's do. */
export function contextsOf(
  instance: Instance,
  values: Traced,
  { release, capabilities, budget }: ContextOptions,
): ChartContext[] {
  const contexts: ChartContext[] = [];
  const shared = { Release: { value: releaseObject(release) }, Capabilities: { value: capabilities } };
  const visit = (each: Instance, own: Traced, fullName: string, isRoot: boolean): GoMap => {
    const subcharts = new GoMap();
    const map = own.value instanceof GoMap ? own.value : new GoMap();
    const root = new GoMap(
      Object.entries({
        Chart: { value: chartObject(each, isRoot) },
        Files: { value: filesObject(each.chart.files, budget) },
        ...shared,
        Values: { value: new GoMap(map.entries, VALUES_TYPE), entries: own.entries },
        Subcharts: { value: subcharts },
      }),
    );
    for (const dependency of each.dependencies) {
      const inner = map.entries.get(dependency.name) ?? { value: new GoMap(), entries: dependency.values.entries };
      subcharts.entries.set(dependency.name, {
        value: visit(dependency, inner, `${fullName}/charts/${dependency.name}`, false),
      });
    }
    contexts.push({ instance: each, fullName, root });
    return root;
  };
  visit(instance, values, instance.name, true);
  return contexts;
}

function releaseObject({ name, namespace }: Release): GoMap {
  return new GoMap(
    Object.entries({
      Name: { value: name },
      Namespace: { value: namespace },
      IsUpgrade: { value: false },
      IsInstall: { value: true },
      Revision: { value: new GoInt(1) },
      Service: { value: 'Helm' },
    }),
  );
}

const TEXTS = [
  'name',
  'home',
  'version',
  'description',
  'icon',
  'apiVersion',
  'condition',
  'tags',
  'appVersion',
  'kubeVersion',
  'type',
];
const LISTS = ['sources', 'keywords', 'maintainers', 'dependencies'];

/** `.Chart`, with the fields that Chart.yaml does not have as empty ones. */
function chartObject({ chart, name }: Instance, isRoot: boolean): GoMap {
  const { content } = chart.metadata;
  const object = new GoMap([['IsRoot', { value: isRoot }]]);
  const set = (key: string, value: GoValue) => {
    object.entries.set(fieldName(key), { value, entries: content.entries.get(key)?.entries });
  };
  for (const key of TEXTS) set(key, textOf(content.get(key)));
  for (const key of LISTS) {
    const list = content.get(key);
    set(key, list instanceof GoList ? new GoList(list.items.map(withFieldNames)) : new GoList([]));
  }
  const annotations = content.get('annotations');
  const texts =
    annotations instanceof GoMap
      ? annotations.sorted().map(([key, item]) => [key, { ...item, value: textOf(item.value) }] as const)
      : [];
  set('annotations', new GoMap(texts, 'map[string]string'));
  set('deprecated', content.get('deprecated') === true);
  object.entries.set('Name', { value: name, entries: content.entries.get('name')?.entries });
  if (object.get('APIVersion') === '') object.entries.set('APIVersion', { value: 'v1' });
  return object;
}

function withFieldNames(item: Traced): Traced {
  if (!(item.value instanceof GoMap)) return item;
  return { ...item, value: new GoMap([...item.value.entries].map(([key, value]) => [fieldName(key), value] as const)) };
}

function fieldName(key: string): string {
  if (key === 'apiVersion') return 'APIVersion';
  return key === 'url' ? 'URL' : key.charAt(0).toUpperCase() + key.slice(1);
}
