import { isMapping } from '../kubernetes/place.ts';
import type { Document } from '../source/document.ts';
import { applicationEntries } from './argo/application.ts';
import { applicationSetEntries } from './argo/application-set.ts';
import type { Entry } from './entry.ts';
import { helmReleaseEntry } from './flux/helm-release.ts';
import { fluxKustomizationEntry } from './flux/kustomization.ts';
import type { Repository } from './repository.ts';
import { skaffoldEntries } from './skaffold.ts';

type Reader = (document: Document, repository: Repository) => Entry[];

/** By the group of the object's API version, and its kind. */
const READERS: Readonly<Record<string, Reader>> = {
  'argoproj.io Application': applicationEntries,
  'argoproj.io ApplicationSet': applicationSetEntries,
  'kustomize.toolkit.fluxcd.io Kustomization': (document, repository) => [fluxKustomizationEntry(document, repository)],
  'helm.toolkit.fluxcd.io HelmRelease': (document, repository) => [helmReleaseEntry(document, repository)],
  'skaffold Config': skaffoldEntries,
};

/** Kinds that entries refer to. */
const REFERRED: ReadonlySet<string> = new Set([
  ...['ConfigMap', 'HelmRepository', 'OCIRepository', 'GitRepository', 'HelmChart', 'ArtifactGenerator'],
]);

export function isReferred(document: Document): boolean {
  return REFERRED.has(kindOf(document) ?? '');
}

/** Whether an object says what is deployed. */
export function isEntry(document: Document): boolean {
  return readerOf(document) !== undefined;
}

/** What an object deploys; nothing for one that does not say that. Never throws for what it holds. */
export function entriesOf(document: Document, repository: Repository): Entry[] {
  return readerOf(document)?.(document, repository) ?? [];
}

export function kindOf({ value }: Document): string | undefined {
  return isMapping(value) && typeof value.kind === 'string' ? value.kind : undefined;
}

function readerOf(document: Document): Reader | undefined {
  const { value } = document;
  if (!isMapping(value) || typeof value.apiVersion !== 'string') return undefined;
  const key = `${value.apiVersion.split('/')[0]} ${kindOf(document)}`;
  return Object.hasOwn(READERS, key) ? READERS[key] : undefined;
}
