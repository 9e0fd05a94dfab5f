import { groupBy } from '../kubernetes/group-by.ts';
import type { Manifests } from '../kubernetes/manifests.ts';
import { memoize } from '../kubernetes/memoize.ts';
import { formatPath, Place } from '../kubernetes/place.ts';
import type { Pod } from '../kubernetes/pod.ts';
import type { Resource } from '../kubernetes/resource.ts';
import type { TypeMismatch } from '../kubernetes/shape.ts';
import type { WorkloadKind } from '../kubernetes/workloads/workload-kinds.ts';
import type { Document, DuplicateKey, Path, SourceFile } from '../source/document.ts';
import { duplicateKey, invalidManifest, parseError } from './always-on.ts';
import { buildFinding } from './findings/build-finding.ts';
import type { Finding } from './findings/finding.ts';
import { typeMismatchesOf } from './invalid-manifest.ts';
import { type MisplacedKind, misplacedKind, objectsWithoutVersion } from './misplaced-kinds.ts';
import type { ReadProblem } from './reading/read-manifests.ts';

/** Problems of the documents themselves: duplicate keys, fields of the wrong type, and workloads in the wrong API group. */
export function checkManifests(documents: readonly Document[], manifests: Manifests): Finding[] {
  const findings: Finding[] = [];
  for (const document of documents) {
    if (document.duplicates.length > 0) findings.push(...duplicateKeys(document, manifests));
    findings.push(...objectsWithoutVersion(document).map(misplaced));
  }
  const faultsOf = faultsWith(manifests.kinds);
  let podsByWorkload: ReadonlyMap<Resource, readonly Pod[]> | undefined;
  for (const resource of manifests.resources) {
    const { wrongKind, found } = faultsOf(resource);
    if (wrongKind) findings.push(misplaced(wrongKind));
    if (found.length === 0) continue;
    podsByWorkload ??= groupBy(manifests.pods, ({ workload }) => workload);
    const pods = podsByWorkload.get(resource) ?? [];
    for (const mismatch of found) findings.push(wrongType(resource, pods, mismatch));
  }
  return findings;
}

/** What is wrong with an object, whatever else there is. */
const faultsWith = memoize((kinds: readonly WorkloadKind[]) =>
  memoize((resource: Resource) => {
    const wrongKind = misplacedKind(resource);
    const found = typeMismatchesOf(resource, kinds);
    return wrongKind || found.length > 0 ? { wrongKind, found } : NO_FAULTS;
  }),
);

const NO_FAULTS = { wrongKind: undefined, found: [] };

/** A document that cannot be parsed, or values that Helm rejects. */
export function unreadable({ file, message: problem, range, isOfValues }: ReadProblem): Finding {
  const subject = { file, range, resource: null, path: [file.path, problem] };
  return isOfValues
    ? buildFinding(invalidManifest, 'values', { problem }, subject)
    : buildFinding(parseError, 'unreadable', { problem }, subject);
}

/** Only in Kubernetes objects: other programs may treat a duplicate key differently. */
function duplicateKeys(document: Document, manifests: Manifests): Finding[] {
  const { file, duplicates } = document;
  const root = duplicates.filter(({ path }) => path.length === 0);
  const objects = root.find(({ key }) => key === 'apiVersion') && root.find(({ key }) => key === 'kind');
  const missingSeparator = objects ? root[0] : undefined;
  return duplicates.flatMap((duplicate) => {
    const resource = manifests.ownerOf(new Place(document, duplicate.path, undefined));
    if (!resource) return [];
    const { key } = duplicate;
    const path = [...duplicate.path.slice(resource.place.path.length), key];
    const subject = { file, range: duplicate.range, resource, path };
    if (missingSeparator && duplicate.path.length === 0) {
      if (duplicate !== missingSeparator) return [];
      return [withNote(buildFinding(duplicateKey, 'objects', {}, subject), 'the object before', file, duplicate)];
    }
    return [withNote(buildFinding(duplicateKey, 'repeated', { key }, subject), 'dropped', file, duplicate)];
  });
}

function withNote(finding: Finding, text: string, file: SourceFile, { dropped }: DuplicateKey): Finding {
  return { ...finding, notes: [...finding.notes, { text, span: { file, range: dropped } }] };
}

const REJECTED = { text: 'the API server rejects it, and it was not checked', span: null };

function wrongType(resource: Resource, pods: readonly Pod[], mismatch: TypeMismatch): Finding {
  const { at, expected, actual } = mismatch;
  const path = at.path.slice(resource.place.path.length);
  const field = fieldOf(path);
  const places = at.spans;
  const subject = { ...places[0], places, resource, path, affects: pods };
  const finding =
    expected === 'a quantity'
      ? buildFinding(
          invalidManifest,
          'quantity',
          { field, value: JSON.stringify(at.value), hint: hintOf(at.value) },
          subject,
        )
      : buildFinding(invalidManifest, 'type', { field, expected, actual, remedy: remedyOf(mismatch) }, subject);
  return { ...finding, notes: [...finding.notes, REJECTED] };
}

/** The last field of a path, with the index in it: `args[1]`. */
function fieldOf(path: Path): string {
  const start = path.findLastIndex((step) => typeof step === 'string');
  const [name, ...rest] = path.slice(Math.max(start, 0));
  return rest.length === 0 ? String(name ?? '') : formatPath([name ?? '', ...rest]);
}

function remedyOf({ at, expected, actual }: TypeMismatch): string {
  if (expected === 'a string' && !at.isMapping && !at.isSequence) return 'Put the value in quotes.';
  if (actual === 'a string' && isOtherwiseRight(at.string ?? '', expected)) return 'Remove the quotes.';
  return `Write ${expected}.`;
}

function isOtherwiseRight(text: string, expected: string): boolean {
  return expected === 'an integer'
    ? /^-?\d+$/.test(text)
    : expected === 'true or false' && /^(?:true|false)$/.test(text);
}

/** `1Gb` and `1 GB` usually mean `1Gi`. */
function hintOf(value: unknown): string {
  const [, number, unit = ''] =
    /^(\d+(?:\.\d+)?) ?([kmgt])i?b?$/i.exec(typeof value === 'object' ? '' : String(value)) ?? [];
  return number === undefined ? '' : `; did you mean \`${number}${unit.toUpperCase()}i\`?`;
}

function misplaced({ message, at, resource, data }: MisplacedKind): Finding {
  const path = resource ? at.path.slice(resource.place.path.length) : at.path;
  return buildFinding(invalidManifest, message, data, { file: at.document.file, range: at.range, resource, path });
}
