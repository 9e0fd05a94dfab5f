import type { Finding } from '../findings/finding.ts';
import { messageOf } from '../findings/message.ts';

/**
 * One finding of those that say the same of the same place in what several kustomizations make of it, as of a base in
 * its overlays: with all places, and a note on where it is so.
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
  return [{ ...first, notes: [...first.notes, { text: `in overlays ${shortNames([...builds].sort())}`, span: null }] }];
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
  const places = finding.places.map(({ file, range }) => [file.path, range.start, range.end]);
  return JSON.stringify([finding.rule.id, messageOf(finding), places]);
}
