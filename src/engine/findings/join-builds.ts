import { groupBy } from '../../kubernetes/group-by.ts';
import type { Build } from '../../source/document.ts';
import { firstNotes } from './build-finding.ts';
import type { Finding, FindingNote, Span } from './finding.ts';
import { messageOf } from './message.ts';

/**
 * One finding of those that say the same of the same first place in what is made of it: of a base in its overlays, of a
 * chart in several releases, of a helper or a value of a chart in several objects. With all places, and notes on where it is
 * so.
 */
export function joinBuilds(findings: readonly Finding[]): Finding[] {
  const groups = groupBy(findings, (finding) => (buildOf(finding) === undefined ? finding : keyOf(finding)));
  return [...groups.values()].flatMap(joined);
}

function joined(group: Finding[]): Finding[] {
  const [first] = group;
  const build = first && buildOf(first);
  const notes = build && group.length > 1 ? notesOnGroup(group, build) : [];
  if (!first || notes.length === 0) return group;
  const [place, ...places] = unique(
    group.flatMap((finding) => finding.places),
    idOf,
  );
  const affects = [...new Set(group.flatMap((finding) => finding.affects))];
  return [{ ...first, affects, places: place ? [place, ...places] : first.places, notes }];
}

/** In a chart, the other places differ from object to object, and the first ones stand for all. */
function notesOnGroup(group: readonly Finding[], { kind }: Build): FindingNote[] {
  const names = new Set(group.flatMap((finding) => buildOf(finding)?.name ?? []));
  const isChart = kind === 'chart';
  const added = [
    ...(isChart ? objectNotes(group) : []),
    ...(names.size > 1 ? [note(`in ${isChart ? 'charts' : 'overlays'} ${shortNames([...names].sort())}`)] : []),
  ];
  if (added.length === 0) return [];
  const own = isChart ? group.slice(0, 1) : group;
  const notes = unique(
    own.flatMap((finding) => finding.notes),
    ({ text, span }) => [text, span && idOf(span)],
  );
  return [...firstNotes(notes), ...added];
}

/** More objects or builds are counted and not named. */
const MOST_NAMES = 5;

/** The objects, when there are several. */
function objectNotes(group: readonly Finding[]): FindingNote[] {
  const objects = new Set(group.flatMap(({ resource }) => (resource ? `${resource.kind} ${resource.name}` : [])));
  if (objects.size < 2) return [];
  return [note(`in ${objects.size} objects: ${firstNames([...objects])}`)];
}

function firstNames(names: readonly string[]): string {
  const more = names.length > MOST_NAMES ? `, and ${names.length - MOST_NAMES} more` : '';
  return `${names.slice(0, MOST_NAMES).join(', ')}${more}`;
}

function note(text: string): FindingNote {
  return { text, span: null };
}

/** Their last directories, where that is enough to tell them apart. */
function shortNames(names: readonly string[]): string {
  const short = new Set(names.map((name) => name.slice(name.lastIndexOf('/') + 1)));
  return firstNames(short.size === names.length ? [...short] : names);
}

function buildOf({ resource }: Finding): Build | undefined {
  return resource?.place.document.build;
}

function keyOf(finding: Finding): string {
  return JSON.stringify([finding.rule.id, messageOf(finding), idOf(finding)]);
}

function idOf({ file, range }: Span): unknown {
  return [file.path, range.start, range.end];
}

function unique<Item>(items: readonly Item[], keyOf: (item: Item) => unknown): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(keyOf(item)), item])).values()];
}
