import type { GoMap } from '../helm/go/value.ts';
import type { BuiltObject } from '../kustomize/built-object.ts';
import type { Work } from '../kustomize/failure.ts';
import type { MappingTree } from '../kustomize/tree.ts';
import type { SourceFile, Span } from '../source/document.ts';

/** Something that says what is deployed, and with what: an Argo CD Application, a Flux HelmRelease, a Skaffold file. */
export interface Entry {
  /** As its object says it: `Application`. */
  readonly kind: string;
  readonly name: string;
  /** Where it is written. */
  readonly at: Span;
  readonly source: EntrySource;
  /** What of it is not carried out, fit for `not applied: …`. */
  readonly unapplied: readonly Unapplied[];
}

export interface Unapplied {
  readonly text: string;
  readonly at: Span;
}

export type EntrySource = ChartSource | KustomizationSource | ManifestsSource | NotFollowed;

export interface ChartSource {
  readonly kind: 'chart';
  /** Posix path, relative to the working directory: of a directory, or of a packed chart. */
  readonly path: string;
  readonly releaseName: string | undefined;
  readonly namespace: string | undefined;
  /** Files of values that are here, as for `helm --values`. */
  readonly valueFiles: readonly string[];
  /** What the entry gives over these. */
  readonly given: GivenValues | undefined;
  readonly kubeVersion?: string | undefined;
  readonly apiVersions?: readonly string[];
}

/** Values that are written in the entry itself, or in objects that it names. */
export interface GivenValues {
  /** Puts them over others. */
  readonly over: (values: GoMap) => GoMap;
  /** The files in which they are written. */
  readonly files: readonly SourceFile[];
}

/** A directory that is built as a kustomization, whether there is one in it or not. */
export interface KustomizationSource {
  readonly kind: 'kustomization';
  readonly path: string;
  /** Where objects go that name no namespace. */
  readonly namespace: string | undefined;
  /**
   * The kustomization with what the entry adds to it.
   *
   * @param written undefined when there is none in the directory
   */
  readonly change: (written: MappingTree | undefined, work: Work) => MappingTree;
  /** Changes what is built. */
  readonly finish?: (objects: readonly BuiltObject[], work: Work) => void;
}

/** Manifests that are linted as they are. */
export interface ManifestsSource {
  readonly kind: 'manifests';
  readonly path: string;
}

export interface NotFollowed {
  readonly kind: 'none';
  readonly reason: string;
  /** The command that fetches a chart which is not here. */
  readonly pull?: string;
}

export function notFollowed(reason: string): NotFollowed {
  return { kind: 'none', reason };
}

/** What an entry says is thrown when it cannot be followed. */
export class EntryProblem extends Error {
  readonly source: NotFollowed;

  constructor(reason: string, pull?: string) {
    super(reason);
    this.name = 'EntryProblem';
    this.source = { kind: 'none', reason, ...(pull !== undefined && { pull }) };
  }
}
