import type { Place } from '../../kubernetes/place.ts';
import type { Resource } from '../../kubernetes/resource.ts';
import type { Path } from '../../source/document.ts';

/**
 * The identity of a finding: rule, message, object and path in the object, never a line, a file or an amount. Items of
 * lists go by their name where they have one, so that it survives reordering, moves and renderings. 16 hexadecimal
 * digits.
 */
export function fingerprintOf(ruleId: string, messageId: string, resource: Resource | null, path: Path): string {
  const object = resource ? [resource.group, resource.kind, resource.namespace ?? '', resource.name] : [];
  const steps = resource ? nameItems(resource.place, path) : path;
  return hash([ruleId, messageId, ...object, ...steps].join('\u0000'));
}

function nameItems(root: Place, path: Path): string[] {
  let place = root;
  return path.map((segment) => {
    place = place.at(segment);
    if (typeof segment === 'string') return segment;
    const name = place.valueAt('name') ?? place.value;
    return typeof name === 'string' ? `=${name}` : String(segment);
  });
}

/** Twice 32 bits from different bases. */
function hash(text: string): string {
  return `${hexadecimal(fnv(text, 0x811c9dc5))}${hexadecimal(fnv(text, 0x01000193))}`;
}

function hexadecimal(value: number): string {
  return value.toString(16).padStart(8, '0');
}

/** FNV-1a of UTF-16 code units, 32 bits: short, stable, the same in every runtime; not for secrets. */
export function fnv(text: string, basis: number): number {
  let value = basis;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
    value ^= value >>> 15;
  }
  return value >>> 0;
}
