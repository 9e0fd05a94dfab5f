import type { Chart } from '../../helm/chart/chart.ts';
import { overlay } from '../../helm/chart/coalesce.ts';
import { type LocateChart, withLocated } from '../../helm/chart/locate.ts';
import { readValuesFile } from '../../helm/chart/read-values.ts';
import { setValues } from '../../helm/chart/set-values.ts';
import { GoMap } from '../../helm/go/value.ts';
import { PieceIndex } from '../../helm/origin/piece-index.ts';
import { type RenderedChart, type RenderedTemplate, renderChart } from '../../helm/render.ts';
import { valueIn } from '../../kubernetes/place.ts';
import type { Build, Document, Span } from '../../source/document.ts';
import { createSourceFile } from '../../source/source-file.ts';
import { type ParsedFile, type ParseOptions, parseFile } from '../../yaml/parse.ts';
import type { ChartFiles } from './chart-files.ts';
import { within } from './discover.ts';
import { helmDocuments } from './helm-document.ts';
import { PlaceFinder } from './place-finder.ts';
import { HelmFailure, type HelmProgram, type Release } from './release.ts';
import { RenderedDocument } from './rendered-document.ts';

/** Something that a chart says, or that keeps it from being rendered, and where. */
export interface ChartMessage {
  readonly text: string;
  readonly at: Span | undefined;
}

/** What a release comes to. */
export interface RenderedRelease {
  readonly release: Release;
  readonly chart: Chart;
  readonly rendered: RenderedChart;
  readonly finder: PlaceFinder;
  /** The objects, each in the file of its template. */
  readonly documents: readonly Document[];
  /** Rendered text that is not YAML. */
  readonly unreadable: readonly ChartMessage[];
  /** Files of templates that could not be rendered, or not as YAML. */
  readonly failed: ReadonlySet<string>;
}

const decoder = new TextDecoder();

export interface ReleaseContext {
  readonly files: ChartFiles;
  readonly locate: LocateChart;
  readonly parseOptions: ParseOptions;
  /** Where objects go when nothing else says it. */
  readonly namespace: string;
  /** What renders charts in place of this, which then only tells the places. */
  readonly helm?: HelmProgram | undefined;
  /** Values in a file that holds something else too. */
  readonly inline?: { readonly file: string; readonly over: (given: GoMap) => GoMap };
}

/**
 * Renders a release, with the places of all that it makes.
 *
 * @throws Error for a chart that cannot be read, and for values that cannot
 */
export function renderRelease(release: Release, loaded: Chart, context: ReleaseContext): RenderedRelease {
  const { files, locate } = context;
  const { isStrict, kubeVersion, apiVersions = [] } = release;
  const chart = withLocated(loaded, locate);
  const namespace = release.namespace ?? context.namespace;
  const name = release.name ?? chart.metadata.name;
  const given = givenValues(release, files);
  const rendered = renderChart(chart, {
    release: { name, namespace },
    values: context.inline?.over(given) ?? given,
    ...(kubeVersion === undefined ? {} : { kubernetesVersion: kubeVersion }),
    apiVersions,
    strict: isStrict,
  });
  addSources(chart, rendered, files);
  for (const file of release.given?.files ?? []) files.adopt(file);
  const inline = [
    ...(release.given?.files ?? []).map(({ path }) => path),
    ...(context.inline ? [context.inline.file] : []),
  ];
  const finder = new PlaceFinder(rendered, files, new Set([...(release.values ?? []), ...inline]), release.deployed);
  const build: Build = { kind: 'chart', name: release.label, isPartial: release.isPartial ?? false, namespace };
  const documents: RenderedDocument[] = [];
  const unreadable: ChartMessage[] = [];
  for (const template of rendered.templates) {
    const parsed = readTemplate(template, { finder, build, parseOptions: context.parseOptions });
    documents.push(...parsed.documents.filter((document) => release.tests || !isTest(document)));
    unreadable.push(...parsed.unreadable);
  }
  const made = { release, chart, rendered, finder };
  const failed = new Set([...failedTemplates(rendered), ...unreadable.flatMap(({ at }) => at?.file.path ?? [])]);
  if (!context.helm) return { ...made, documents, unreadable, failed };
  const text = locating(finder, () => context.helm?.(release, name, namespace) ?? '');
  const fileOf = (template: string) => finder.template(template);
  const { parseOptions } = context;
  return {
    ...made,
    documents: helmDocuments({ text, build, fileOf, parseOptions }, documents),
    unreadable: [],
    failed: new Set(),
  };
}

/** Helm names templates by their charts. */
function locating<Result>(finder: PlaceFinder, render: () => Result): Result {
  try {
    return render();
  } catch (error) {
    const [, template = '', line] = /([^\s("]+\/templates\/[^\s:]+):(\d+)/.exec(String(error)) ?? [];
    const file = finder.template(template);
    throw file && error instanceof HelmFailure ? new HelmFailure(error.message, `${file.path}:${line}`) : error;
  }
}

/** The texts of templates and values: comments in them count, and some of them are packed. */
function addSources(chart: Chart, { sources }: RenderedChart, files: ChartFiles): void {
  for (const { file, text } of sources.values()) files.add(file.path, text);
  const addValues = ({ valuesFile, dependencies }: Chart): void => {
    if (valuesFile) files.add(valuesFile.path, decoder.decode(valuesFile.read()));
    dependencies.forEach(addValues);
  };
  addValues(chart);
  files.sourceOf(within(chart.path, 'Chart.yaml'));
}

/** Values in the order in which Helm puts them over each other: files, what deploys it, `--set`, then `--set-string`. */
function givenValues({ values = [], set = [], setString = [], given: own }: Release, files: ChartFiles): GoMap {
  let given = new GoMap();
  for (const path of values) {
    const source = files.sourceOf(path);
    if (!source) throw new Error(`values file ${path}: no such file`);
    given = overlay(given, valuesIn(source.text, path));
  }
  if (own) given = own.over(given);
  for (const text of set) given = setValues(given, text, false, '--set');
  for (const text of setString) given = setValues(given, text, true, '--set-string');
  return given;
}

function valuesIn(text: string, path: string): GoMap {
  const { value } = readValuesFile(text, path);
  if (value instanceof GoMap) return value;
  if (value === null || value === undefined) return new GoMap();
  throw new Error(`values file ${path}: it is not a mapping`);
}

interface TemplateContext {
  readonly finder: PlaceFinder;
  readonly build: Build;
  readonly parseOptions: ParseOptions;
}

function readTemplate({ name, file, text }: RenderedTemplate, { finder, build, parseOptions }: TemplateContext) {
  const written = text.toString();
  const source = finder.template(name);
  if (!source || written.trim() === '') return { documents: [], unreadable: [] };
  const rendering = { template: name, file: source, index: new PieceIndex(text), finder, build };
  const parsed: ParsedFile = parseFile(createSourceFile(file.path, written), parseOptions);
  return {
    documents: parsed.documents
      .filter(({ value }) => value !== null)
      .map((document) => new RenderedDocument(document, rendering)),
    unreadable: parsed.problems.map(({ message, range }) => ({
      text: message,
      at: { file: source, range: finder.rangeIn(name, rendering.index, range) },
    })),
  };
}

/** What `helm test` runs, and not `helm install`. */
function isTest({ value }: Document): boolean {
  const hooks = valueIn(valueIn(valueIn(value, 'metadata'), 'annotations'), 'helm.sh/hook');
  return typeof hooks === 'string' && hooks.split(',').some((hook) => /^test(?:-success|-failure)?$/.test(hook.trim()));
}

/** The files of the templates of which nothing is there. */
function failedTemplates({ templates, notices, sources }: RenderedChart): Set<string> {
  const written = new Set(templates.map(({ name }) => name));
  const partials = (name: string) => /(?:^|\/)(?:_[^/]*|NOTES\.txt)$/.test(name);
  const failed = [...sources].filter(([name]) => !written.has(name) && !partials(name));
  return notices.some(({ severity }) => severity === 'error')
    ? new Set(failed.map(([, { file }]) => file.path))
    : new Set();
}
