import type { Finding, Span } from '../findings/finding.ts';
import { messageOf } from '../findings/message.ts';

/**
 * One finding of those that say the same of the same first place in what several kustomizations make of it, as of a base
 * in its overlays: with all places, and a note on where it is so.
 */
export function joinBuilds(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = buildOf(finding) === undefined ? undefined : keyOf(finding);
    const group = key === undefined ? undefined : groups.get(key);
    if (group) group.push(finding);
    else groups.set(key ?? `alone ${groups.size}`, [finding]);
  }
  return [...groups.values()].flatMap(joined);
}

function joined(group: Finding[]): Finding[] {
  const builds = new Set(group.flatMap((finding) => buildOf(finding) ?? []));
  const [first] = group;
  if (!first || builds.size < 2) return group;
  const notes = unique(
    group.flatMap((finding) => finding.notes),
    ({ text, span }) => [text, span && idOf(span)],
  );
  const overlays = { text: `in overlays ${shortNames([...builds].sort())}`, span: null };
  const [place, ...places] = unique(
    group.flatMap((finding) => finding.places),
    idOf,
  );
  return [{ ...first, places: place ? [place, ...places] : first.places, notes: [...notes, overlays] }];
}

/** Their last directories, where that is enough to tell them apart. */
function shortNames(names: readonly string[]): string {
  const short = new Set(names.map((name) => name.slice(name.lastIndexOf('/') + 1)));
  return [...(short.size === names.length ? short : names)].join(', ');
}

function buildOf({ resource }: Finding): string | undefined {
  return resource?.place.document.build?.name;
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
