import type { Chart } from '../../helm/chart/chart.ts';
import { nameOf } from '../../helm/chart/instance.ts';
import type { Entry } from '../../helm/origin/entry.ts';
import type { PieceIndex } from '../../helm/origin/piece-index.ts';
import { type Origin, type Ownership, originsOf, type TemplateOrigin } from '../../helm/origins.ts';
import type { RenderedChart } from '../../helm/render.ts';
import type { SourceFile, Span, TextRange } from '../../source/document.ts';
import type { ChartFiles } from './chart-files.ts';

/** A value in rendered text, and what to point at of it: its key, where it is a mapping or a list. */
export interface RenderedPlace {
  readonly value: TextRange;
  readonly shown: TextRange;
  /** The key that it lacks, when that is what it is about. */
  readonly missing?: string | undefined;
}

/** More places of one value are nothing that anybody reads. */
const MOST_PLACES = 6;

/** Finds what is rendered in the files that it was made of: values, templates and Chart.yaml. */
export class PlaceFinder {
  readonly rendered: RenderedChart;
  readonly files: ChartFiles;
  readonly #chart: Chart;
  readonly #ownership: Ownership;

  /** @param given files of values that the user named */
  constructor(rendered: RenderedChart, files: ChartFiles, given: ReadonlySet<string>) {
    this.rendered = rendered;
    this.files = files;
    this.#chart = rendered.instance.chart;
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
    const spans = distinct(this.#origins(index, place).flatMap((origin) => this.#spanOf(origin) ?? []));
    const [first] = spans;
    const outer = first && isPacked(first.file.path) ? this.#dependencySpan(index, place) : undefined;
    return distinct(outer ? [outer, ...spans] : spans).slice(0, MOST_PLACES);
  }

  /** The empty value, or the branch that is not taken, that would write what is missing; none when there is none. */
  hooksFor(index: PieceIndex, place: RenderedPlace): Span[] {
    const [first] = this.#query(index, place.value, place.missing);
    if (first?.kind !== 'entry' || first.role !== 'missing') return [];
    return [this.#spanOf(first) ?? []].flat();
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
  #origins(index: PieceIndex, { value, shown, missing }: RenderedPlace): Origin[] {
    const whole = this.#query(index, value, missing);
    const [first] = whole;
    const isExplained = first?.kind === 'entry' && first.role !== 'condition';
    const origins = isExplained || value === shown ? whole : this.#query(index, shown);
    return origins.filter((origin) => origin.kind === 'template' || origin.role !== 'condition');
  }

  #query(index: PieceIndex, { start, end }: TextRange, missing?: string): Origin[] {
    return originsOf(index, { start, end, ...(missing === undefined ? {} : { missing }) }, this.#ownership);
  }

  #spanOf(origin: Origin): Span | undefined {
    if (origin.kind === 'entry')
      return this.entrySpan(origin.entry, origin.role === 'missing' ? 'set it here' : 'value');
    const file = this.template(origin.template);
    if (!file) return undefined;
    return {
      file,
      range: trimmed(file.text, origin),
      label: origin.role === 'call' ? 'included here' : 'rendered here',
    };
  }

  /** An entry as people point at it: a scalar itself, the key of anything larger. */
  entrySpan(entry: Entry, label: string): Span | undefined {
    const { written } = entry;
    const file = written && this.files.sourceOf(written.file);
    if (!file || !written.place) return undefined;
    const { keyStart, start, end } = written.place;
    const text = file.text.slice(start, end);
    const isScalar = written === entry && text !== '' && !/^[[{|>&*!]|\n/.test(text);
    return { file, range: isScalar ? { start, end } : { start: keyStart, end: keyEnd(file.text, keyStart) }, label };
  }

  /** Where the user's own chart says something of a packed one: its values of it, or that it depends on it. */
  #dependencySpan(index: PieceIndex, { shown }: RenderedPlace): Span | undefined {
    const inner = this.#query(index, shown).find((origin) => origin.kind === 'template');
    const name = inner && /^[^/]+\/charts\/([^/]+)\//.exec(inner.template)?.[1];
    if (name === undefined) return undefined;
    const { values, metadata } = this.#chart;
    const own =
      'entries' in Object(values.value)
        ? (values.value as { entries: Map<string, { entries?: readonly Entry[] }> }).entries.get(name)
        : undefined;
    const declared = metadata.dependencies.find((each) => nameOf(each) === name);
    const [entry] = [...(own?.entries ?? []), ...(declared?.entries ?? [])];
    return entry && this.entrySpan(entry, `of the chart ${name}`);
  }

  #pathOf(fileOrTemplate: string): string {
    return this.rendered.sources.get(fileOrTemplate)?.file.path ?? fileOrTemplate;
  }

  #isVendored(path: string): boolean {
    const { path: root } = this.#chart;
    return isPacked(path) || path.startsWith(root === '.' ? 'charts/' : `${root}/charts/`);
  }
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

function distinct(spans: readonly Span[]): Span[] {
  const seen = new Set<string>();
  return spans.filter(({ file, range }) => {
    const key = `${file.path} ${range.start} ${range.end}`;
    return !seen.has(key) && seen.add(key);
  });
}
