import { addToGroup } from '../kubernetes/group-by.ts';
import { MergeError, type NamedReport } from './read-report.ts';

/**
 * Reports can be merged if they are of the same version, if all shards of a run are there, and if no file is in two of
 * them.
 *
 * @throws MergeError if they cannot
 */
export function checkReports(reports: readonly NamedReport[]): void {
  checkVersions(reports);
  for (const shards of runsOf(reports).values()) checkShards(shards);
  checkFiles(reports);
}

function checkVersions([first, ...others]: readonly NamedReport[]): void {
  const version = first?.report.tool.version;
  const other = others.find(({ report }) => report.tool.version !== version);
  if (!first || !other) return;
  throw new MergeError(
    `${first.name} is of fargate-lint ${version}, ${other.name} of ${other.report.tool.version}; use the same version for all`,
  );
}

/** The shards of each run, by its digest. */
function runsOf(reports: readonly NamedReport[]): ReadonlyMap<string, NamedReport[]> {
  const runs = new Map<string, NamedReport[]>();
  for (const each of reports) {
    const run = each.report.shard?.run;
    if (run !== undefined) addToGroup(runs, run, each);
  }
  const [first, second] = [...runs.values()].filter((shards) => shards.length < countOf(shards));
  if (first?.[0] && second?.[0] && countOf(first) === countOf(second)) {
    throw new MergeError(
      `${first[0].name} and ${second[0].name} are shards of different runs, with other files or options; run all of them again from one commit`,
    );
  }
  return runs;
}

function checkShards(shards: readonly NamedReport[]): void {
  const count = countOf(shards);
  const names = new Map<number, string>();
  for (const { name, report } of shards) {
    const { index, count: own } = report.shard ?? { index: 0, count };
    if (own !== count)
      throw new MergeError(`${shards[0]?.name} is one of ${count} shards, but ${name} is one of ${own}`);
    if (index > count) throw new MergeError(`${name} claims to be shard ${index} of ${count}`);
    const same = names.get(index);
    if (same !== undefined) throw new MergeError(`${same} and ${name} are both shard ${index}/${count}`);
    names.set(index, name);
  }
  const missing = Array.from({ length: count }, (_, index) => index + 1).filter((index) => !names.has(index));
  if (missing.length === 0) return;
  const list = missing.map((index) => `${index}/${count}`).join(', ');
  const which = missing.length === 1 ? `shard ${list} is` : `shards ${list} are`;
  throw new MergeError(`${which} missing; found ${[...names.values()].join(', ')}`);
}

function countOf(shards: readonly NamedReport[]): number {
  return shards[0]?.report.shard?.count ?? 0;
}

/** A workload may be in one report twice, but not in two reports: then both have linted its file. */
function checkFiles(reports: readonly NamedReport[]): void {
  const names = new Map<string, string>();
  for (const { name, report } of reports) {
    const files = new Set([...report.workloads, ...report.skipped].map(({ file }) => file));
    for (const file of files) {
      const same = names.get(file);
      if (same !== undefined) {
        throw new MergeError(`${same} and ${name} both report ${file}; leave it out of one: '!${file}'`);
      }
      names.set(file, name);
    }
  }
}
