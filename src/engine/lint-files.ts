import { cdkManifests } from '../fargate/cdk-manifests.ts';
import { declaredProfiles } from '../fargate/profiles/declared-profiles.ts';
import { Manifests } from '../kubernetes/manifests.ts';
import { Place } from '../kubernetes/place.ts';
import type { Pod } from '../kubernetes/pod.ts';
import { type Resource, resourcesOf } from '../kubernetes/resource.ts';
import { describedPodsOf } from '../kubernetes/workloads/described-pods.ts';
import { describesPods, sumKinds } from '../kubernetes/workloads/pod-marks.ts';
import { workloadKindsWith } from '../kubernetes/workloads/workload-kinds.ts';
import type { Messages, Reported } from '../rule.ts';
import { DEFAULT_SETTINGS, type Settings } from '../settings.ts';
import type { Document, SourceFile } from '../source/document.ts';
import { createSourceFile } from '../source/source-file.ts';
import { compareText } from '../text/compare.ts';
import { type ParsedFile, parseFile } from '../yaml/parse.ts';
import { duplicateKey, PROTECTED } from './always-on.ts';
import { checkManifests, unreadable } from './check-manifests.ts';
import type { Finding } from './findings/finding.ts';
import { joinBuilds } from './findings/join-builds.ts';
import { Levels } from './findings/levels.ts';
import type { Report } from './findings/report.ts';
import { sortFindings, sortSuppressed } from './findings/sort-findings.ts';
import { workloadsOf } from './findings/verdict.ts';
import type { LintOptions } from './lint-options.ts';
import { unmeasured } from './measure.ts';
import { kindsNamedBy, kindsOfRules } from './reading/kinds-read.ts';
import type { ReadFile } from './reading/read-manifests.ts';
import { type RunMemory, type RunResult, run } from './run.ts';
import { isInShard } from './shard.ts';
import { suppress } from './suppress/suppress.ts';

/**
 * Lints files that were read as one set, in the order of their paths: a claim, a Service or a LimitRange may be in
 * another file. They must hold all that `parseOptionsOf` asks for. Never throws for what they hold.
 *
 * @param memory of what rules reported in earlier runs with the same options
 */
export function lintFiles(read: readonly ReadFile[], options: LintOptions, memory?: RunMemory): Report {
  const { rules, measure = unmeasured } = options;
  const { isReported, isReportedPod, matters, report } = selectionOf(options);
  const settings = { ...DEFAULT_SETTINGS, ...options.settings };
  const levels = new Levels([{ levels: options.levels ?? {} }, ...(options.layers ?? [])]);
  const files = read.toSorted((a, b) => compareText(a.path, b.path));
  const documents = files.flatMap((file) => file.parsed?.documents ?? []);
  const manifests = measure('stage', 'index', () => indexFiles(files, settings, options));
  const declared = declaredProfiles(documents, manifests.resources);
  const input = { manifests, declaredProfiles: declared, settings, levels, matters, memory };
  const result = measure('stage', 'rules', () => run(rules, input, measure));
  return measure('stage', 'report', () => {
    const ofManifests = checkManifests(documents, manifests);
    const found = [
      ...files.flatMap(({ problems }) => problems.map(unreadable)),
      ...ofManifests,
      ...result.findings.flatMap((finding) => levels.apply(finding)),
    ];
    const kept = suppress(found, { files, manifests, ...suppressionsOf(options, levels, result) });
    const findings = sortFindings(joinBuilds(kept.findings).filter(isReported));
    const reported = files.filter(({ path }) => report(path));
    const workloads = manifests.pods.filter(isReportedPod);
    return {
      findings,
      suppressed: sortSuppressed(kept.suppressed.filter(({ finding }) => isReported(finding))),
      failures: result.failures,
      declaredProfiles: declared,
      workloads: workloadsOf(workloads, [...ofManifests, ...result.findings], result.placements),
      unchecked: sumKinds(
        uncheckedIn(manifests, options)
          .filter(({ place }) => report(place.document.file.path))
          .map(({ kind, group }) => ({ kind, group, count: 1 })),
      ),
      skipped: files.flatMap(({ skipped }) => (skipped && report(skipped.file) ? skipped : [])),
      summary: {
        files: reported.length,
        documents: countDocuments(reported),
        workloads: workloads.length,
        errors: findings.filter(({ severity }) => severity === 'error').length,
        warnings: findings.filter(({ severity }) => severity === 'warn').length,
      },
    };
  });
}

/** Everything in files that were read, of all kinds that are read. */
export function manifestsOf(read: readonly ReadFile[], { settings, kinds }: LintOptions): Manifests {
  const files = read.toSorted((a, b) => compareText(a.path, b.path));
  const resources = resourcesOfFiles(files, { ...DEFAULT_SETTINGS, ...settings });
  return new Manifests(resources, workloadKindsWith(kinds));
}

/** All objects in files that were read. */
export function resourcesOfFiles(files: readonly ReadFile[], settings: Settings): Resource[] {
  const resources: Resource[] = [];
  for (const { parsed } of files) {
    if (parsed) for (const resource of resourcesIn(parsed, settings)) resources.push(resource);
  }
  return resources;
}

function indexFiles(files: readonly ReadFile[], settings: Settings, { rules, kinds }: LintOptions): Manifests {
  return new Manifests(resourcesOfFiles(files, settings), workloadKindsWith(kinds), kindsNamedBy(rules, kinds));
}

/** Objects that describe pods, of kinds that neither a rule nor the list of workloads knows. */
function uncheckedIn(manifests: Manifests, { rules }: LintOptions): Resource[] {
  const read = new Set(kindsOfRules(rules));
  const known = (resource: Resource) => describedPodsOf(resource, manifests.kinds).length > 0;
  return manifests.resources.filter((each) => !read.has(each.kind) && describesPods(each) && !known(each));
}

/** Which findings, and which files, are reported. */
function selectionOf({ report: isNamed = () => true, shard, suppressions = [] }: LintOptions) {
  const isOurs = (path: string) => !shard || isInShard(path, shard);
  const report = (path: string) => isOurs(path) && isNamed(path);
  const isReported = ({ places, pod, file }: Finding) =>
    places.some((place) => isNamed(place.file.path)) && isOurs(pod ? fileOf(pod) : file.path);
  const isReportedPod = (pod: Pod) =>
    isOurs(fileOf(pod)) && [fileOf(pod), ...otherFilesOf(pod).map(({ path }) => path)].some(isNamed);
  // Of these it is said when they suppress nothing, wherever it is.
  const needsAll = suppressions.some((each) => {
    const unused = each.unused(each.rules);
    return unused !== undefined && isReported(unused);
  });
  // What is made of several files may have a place in any of them.
  const matters = ({ at, missing = [], affects = [] }: Reported<Messages>, pod: Pod | null) =>
    needsAll ||
    isNamed(at.document.file.path) ||
    [at, ...missing].some(({ document }) => document.spansAt) ||
    [...(pod ? [pod] : []), ...affects].some(isReportedPod);
  return { report, isReported, isReportedPod, matters };
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
    options: { rules: suppressible([...ids, ...otherRules]), demandReasons },
    checked: suppressible(ids.filter((id) => !levels.isOff(id) && !failed.has(id))),
    off: findings.filter((finding) => levels.apply(finding).length === 0),
  };
}

/** The objects in a file, looked for once as long as it holds the same. */
function resourcesIn(parsed: ParsedFile, { namespace }: Settings): readonly Resource[] {
  const known = resourcesByFile.get(parsed);
  if (known?.namespace === namespace) return known.resources;
  const resources = parsed.documents.flatMap((document) =>
    [Place.root(document), ...cdkManifests(document, readJson)].flatMap((place) =>
      resourcesOf(place, document.build?.namespace ?? namespace),
    ),
  );
  resourcesByFile.set(parsed, { namespace, resources });
  return resources;
}

function readJson(text: string): readonly Document[] {
  return parseFile(createSourceFile('', text)).documents;
}

const resourcesByFile = new WeakMap<
  ParsedFile,
  { readonly namespace: string; readonly resources: readonly Resource[] }
>();

/** A list that was cut into its items is one document. */
function countDocuments(files: readonly ReadFile[]): number {
  return files.reduce((count, { parsed }) => {
    if (!parsed) return count;
    return count + new Set(parsed.documents.map((each) => each.membership?.list ?? each)).size + parsed.skipped;
  }, 0);
}

/** Those that have a part in what a kustomization or a chart makes. */
function otherFilesOf({ workload }: Pod): readonly SourceFile[] {
  return workload.place.document.sources ?? [];
}

function fileOf({ workload }: Pod): string {
  return workload.place.document.file.path;
}
