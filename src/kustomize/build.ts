import type { Document, SourceFile, Span } from '../source/document.ts';
import { BuiltDocument } from './built-document.ts';
import type { BuiltObject } from './built-object.ts';
import { BuildFailure, Work } from './failure.ts';
import type { ChartRenderer } from './helm-charts.ts';
import { followNames } from './name-references.ts';
import { MergeKeys } from './patches/merge-keys.ts';
import type { CompilePattern } from './select/pattern.ts';
import type { SourceFiles } from './source-files.ts';
import { Accumulator, Target, type TargetContext } from './target.ts';
import { asText } from './transforms.ts';
import { type MappingTree, mappingAt, scalarAt } from './tree.ts';
import { resolveVariables } from './variables.ts';

/** Something that is not carried out. */
export interface Notice {
  readonly text: string;
  readonly at: Span | undefined;
  /** Whether it could have changed objects that are there. */
  readonly changesObjects: boolean;
}

/** What a kustomization makes. */
export interface BuildResult {
  readonly documents: readonly Document[];
  readonly notices: readonly Notice[];
  /** The files that objects are made of, kustomizations and patches among them. */
  readonly files: ReadonlySet<string>;
  /** The texts of charts that objects are made of. */
  readonly chartSources: readonly SourceFile[];
}

export interface BuildOptions {
  /** For patterns of targets that few kustomizations have. */
  readonly compile?: CompilePattern | undefined;
  /** For charts in the repository. */
  readonly renderChart?: ChartRenderer | undefined;
  /** What the build may take. */
  readonly work?: Work;
  /** What something that deploys the kustomization adds to it. */
  readonly additions?: BuildAdditions | undefined;
}

/** What is built in place of what a directory says. */
export interface BuildAdditions {
  /** Where objects go that name no namespace. */
  readonly namespace: string | undefined;
  /** The kustomization to build, of the one in the directory, if there is one. */
  readonly change: (written: MappingTree | undefined, work: Work) => MappingTree;
  readonly finish?: (objects: readonly BuiltObject[], work: Work) => void;
  /** Whether something that could change the objects is not known. */
  readonly isPartial: boolean;
}

/**
 * Builds the kustomization of a directory. Nothing is fetched or run, and no other file is read than `files` gives.
 *
 * @throws NeedsPatterns without `compile`, and NeedsCharts without `renderChart`, where it is needed
 * @throws BuildFailure when kustomize would refuse it, or when it takes too much
 */
export function build(
  directory: string,
  files: SourceFiles,
  { compile, renderChart, work = new Work(), additions }: BuildOptions = {},
): BuildResult {
  const used = new Set<string>();
  const notices: Notice[] = [];
  const context: TargetContext = {
    work,
    notices,
    read: (path) => {
      const bytes = files.read(path);
      if (bytes) used.add(path);
      return bytes;
    },
    documents: (path) => files.documents(path),
    mergeKeys: new MergeKeys(),
    nextNumber: counter(),
    compile,
    change: additions?.change,
    renderChart,
    chartSources: [],
  };
  try {
    const made = new Accumulator();
    new Target(directory, context).addTo(made, []);
    const kept = made.objects.filter((object) => !isLocal(object));
    followNames(kept, made.configurations.nameReferences, work);
    resolveVariables(kept, made.variables, made.configurations.variableFields, work);
    additions?.finish?.(kept, work);
    for (const { tree } of kept) writeAnnotations(tree);
    const isPartial = additions?.isPartial || notices.some(({ changesObjects }) => changesObjects);
    const origin = { kind: 'kustomization', name: directory, isPartial, namespace: additions?.namespace } as const;
    const documents = kept.map((object) => new BuiltDocument(object.tree, object.origin, origin));
    return { documents, notices, files: used, chartSources: context.chartSources };
  } catch (error) {
    if (error instanceof RangeError) throw new BuildFailure('it is nested too deeply to be built');
    throw error;
  }
}

/** Annotations that are numbers or booleans, which Kubernetes would refuse, are texts in what kustomize prints. */
function writeAnnotations(tree: MappingTree): void {
  const annotations = mappingAt(tree, 'metadata', 'annotations');
  for (const [key, value] of annotations?.entries ?? []) annotations?.entries.set(key, asText(value));
}

/** An object that is only there for the build. */
function isLocal({ tree }: BuiltObject): boolean {
  const value = scalarAt(tree, 'metadata', 'annotations', 'config.kubernetes.io/local-config');
  return value !== undefined && value !== null && value !== false && value !== 'false';
}

function counter(): () => number {
  let last = 0;
  return () => ++last;
}
