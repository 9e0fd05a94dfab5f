import type { Build } from '../../source/document.ts';
import type { Finding, FindingNote } from '../findings/finding.ts';
import { messageOf } from '../findings/message.ts';

/**
 * One finding of those that say the same of the same place in what is made of it: of a base in the overlays of several
 * kustomizations, of a chart in several releases, of a helper or a value of a chart in several objects. With a note on where
 * it is so.
 */
export function joinBuilds(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const build = buildOf(finding);
    const key = build && keyOf(finding, build);
    const group = key === undefined ? undefined : groups.get(key);
    if (group) group.push(finding);
    else groups.set(key ?? `alone ${groups.size}`, [finding]);
  }
  return [...groups.values()].flatMap(joined);
}

function joined(group: Finding[]): Finding[] {
  const [first] = group;
  const build = first && buildOf(first);
  if (!build || group.length < 2) return group;
  const names = new Set(group.flatMap((finding) => buildOf(finding)?.name ?? []));
  const notes = [
    ...(build.kind === 'chart' ? countNotes(group) : []),
    ...(names.size > 1 ? [note(`in ${WORDS[build.kind]} ${shortNames([...names].sort())}`)] : []),
  ];
  if (notes.length === 0) return group;
  return [
    { ...first, affects: [...new Set(group.flatMap(({ affects }) => affects))], notes: [...first.notes, ...notes] },
  ];
}

const WORDS = { kustomization: 'overlays', chart: 'charts' } as const;

/** More objects are counted and not named. */
const MOST_NAMES = 5;

/** The objects, when there are several. */
function countNotes(group: readonly Finding[]): FindingNote[] {
  const objects = new Set(group.flatMap(({ resource }) => (resource ? `${resource.kind} ${resource.name}` : [])));
  if (objects.size < 2) return [];
  const named = [...objects].slice(0, MOST_NAMES);
  const more = objects.size > named.length ? `, and ${objects.size - named.length} more` : '';
  return [note(`in ${objects.size} objects: ${named.join(', ')}${more}`)];
}

function note(text: string): FindingNote {
  return { text, span: null };
}

/** Their last directories, where that is enough to tell them apart. */
function shortNames(names: readonly string[]): string {
  const short = new Set(names.map((name) => name.slice(name.lastIndexOf('/') + 1)));
  return [...(short.size === names.length ? short : names)].join(', ');
}

function buildOf({ resource }: Finding): Build | undefined {
  return resource?.place.document.build;
}

/** In a chart the first place decides: what includes a helper differs from object to object. */
function keyOf(finding: Finding, { kind }: Build): string {
  const spans = kind === 'chart' ? finding.places.slice(0, 1) : finding.places;
  const places = spans.map(({ file, range }) => [file.path, range.start, range.end]);
  return JSON.stringify([finding.rule.id, messageOf(finding), places]);
}
