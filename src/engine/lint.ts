import { declaredProfiles } from '../fargate/profiles/declared-profiles.ts';
import { Manifests } from '../kubernetes/manifests.ts';
import { Place } from '../kubernetes/place.ts';
import type { Pod } from '../kubernetes/pod.ts';
import { type Resource, resourcesOf } from '../kubernetes/resource.ts';
import { WORKLOAD_KINDS, type WorkloadKind } from '../kubernetes/workload-kinds.ts';
import type { ParsedFile } from '../parse/parse.ts';
import { type AskedKinds, type ReadTerms, readTermsFor } from '../parse/read-terms.ts';
import type { Rule, Severity } from '../rule.ts';
import { DEFAULT_SETTINGS, type Settings } from '../settings.ts';
import { duplicateKey, PROTECTED } from './always-on.ts';
import { checkManifests } from './check-manifests.ts';
import type { Finding } from './finding.ts';
import { type LevelLayer, Levels } from './levels.ts';
import { type Measure, unmeasured } from './measure.ts';
import { type ReadFile, readManifests } from './read-manifests.ts';
import type { Report } from './report.ts';
import { type RunResult, run } from './run.ts';
import { isInShard, type Shard } from './shard.ts';
import { compareText, sortFindings, sortSuppressed } from './sort-findings.ts';
import { suppress } from './suppress/suppress.ts';
import type { Suppression } from './suppress/suppression.ts';
import { workloadsOf } from './verdict.ts';

/** A file handed to the linter: what it is called and what it holds. */
export interface Input {
  /** Posix path, relative to the working directory. */
  readonly path: string;
  readonly content: Uint8Array | string;
  /** What it was read to, when it was too large to be held; `content` is empty then. */
  readonly reading?: ReadFile;
}

/** What a rule is set to: a severity, `off`, or a severity with options. */
export type RuleLevel = Severity | 'off';
export type RuleSetting = RuleLevel | readonly [RuleLevel, Readonly<Record<string, unknown>>];

export interface LintOptions {
  readonly rules: readonly Rule[];
  readonly settings?: Partial<Settings>;
  /** Settings by rule id, over the rules' own severities. */
  readonly levels?: Readonly<Record<string, RuleSetting>>;
  /** Settings over `levels`, for everything or for some objects; later ones win. */
  readonly layers?: readonly LevelLayer[];
  /** Kinds with a pod template beside those that are known; they come first. */
  readonly kinds?: readonly WorkloadKind[];
  /** Whether a file is reported, by its path; the others are only read, as context. Without it, all are. */
  readonly report?: (path: string) => boolean;
  /**
   * The part of the files that is reported, when several runs share them: as `report`, but what was found about a pod
   * goes with its workload, wherever it stands.
   */
  readonly shard?: Shard;
  /** What is suppressed by other means than comments and annotations: the entries of a configuration. */
  readonly suppressions?: readonly Suppression[];
  /** Whether a comment or annotation that suppresses without a reason is an error rather than a warning. */
  readonly demandReasons?: boolean;
  /** Ids of rules that are not run, and that comments and annotations may name all the same. */
  readonly otherRules?: readonly string[];
  /**
   * The kinds of objects that the rules ask for beside pods: of an object of another kind no more is read than whether
   * anything is wrong with its YAML. Without it, all are read; rules of others may ask for anything.
   */
  readonly askedKinds?: AskedKinds;
  /** Reads a file as {@link readManifests} does: {@link createReadCache} uses its last reading again. */
  readonly read?: (input: Input, terms: ReadTerms) => ReadFile;
  /** Notes how long the stages and the rules take. */
  readonly measure?: Measure;
}

/** Lints files as one set, in the order of their paths: a claim, a Service or a LimitRange may be in another file. Never throws for what files hold. */
export function lint(inputs: Iterable<Input>, options: LintOptions): Report {
  const { read = readManifests, measure = unmeasured } = options;
  const { isReported, report } = selectionOf(options);
  const settings = { ...DEFAULT_SETTINGS, ...options.settings };
  const levels = new Levels([{ levels: options.levels ?? {} }, ...(options.layers ?? [])]);
  const { kinds, asked, ...terms } = readTermsOf(options);
  const files = Array.from(inputs, (input) => input.reading ?? measure('stage', 'parse', () => read(input, terms)));
  files.sort((a, b) => compareText(a.path, b.path));
  const documents = files.flatMap((file) => file.parsed?.documents ?? []);
  const manifests = measure('stage', 'index', () => {
    const resources: Resource[] = [];
    for (const { parsed } of files) {
      if (parsed) for (const resource of resourcesIn(parsed, settings)) resources.push(resource);
    }
    return new Manifests(resources, kinds, asked);
  });

  // Whether an entry of a configuration is of use shows only when everything is looked at.
  const isOfUse = (options.suppressions ?? []).length > 0 ? () => true : report;
  const declared = declaredProfiles(documents, manifests.resources);
  const subject = { manifests, declaredProfiles: declared, settings, levels, isReported: isOfUse };
  const result = measure('stage', 'rules', () => run(options.rules, subject, measure));
  return measure('stage', 'report', () => {
    const found = [
      ...files.flatMap((file) => file.findings),
      ...checkManifests(documents, manifests, isOfUse),
      ...result.findings.flatMap((finding) => levels.apply(finding)),
    ];
    const commented = files.filter(({ path }) => isOfUse(path));
    const kept = suppress(found, { files: commented, manifests, ...suppressionsOf(options, levels, result) });
    const findings = sortFindings(kept.findings.filter(isReported));
    return {
      findings,
      suppressed: sortSuppressed(kept.suppressed.filter(({ finding }) => isReported(finding))),
      failures: result.failures,
      declaredProfiles: declared,
      workloads: workloadsOf(manifests.pods, result).filter(({ pod }) => report(fileOf(pod))),
      skipped: files.flatMap(({ skipped }) => (skipped && report(skipped.file) ? skipped : [])),
      summary: {
        files: files.filter(({ path }) => report(path)).length,
        documents: countDocuments(files.filter(({ path }) => report(path))),
        workloads: manifests.pods.filter((pod) => report(fileOf(pod))).length,
        errors: findings.filter(({ severity }) => severity === 'error').length,
        warnings: findings.filter(({ severity }) => severity === 'warn').length,
      },
    };
  });
}

/** What a run with these options asks of the files that it reads. */
export function readTermsOf({ kinds: own = [], askedKinds }: Pick<LintOptions, 'kinds' | 'askedKinds'>) {
  const kinds = [...own, ...WORKLOAD_KINDS];
  const asked = askedKinds && new Map([...askedKinds, ...kinds.map(({ kind }) => [kind, []] as const)]);
  return { kinds, asked, ...readTermsFor(asked) };
}

/** Which findings, and which files, are reported. */
function selectionOf({ report = () => true, shard }: LintOptions) {
  if (!shard) return { report, isReported: ({ file }: Finding) => report(file.path) };
  const isOurs = (path: string) => isInShard(path, shard);
  return {
    report: (path: string) => isOurs(path) && report(path),
    isReported: ({ file, pod }: Finding) => report(file.path) && isOurs(pod ? fileOf(pod) : file.path),
  };
}

/** What may be suppressed, by what, and which suppressions can be told to be unused. */
function suppressionsOf(options: LintOptions, levels: Levels, { findings, failures }: RunResult) {
  const { rules, otherRules = [], suppressions = [], demandReasons = false } = options;
  const failed = new Set(failures.map(({ rule }) => rule.id));
  const suppressible = (ids: readonly string[]) =>
    new Set([...ids, duplicateKey.id].filter((id) => !PROTECTED.has(id)));
  const ids = rules.map(({ id }) => id);
  return {
    others: suppressions,
    terms: { rules: suppressible([...ids, ...otherRules]), demandReasons },
    judged: suppressible(ids.filter((id) => !levels.isOff(id) && !failed.has(id))),
    off: findings.filter((finding) => levels.apply(finding).length === 0),
  };
}

/** The objects in a file, looked for once as long as it holds the same. */
function resourcesIn(parsed: ParsedFile, { namespace }: Settings): readonly Resource[] {
  const known = resourcesByFile.get(parsed);
  if (known?.namespace === namespace) return known.resources;
  const resources = parsed.documents.flatMap((document) => resourcesOf(Place.root(document), namespace));
  resourcesByFile.set(parsed, { namespace, resources });
  return resources;
}

const resourcesByFile = new WeakMap<
  ParsedFile,
  { readonly namespace: string; readonly resources: readonly Resource[] }
>();

function countDocuments(files: readonly ReadFile[]): number {
  return files.reduce((count, { parsed }) => count + (parsed ? parsed.documents.length + parsed.passed : 0), 0);
}

function fileOf({ workload }: Pod): string {
  return workload.place.document.file.path;
}
