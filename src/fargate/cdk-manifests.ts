import { Place } from '../kubernetes/place.ts';
import type { Document, Location, Path, TextRange } from '../source/document.ts';
import { callAt, cloudFormationText } from './profiles/cloudformation-text.ts';
import { isUnresolved } from './profiles/profile.ts';

const MANIFEST_RESOURCE = 'Custom::AWSCDK-EKS-KubernetesResource';

/** Reads JSON with positions, as any other file is read; none when it cannot be read. */
export type ReadJson = (text: string) => readonly Document[];

/**
 * The Kubernetes objects that a template of the CDK applies: a JSON text, or parts of one joined with values that only
 * CloudFormation knows. Such a value is a placeholder like any other.
 * Source: https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-eks/lib/k8s-manifest.ts (read 2026-11).
 */
export function cdkManifests(document: Document, readJson: ReadJson): Place[] {
  const root = Place.root(document);
  const resources = root.at('Resources');
  return resources.entries().flatMap(([, resource]) => {
    if (resource.at('Type').value !== MANIFEST_RESOURCE) return [];
    const template = { parameters: root.at('Parameters'), resources };
    const parts = partsOf(resource.at('Properties', 'Manifest'), (at) => cloudFormationText(at, template));
    const inner = readJson(parts.map(({ text }) => text).join(''));
    return inner.flatMap((each) => objectsIn(Place.root(new EmbeddedDocument(document, each, parts))));
  });
}

/** The CDK writes a list, and so does a chart of cdk8s in it. */
function objectsIn(place: Place): Place[] {
  return place.isSequence ? place.items().flatMap(objectsIn) : [place];
}

/** A part of the JSON text, and where it is written. */
interface Part {
  readonly text: string;
  readonly at: Place;
  /** Whether `text` is what the file says, character by character. */
  readonly isWritten: boolean;
}

function partsOf(manifest: Place, textOf: (at: Place) => ReturnType<typeof cloudFormationText>): Part[] {
  if (manifest.string !== undefined && !callAt(manifest)) {
    return [{ text: manifest.string, at: manifest, isWritten: true }];
  }
  const join = callAt(manifest);
  if (join?.name !== 'Join' || join.argument.at(0).value !== '') return [];
  let isInString = false;
  return join.argument
    .at(1)
    .items()
    .map((at): Part => {
      if (at.string !== undefined && !callAt(at)) {
        if (quotesIn(at.string) % 2 === 1) isInString = !isInString;
        return { text: at.string, at, isWritten: true };
      }
      const known = textOf(at);
      const text = JSON.stringify(isUnresolved(known) ? PLACEHOLDER : known);
      return { text: isInString ? text.slice(1, -1) : text, at, isWritten: false };
    });
}

/** Rules recognize it as a placeholder. */
const PLACEHOLDER = '$' + '{CloudFormation}';

/** How many quotes begin or end a string of JSON. */
function quotesIn(json: string): number {
  return json.replace(/\\./gs, '').split('"').length - 1;
}

/** A document inside a string of another one. */
class EmbeddedDocument implements Document {
  readonly file: Document['file'];
  readonly index: number;
  readonly value: unknown;
  readonly duplicates = [];
  readonly #outer: Document;
  readonly #inner: Document;
  readonly #parts: readonly Part[];

  constructor(outer: Document, inner: Document, parts: readonly Part[]) {
    this.file = outer.file;
    this.index = outer.index;
    this.value = inner.value;
    this.#outer = outer;
    this.#inner = inner;
    this.#parts = parts;
  }

  locate(path: Path): Location | undefined {
    const found = this.#inner.locate(path);
    return (
      found && {
        kind: found.kind,
        value: this.#rangeOf(found.value),
        ...(found.key && { key: this.#rangeOf(found.key) }),
      }
    );
  }

  /** Escapes of the text and of the template would both have to be kept. */
  edit(): undefined {}

  #rangeOf({ start, end }: TextRange): TextRange {
    let offset = 0;
    for (const { text, at, isWritten } of this.#parts) {
      const next = offset + text.length;
      if (start < next) {
        const inPart = isWritten && this.#outer.rangeInScalar?.(at.path, start - offset, Math.min(end, next) - offset);
        return inPart || at.range;
      }
      offset = next;
    }
    return Place.root(this.#outer).range;
  }
}
