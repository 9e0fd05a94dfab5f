import type { Chart } from '../../helm/chart/chart.ts';
import { nameOf } from '../../helm/chart/metadata.ts';
import { GoMap } from '../../helm/go/value.ts';
import type { Entry } from '../../helm/origin/entry.ts';
import type { PieceIndex } from '../../helm/origin/piece-index.ts';
import { conditionsAt, type Origin, type Ownership, originsOf, type TemplateOrigin } from '../../helm/origins.ts';
import type { RenderedChart } from '../../helm/render.ts';
import type { SourceFile, Span, TextRange } from '../../source/document.ts';
import type { ChartFiles } from './chart-files.ts';
import { isBelow } from './discover.ts';
import type { Release } from './release.ts';

/** A value in rendered text, and what to point at of it: its key, where it is a mapping or a list. */
export interface RenderedPlace {
  readonly value: TextRange;
  /** The value and the space around it, where a branch may be that is not taken. */
  readonly around: TextRange;
  readonly shown: TextRange;
  /** The text of that. */
  readonly text: string;
  /** The key that it lacks, when that is what it is about. */
  readonly missing?: string | undefined;
}

const CALL = 'included here';
const RENDERED = 'rendered here';

/** A condition of more values than these is not a switch. */
const MOST_SWITCHES = 2;

/** More places of one value are nothing that anybody reads. */
const MOST_PLACES = 6;

/** Finds what is rendered in the files that it was made of: values, templates and Chart.yaml. */
export class PlaceFinder {
  readonly rendered: RenderedChart;
  readonly files: ChartFiles;
  /** The chart's own values, and those that the user named. */
  readonly valuesFiles: readonly SourceFile[];
  readonly #chart: Chart;
  readonly #ownership: Ownership;
  readonly #deployed: Release['deployed'];

  /**
   * @param given files of values that the user named
   * @param deployed what says that the chart is deployed
   */
  constructor(rendered: RenderedChart, files: ChartFiles, given: ReadonlySet<string>, deployed?: Release['deployed']) {
    this.#deployed = deployed;
    this.rendered = rendered;
    this.files = files;
    this.#chart = rendered.instance.chart;
    const own = this.#chart.valuesFile?.path;
    this.valuesFiles = [...given, ...(own === undefined ? [] : [own])].flatMap((path) => files.sourceOf(path) ?? []);
    this.#ownership = {
      isGiven: (file) => given.has(file),
      isVendored: (name) => this.#isVendored(this.#pathOf(name)),
    };
  }

  /** The file of a template, by its name. */
  template(name: string): SourceFile | undefined {
    const source = this.rendered.sources.get(name);
    return source && this.files.add(source.file.path, source.text);
  }

  /** Where a person would change it first, then all else that had a part in it. */
  spansOf(index: PieceIndex, place: RenderedPlace): Span[] {
    const spans = callsFirst(this.#origins(index, place).flatMap((origin) => this.#spanOf(origin, place.text) ?? []));
    return this.#ownFirst(index, place, [...this.hooksFor(index, place), ...spans]);
  }

  /** The empty value, or the branch that is not taken, that would write what is missing; none when there is none. */
  hooksFor(index: PieceIndex, place: RenderedPlace): Span[] {
    if (place.missing === undefined) return [];
    const isHook = (origin: Origin) => origin.kind === 'entry' && origin.role === 'missing';
    const found = [place.value, place.around].flatMap((range) =>
      this.#query(index, range, place.missing).filter(isHook),
    );
    return this.#ownFirst(
      index,
      place,
      found.slice(0, 1).flatMap((origin) => this.#spanOf(origin) ?? []),
    );
  }

  /** The scalars of the innermost condition around what a template writes, if they are few and can be changed. */
  switchesOf(index: PieceIndex, range: TextRange, whole: TextRange | undefined): Span[] {
    if (this.#query(index, range)[0]?.kind !== 'template') return [];
    const outer = new Set(whole && conditionsAt(index, whole));
    const inner = conditionsAt(index, range).filter((condition) => !outer.has(condition));
    return (
      inner
        .map(({ entries = [] }) => entries.map((entry) => this.#switchSpan(entry)))
        .filter((spans) => spans.length > 0 && spans.length <= MOST_SWITCHES)
        .find((spans): spans is Span[] => spans.every((span) => span !== undefined)) ?? []
    );
  }

  #switchSpan(entry: Entry): Span | undefined {
    const span = this.entrySpan(entry, 'value');
    const isScalar = span && entry.place?.start === span.range.start;
    return isScalar && this.valuesFiles.includes(span.file) ? span : undefined;
  }

  #ownFirst(index: PieceIndex, place: RenderedPlace, spans: readonly Span[]): Span[] {
    const isOthers = spans[0] && this.#isVendored(spans[0].file.path);
    const deployed = this.#deployed?.isOfRegistry ? { ...this.#deployed.at, label: 'deployed here' } : undefined;
    const outer = isOthers ? (deployed ?? this.#dependencySpan(index, place)) : undefined;
    return distinct([...(outer ? [outer] : []), ...spans]).slice(0, MOST_PLACES);
  }

  /** The place in the file of a template: of what another one writes, the call of that. */
  rangeIn(template: string, index: PieceIndex, { start, end }: TextRange): TextRange {
    const origins = this.#query(index, { start, end });
    const found = origins.findLast(
      (origin): origin is TemplateOrigin => origin.kind === 'template' && origin.template === template,
    );
    return found ? trimmed(this.template(template)?.text ?? '', found) : { start: 0, end: 0 };
  }

  /** A mapping or list is pointed at by its key, unless a value is all of it. */
  #origins(index: PieceIndex, { value, shown }: RenderedPlace): Origin[] {
    const whole = this.#query(index, value);
    const isValue = whole[0]?.kind === 'entry' && whole[0].role === 'value';
    return isValue || value === shown ? whole : this.#query(index, shown);
  }

  #query(index: PieceIndex, { start, end }: TextRange, missing?: string): Origin[] {
    return originsOf(index, { start, end, ...(missing === undefined ? {} : { missing }) }, this.#ownership);
  }

  /** @param text what is looked for, where a template writes more at once */
  #spanOf(origin: Origin, text = ''): Span | undefined {
    if (origin.kind === 'entry')
      return this.entrySpan(origin.entry, origin.role === 'missing' ? 'set it here' : 'value');
    const file = this.template(origin.template);
    if (!file) return undefined;
    const range = narrowed(file.text, trimmed(file.text, origin), text);
    return { file, range, label: origin.role === 'call' ? CALL : RENDERED };
  }

  /** An entry as people point at it: a scalar itself, the key of anything larger. */
  entrySpan(entry: Entry, label: string): Span | undefined {
    const { written } = entry;
    const file = written && this.files.sourceOf(written.file);
    if (!file || !written.place) return undefined;
    const { keyStart, start, end } = written.place;
    const text = file.text.slice(start, end);
    const isInline = !file.text.slice(keyStart, start).includes('\n');
    const isScalar = written === entry && isInline && text !== '' && !/^[[{|>&*!]|\n|^[^"'].*:(?:\s|$)/.test(text);
    return { file, range: isScalar ? { start, end } : { start: keyStart, end: keyEnd(file.text, keyStart) }, label };
  }

  /** Where the user's own chart says something of somebody else's: its values for it, or that it depends on it. */
  #dependencySpan(index: PieceIndex, { shown }: RenderedPlace): Span | undefined {
    const inner = this.#query(index, shown).find((origin) => origin.kind === 'template');
    const name = inner && /^[^/]+\/charts\/([^/]+)\//.exec(inner.template)?.[1];
    if (name === undefined) return undefined;
    const { values, metadata } = this.#chart;
    const own = values.value instanceof GoMap ? values.value.entries.get(name)?.entries : undefined;
    const declared = metadata.dependencies.find((each) => nameOf(each) === name)?.entries;
    const [entry] = [...(own ?? []), ...(declared ?? [])];
    return entry && this.entrySpan(entry, `values of ${name}`);
  }

  #pathOf(fileOrTemplate: string): string {
    return this.rendered.sources.get(fileOrTemplate)?.file.path ?? fileOrTemplate;
  }

  /** A chart in `charts/` is the user's own unless it comes from elsewhere. */
  #isVendored(path: string): boolean {
    if (isPacked(path) || (this.#deployed?.isOfRegistry && isBelow(this.#chart.path, path))) return true;
    const { path: root, metadata, dependencies } = this.#chart;
    const directory = root === '.' ? 'charts/' : `${root}/charts/`;
    if (!path.startsWith(directory)) return false;
    const folder = path.slice(directory.length).split('/')[0] ?? '';
    const name = dependencies.find((each) => each.path.endsWith(`/charts/${folder}`))?.metadata.name ?? folder;
    return metadata.dependencies.some((each) => each.name === name && /^(?!file:)\w+:|^@/.test(each.repository));
  }
}

/** What a helper calculates, such as a name, is better seen where that is used. */
function callsFirst(spans: readonly Span[]): readonly Span[] {
  const [first] = spans;
  const call = spans.findLast(({ label }) => label === CALL);
  const isCalculated = first?.label === RENDERED && first.file.text.startsWith('{{', first.range.start);
  return isCalculated && call ? [call, ...spans] : spans;
}

function isPacked(path: string): boolean {
  return path.includes('.tgz/');
}

function keyEnd(text: string, start: number): number {
  const [key = ''] = /^(?:"(?:\\.|[^"\\])*"|'[^']*'|[^\n:{[]|:(?!\s))*/.exec(text.slice(start, start + 200)) ?? [];
  return start + Math.max(key.trimEnd().length, 1);
}

function trimmed(text: string, { start, end }: TextRange): TextRange {
  const written = text.slice(start, end);
  const from = start + (written.length - written.trimStart().length);
  return from > end || written.trim() === '' ? { start, end } : { start: from, end: start + written.trimEnd().length };
}

/** Of text that a template writes as it is, the part that is looked for, when it is there once. */
function narrowed(source: string, range: TextRange, text: string): TextRange {
  const written = source.slice(range.start, range.end);
  const at = text === '' || written.startsWith('{{') ? -1 : written.indexOf(text);
  if (at < 0 || written.indexOf(text, at + 1) >= 0) return range;
  return { start: range.start + at, end: range.start + at + text.length };
}

function distinct(spans: readonly Span[]): Span[] {
  const seen = new Set<string>();
  return spans.filter(({ file, range }) => {
    const key = `${file.path} ${range.start} ${range.end}`;
    return !seen.has(key) && seen.add(key);
  });
}
