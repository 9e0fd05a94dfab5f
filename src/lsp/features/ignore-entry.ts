import { dirname, relative, resolve, sep } from 'node:path';
import type { ConfigIgnore } from '../../config/config.ts';
import { CONFIG_NAMES } from '../../config/find.ts';
import { PROTECTED } from '../../engine/always-on.ts';
import type { Finding } from '../../engine/findings/finding.ts';
import { Place } from '../../kubernetes/place.ts';
import { applyEdits } from '../../source/apply-edits.ts';
import type { Document, PlainValue, SourceFile, TextEdit } from '../../source/document.ts';
import { createSourceFile } from '../../source/source-file.ts';
import { lineBreakOf, linePrefix } from '../../yaml/edits/layout.ts';
import { parseFile } from '../../yaml/parse.ts';

/** How to add an entry to a configuration, without its reason. */
export interface IgnoreEdit {
  /** Absolute path of the configuration. */
  readonly path: string;
  /** Undefined for a new file. */
  readonly file: SourceFile | undefined;
  edits(reason: string): readonly TextEdit[];
}

export interface IgnoreContext {
  /** Absolute path of the folder that findings are relative to. */
  readonly directory: string;
  /** The configuration of the folder with its text, if there is one. */
  readonly configuration: { readonly path: string; readonly text: string } | undefined;
}

/** An edit that makes the configuration ignore a finding. Undefined if it would change other entries. */
export function ignoreEditOf(finding: Finding, { directory, configuration }: IgnoreContext): IgnoreEdit | undefined {
  if (PROTECTED.has(finding.rule.id) || !isNameable(finding)) return undefined;
  const path = configuration?.path ?? resolve(directory, CONFIG_NAMES[0]);
  const entry = (reason: string) =>
    entryFor(finding, reason, (name) => within(dirname(path), resolve(directory, name)));
  if (!configuration) {
    return {
      path,
      file: undefined,
      edits: (reason) => [{ start: 0, end: 0, text: `ignore:\n${listed(entry(reason), '  ', '\n')}` }],
    };
  }
  // The configuration is only a part of a package.json, and JSON lists are hard to extend.
  if (!/\.ya?ml$/i.test(path)) return undefined;
  const file = createSourceFile(path, configuration.text);
  const edits = (reason: string) => editsFor(file, entry(reason));
  return provesGood(file, edits('reason'), entry('reason'))
    ? { path, file, edits: (reason) => edits(reason) ?? [] }
    : undefined;
}

/** Whether an entry can name the object: not if its name is a placeholder, or has a wildcard, which would match others. */
function isNameable({ resource }: Finding): boolean {
  if (!resource?.name) return true;
  if (/[*?]/.test(resource.place.at('metadata', 'name').string ?? '')) return false;
  const names = [resource.name, resource.namespace ?? 'default'];
  return /^[A-Z][A-Za-z0-9]*$/.test(resource.kind) && names.every((each) => /^[-A-Za-z0-9.:_*?]{1,253}$/.test(each));
}

/** Matches the object of the finding, or else its file. */
function entryFor({ rule, resource, file }: Finding, reason: string, nameOf: (path: string) => string): ConfigIgnore {
  if (!resource?.name) return { rule: rule.id, files: [nameOf(file.path)], reason };
  const isNamed = resource.place.at('metadata', 'namespace').exists && resource.namespace !== null;
  const namespace = isNamed ? { namespace: resource.namespace ?? '' } : {};
  return { rule: rule.id, kind: resource.kind, ...namespace, name: resource.name, reason };
}

function within(directory: string, path: string): string {
  return relative(directory, path).split(sep).join('/');
}

function editsFor(file: SourceFile, entry: ConfigIgnore): readonly TextEdit[] | undefined {
  const { text } = file;
  const lineBreak = lineBreakOf(text);
  const document = documentOf(file);
  if (!document) {
    const isAtStart = text === '' || /[\r\n]$/.test(text);
    const added = `ignore:${lineBreak}${listed(entry, '  ', lineBreak)}`;
    return [{ start: text.length, end: text.length, text: isAtStart ? added : lineBreak + added }];
  }
  const items = Place.root(document).at('ignore').items();
  const last = items.at(-1);
  if (!last) return document.edit({ type: 'set', path: ['ignore'], value: [{ ...entry }] as PlainValue });
  const value = document.locate(last.path)?.value;
  if (!value) return undefined;
  const margin = /^([ \t]*)- +$/.exec(linePrefix(text, value.start))?.[1];
  if (margin === undefined) return undefined;
  const added = listed(entry, margin, lineBreak).slice(0, -lineBreak.length);
  return [{ start: value.end, end: value.end, text: `${lineBreak}${added}` }];
}

/** The entry as a list item, quoted where necessary. */
function listed(entry: ConfigIgnore, margin: string, lineBreak: string): string {
  return Object.entries(entry)
    .map(([key, value], index) => {
      const isPlain =
        typeof value === 'string' &&
        /^[A-Za-z][\w./-]*(?: [\w./-]+)*$/.test(value) &&
        !/^(?:true|false|null|yes|no|on|off|[yn~])$/i.test(value);
      return `${margin}${index === 0 ? '- ' : '  '}${key}: ${isPlain ? value : JSON.stringify(value)}${lineBreak}`;
    })
    .join('');
}

/** The only non-empty document of a configuration. */
function documentOf(file: SourceFile): Document | undefined {
  return parseFile(file).documents.find(({ value }) => value !== null);
}

/** Whether only the entry was added to the configuration. */
function provesGood(file: SourceFile, edits: readonly TextEdit[] | undefined, entry: ConfigIgnore): boolean {
  if (!edits) return false;
  const after = parseFile(createSourceFile(file.path, applyEdits(file.text, edits)));
  const before: Record<string, unknown> = { ...(documentOf(file)?.value ?? {}) };
  const ignore: unknown[] = Array.isArray(before.ignore) ? before.ignore : [];
  const documents = after.documents.filter(({ value }) => value !== null);
  if (after.problems.length > 0 || documents.length !== 1) return false;
  return normal(documents[0]?.value) === normal({ ...before, ignore: [...ignore, entry] });
}

/** Canonical text of a mapping, independent of key order. */
function normal(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
