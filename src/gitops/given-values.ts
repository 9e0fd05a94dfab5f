import { overlay } from '../helm/chart/coalesce.ts';
import { setValues } from '../helm/chart/set-values.ts';
import { GoList, GoMap, type GoValue } from '../helm/go/value.ts';
import { Entry as ValuesEntry } from '../helm/origin/entry.ts';
import { isMapping, type Place } from '../kubernetes/place.ts';
import type { Work } from '../kustomize/failure.ts';
import { inlineDocuments } from '../kustomize/inline-document.ts';
import type { Document, Path, Segment, SourceFile } from '../source/document.ts';
import { EntryProblem, type GivenValues } from './entry.ts';

/** Values in the order in which they were added, later ones over earlier ones, each with the place that it is written in. */
export class ValuesCollector {
  readonly #steps: ((values: GoMap) => GoMap)[] = [];
  readonly #files = new Set<SourceFile>();
  readonly #work: Work;

  constructor(work: Work) {
    this.#work = work;
  }

  /** A mapping of values. */
  addMapping(place: Place): void {
    const { value } = place;
    if (!isMapping(value)) return;
    const map = this.#mapOf(value, place.document, place.path, new ValuesEntry(place.file.path));
    this.#steps.push((values) => overlay(values, map));
  }

  /** A string of YAML that holds values. */
  addText(place: Place): void {
    if (place.string === undefined || place.string.trim() === '') return;
    const [document] = inlineDocuments(place);
    const value = document?.value;
    if (!document || value === null) return;
    if (!isMapping(value)) throw new EntryProblem('its values are not a mapping');
    const map = this.#mapOf(value, document, [], new ValuesEntry(document.file.path));
    this.#steps.push((values) => overlay(values, map));
  }

  /** One value, as for `helm --set`. */
  addParameter(name: string, place: Place, isText: boolean): void {
    const value = place.value;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return;
    const { file, range } = place.spans[0];
    this.#files.add(file);
    const at = { keyStart: range.start, ...range };
    const entry = new ValuesEntry(file.path, undefined, name, false, at);
    this.#steps.push((values) => setValues(values, `${name}=${escaped(String(value))}`, isText, entry));
  }

  /** Undefined when there are none. */
  get given(): GivenValues | undefined {
    const steps = [...this.#steps];
    if (steps.length === 0) return undefined;
    return { over: (values) => steps.reduce((given, step) => step(given), values), files: [...this.#files] };
  }

  #mapOf(value: Readonly<Record<string, unknown>>, document: Document, path: Path, around: ValuesEntry): GoMap {
    const entries = Object.entries(value).map(([key, each]) => {
      return [key, this.#traced(each, document, [...path, key], around)] as const;
    });
    return new GoMap(entries);
  }

  #traced(value: unknown, document: Document, path: Path, around: ValuesEntry) {
    this.#work.spend(1);
    const entry = this.#entryAt(document, path, around);
    return { value: this.#goValue(value, document, path, entry), entries: [entry] };
  }

  #goValue(value: unknown, document: Document, path: Path, entry: ValuesEntry): GoValue {
    if (Array.isArray(value)) {
      return new GoList(value.map((item, index) => this.#traced(item, document, [...path, index], entry)));
    }
    if (isMapping(value)) return this.#mapOf(value, document, path, entry);
    return typeof value === 'bigint' ? Number(value) : (value as GoValue);
  }

  #entryAt(document: Document, path: Path, around: ValuesEntry): ValuesEntry {
    const location = document.locate(path);
    const key = path.at(-1) as Segment;
    if (!location) return around.child(key);
    const file = location.file ?? document.file;
    this.#files.add(file);
    const place = { keyStart: (location.key ?? location.value).start, ...location.value };
    return new ValuesEntry(file.path, around, key, false, place);
  }
}

/** Commas separate values for Helm, unless they are in the braces of a list. */
function escaped(value: string): string {
  return /^\{.*\}$/s.test(value) ? value : value.replace(/(?<!\\),/g, '\\,');
}
