import type { Manifests } from '../kubernetes/manifests.ts';
import { formatPath, Place } from '../kubernetes/place.ts';
import type { Pod } from '../kubernetes/pod.ts';
import type { Resource } from '../kubernetes/resource.ts';
import type { Misfit } from '../kubernetes/shape.ts';
import type { Document, DuplicateKey } from '../source/document.ts';
import { duplicateKey, invalidManifest, parseError } from './always-on.ts';
import { buildFinding } from './findings/build-finding.ts';
import type { Finding } from './findings/finding.ts';
import { misfitsOf } from './invalid-manifest.ts';
import { type MisplacedKind, misplacedKind, objectsWithoutVersion } from './misplaced-kinds.ts';
import type { ReadProblem } from './reading/read-manifests.ts';

/**
 * What is wrong with the documents as such: repeated keys, fields of a type that makes rules blind, and workloads in a
 * group that does not have them.
 */
export function checkManifests(documents: readonly Document[], manifests: Manifests): Finding[] {
  const findings: Finding[] = [];
  for (const document of documents) {
    if (document.duplicates.length > 0) findings.push(...duplicateKeys(document, manifests));
    findings.push(...objectsWithoutVersion(document).map(misplaced));
  }
  let podsByWorkload: ReadonlyMap<Resource, readonly Pod[]> | undefined;
  for (const resource of manifests.resources) {
    const wrongKind = misplacedKind(resource);
    if (wrongKind) findings.push(misplaced(wrongKind));
    const found = misfitsOf(resource, manifests.kinds);
    if (found.length === 0) continue;
    podsByWorkload ??= indexPods(manifests.pods);
    const pods = podsByWorkload.get(resource) ?? [];
    for (const misfit of found) findings.push(misfitting(resource, pods, misfit));
  }
  return findings;
}

function indexPods(pods: readonly Pod[]): Map<Resource, Pod[]> {
  const index = new Map<Resource, Pod[]>();
  for (const pod of pods) {
    const others = index.get(pod.workload);
    if (others) others.push(pod);
    else index.set(pod.workload, [pod]);
  }
  return index;
}

/** A document that no parser reads, or values that Helm does not take. */
export function unreadable({ file, message: problem, range, isOfValues }: ReadProblem): Finding {
  const subject = { file, range, resource: null, path: [file.path, problem] };
  return isOfValues
    ? buildFinding(invalidManifest, 'values', { problem }, subject)
    : buildFinding(parseError, 'unreadable', { problem }, subject);
}

/** Only in Kubernetes objects: what other programs make of a repeated key is their business. */
function duplicateKeys(document: Document, manifests: Manifests): Finding[] {
  const { file, duplicates } = document;
  const lineOf = (duplicate: DuplicateKey) => file.position(duplicate.dropped.start).line;
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
      return [buildFinding(duplicateKey, 'objects', { line: lineOf(duplicate) }, subject)];
    }
    return [buildFinding(duplicateKey, 'repeated', { key, line: lineOf(duplicate) }, subject)];
  });
}

function misfitting(resource: Resource, pods: readonly Pod[], { at, expected, actual }: Misfit): Finding {
  const path = at.path.slice(resource.place.path.length);
  const field = formatPath(path);
  const places = at.spans;
  const subject = { ...places[0], places, resource, path, affects: pods };
  return expected === 'a quantity'
    ? buildFinding(invalidManifest, 'quantity', { field, value: JSON.stringify(at.value) }, subject)
    : buildFinding(invalidManifest, 'type', { field, expected, actual }, subject);
}

function misplaced({ message, at, resource, data }: MisplacedKind): Finding {
  const path = resource ? at.path.slice(resource.place.path.length) : at.path;
  return buildFinding(invalidManifest, message, data, { file: at.document.file, range: at.range, resource, path });
}
