import type { Entries, Entry } from './origin/entry.ts';
import type { PieceIndex, PlacedPiece } from './origin/piece-index.ts';
import type { Call, Condition } from './origin/scope.ts';
import type { Piece } from './origin/text.ts';
import { ANY_KEY } from './template/keys-written.ts';

/** A place that had a part in some rendered text. */
export type Origin = EntryOrigin | TemplateOrigin;

export interface EntryOrigin {
  readonly kind: 'entry';
  readonly entry: Entry;
  /** The value that was written, or one that would have been. */
  readonly role: 'value' | 'missing';
}

export interface TemplateOrigin {
  readonly kind: 'template';
  readonly template: string;
  /** In the template. Of literal text exactly what was asked for, as far as it lies in one piece. */
  readonly start: number;
  readonly end: number;
  readonly role: 'literal' | 'action' | 'call';
}

export interface OriginQuery {
  /** The value in the rendered text: a scalar, or a whole mapping or list. */
  readonly start: number;
  readonly end: number;
  /** The key that it lacks, when that is what it is about. */
  readonly missing?: string;
}

/** What is known of files and templates apart from what they hold. */
export interface Ownership {
  /** Whether the user named this file of values. */
  isGiven(file: string): boolean;
  /** Whether a file or a template belongs to a chart that others keep. */
  isVendored(fileOrTemplate: string): boolean;
}

/**
 * Where rendered text comes from; the first place is where someone would change it.
 *
 * That is a value in a file that the user named; else one of the chart's own values; else the template, and for one of
 * somebody else's chart the outermost call of it. After these come all others.
 */
export function originsOf(index: PieceIndex, query: OriginQuery, ownership: Ownership): Origin[] {
  const pieces = index.within(query.start, query.end);
  const first = firstOf(pieces);
  if (!first) return [];
  const direct = query.missing === undefined ? valueEntries(pieces, query) : hooks(pieces, query.missing, query);
  const role = query.missing === undefined ? 'value' : 'missing';
  const entries = direct.map((entry): EntryOrigin => ({ kind: 'entry', entry, role }));
  const templates = templateOrigins(pieces, first, query);
  const ranked = [
    ...entries.filter(({ entry }) => ownership.isGiven(entry.file)),
    ...entries.filter(({ entry }) => !ownership.isGiven(entry.file) && !ownership.isVendored(entry.file)),
    ...ownFirst(templates, ownership),
    ...entries,
  ];
  return distinct(ranked);
}

/** Entries that make up the value: nothing but punctuation comes from elsewhere. */
function valueEntries(pieces: readonly PlacedPiece[], { start, end }: OriginQuery): Entry[] {
  const entries: Entry[] = [];
  for (const { piece, at } of pieces) {
    const shown = piece.text.slice(Math.max(start - at, 0), end - at);
    if (!piece.entries && /[\p{L}\p{N}]/u.test(shown)) return [];
    if (piece.entries && shown.trim() !== '') entries.push(...piece.entries);
  }
  return entries;
}

/** Where a key would come from: a branch that was not taken, or the value that the rest of the mapping comes from. */
function hooks(pieces: readonly PlacedPiece[], key: string, { start, end }: OriginQuery): Entry[] {
  const isEmpty = pieces.every(({ piece, at }) => piece.text.slice(Math.max(start - at, 0), end - at).trim() === '');
  const writes = (written: string) => written === key || (isEmpty && written === ANY_KEY);
  const skipped = pieces.flatMap(({ piece }) => (piece.skipped?.some(writes) ? (piece.entries ?? []) : []));
  if (skipped.length > 0) return skipped;
  const written = pieces.filter(({ piece }) => piece.text.trim() !== '');
  if (!written.every(({ piece }) => piece.entries)) return [];
  // An empty mapping is written as itself, others as their entries.
  if (written.length === 1 && written[0]?.piece.text.trim() === '{}')
    return (written[0].piece.entries ?? []).map((entry) => entry.absent(key));
  return commonEntries(written.map(({ piece }) => piece.entries ?? [])).map((entry) => entry.absent(key));
}

/** The innermost entries that all of the groups lie in; of a mapping written whole, the entry of that mapping. */
function commonEntries(groups: readonly Entries[]): Entry[] {
  const [first = []] = groups;
  const found: Entry[] = [];
  for (const each of first) {
    const isMapping = groups.length > 1 || typeof each.key === 'string';
    for (
      let entry = groups.length === 1 && !isMapping ? each : (each.parent ?? each);
      ;
      entry = entry.parent as Entry
    ) {
      if (groups.every((group) => group.some((other) => lies(other, entry)))) {
        found.push(entry);
        break;
      }
      if (!entry.parent) break;
    }
  }
  return found;
}

function lies(entry: Entry, within: Entry): boolean {
  for (let each: Entry | undefined = entry; each; each = each.parent) if (each === within) return true;
  return false;
}

function firstOf(pieces: readonly PlacedPiece[]): Piece | undefined {
  return (pieces.find(({ piece }) => piece.text.trim() !== '') ?? pieces[0])?.piece;
}

/** The conditions around what is written in a range, the innermost first. */
export function conditionsAt(index: PieceIndex, { start, end }: { start: number; end: number }): Condition[] {
  const conditions: Condition[] = [];
  let each = firstOf(index.within(start, end))?.scope?.condition;
  for (; each; each = each.outer) conditions.push(each);
  return conditions;
}

function templateOrigins(pieces: readonly PlacedPiece[], first: Piece, query: OriginQuery): TemplateOrigin[] {
  const { scope } = first;
  if (!scope) return [];
  const placed = pieces.find(({ piece }) => piece === first);
  const own = first.literal && placed ? literalRange(placed, query) : first;
  const role = first.literal ? 'literal' : 'action';
  const origins: TemplateOrigin[] = [
    { kind: 'template', template: scope.template, start: own.start, end: own.end, role },
  ];
  for (let call: Call | undefined = scope.call; call; call = call.outer) {
    origins.push({ kind: 'template', template: call.template, start: call.start, end: call.end, role: 'call' });
  }
  return origins;
}

/** The part of a literal piece that lies in the query. */
function literalRange({ piece, at }: PlacedPiece, { start, end }: OriginQuery): { start: number; end: number } {
  const from = Math.max(start - at, 0);
  const to = Math.min(end - at, piece.text.length);
  return { start: piece.start + from, end: piece.start + Math.max(to, from) };
}

/** In a template of somebody else's chart, the outermost call in one of the user's own comes first. */
function ownFirst(origins: readonly TemplateOrigin[], ownership: Ownership): readonly TemplateOrigin[] {
  const [inner] = origins;
  if (!inner || !ownership.isVendored(inner.template)) return origins;
  const outer = origins.findLast((origin) => !ownership.isVendored(origin.template));
  return outer ? [outer, ...origins] : origins;
}

function distinct(origins: readonly Origin[]): Origin[] {
  const seen = new Set<unknown>();
  return origins.filter((origin) => {
    const key = origin.kind === 'entry' ? origin.entry : `${origin.template} ${origin.start} ${origin.end}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/**
 * The one range of one file that a value comes from: literal text of a template letter for letter, or one entry of
 * values, which is the same value unless a function has changed it. Undefined when there is more to it.
 */
export function editableOrigin(index: PieceIndex, query: OriginQuery): Origin | undefined {
  const pieces = index.within(query.start, query.end).filter(({ piece }) => piece.text !== '');
  const [only] = pieces;
  if (!only || pieces.length > 1 || !only.piece.scope) return undefined;
  const { piece } = only;
  if (piece.literal) {
    const range = literalRange(only, query);
    return { kind: 'template', template: piece.scope?.template ?? '', ...range, role: 'literal' };
  }
  const [entry] = piece.entries ?? [];
  return entry?.place && piece.entries?.length === 1 ? { kind: 'entry', entry, role: 'value' } : undefined;
}
