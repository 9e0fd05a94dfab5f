import type { Shard } from '../../engine/shard.ts';
import type { CommandLine, OptionName } from './options.ts';
import { UsageError } from './usage-error.ts';

/** Far more than any matrix has jobs. */
const MOST_SHARDS = 1000;

/** Options about the whole, and why a part cannot have them. */
const ONLY_WHOLE: readonly (readonly [OptionName, string])[] = [
  ['quiet', 'pass it to fargate-lint merge, which still has to count warnings'],
  ['max-warnings', 'pass it to fargate-lint merge, which counts all warnings'],
  ['baseline', 'pass it to fargate-lint merge, which has all findings'],
  ['baseline-write', 'pass it to fargate-lint merge, which has all findings'],
  ['fix', 'it changes files that other shards read'],
  ['fix-suggestions', 'it changes files that other shards read'],
  ['fix-dry-run', 'a change may depend on one in another shard'],
  ['explain-placement', 'the workload may be in another shard'],
];

/** Reads `--shard 2/5`. Throws a {@link UsageError} for anything else, and for options that need the whole. */
export function shardOf(line: CommandLine): Shard | undefined {
  const value = line.value('shard');
  if (value === undefined) return undefined;
  const [, index, count] = /^(\d{1,4})\/(\d{1,4})$/.exec(value)?.map(Number) ?? [];
  if (!index || !count || index > count || count > MOST_SHARDS) {
    throw new UsageError(
      `--shard: '${value}' is not <i>/<n>, such as 2/5 for the second of five (at most ${MOST_SHARDS})`,
    );
  }
  const conflict = ONLY_WHOLE.find(([name]) => line.names.includes(name));
  if (conflict) throw new UsageError(`--${conflict[0]} cannot be used with --shard: ${conflict[1]}`);
  return { index, count };
}
