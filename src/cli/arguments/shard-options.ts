import type { Shard } from '../../engine/shard.ts';
import type { CommandLine, OptionName } from './options.ts';
import { UsageError } from './usage-error.ts';

/** Far more than any matrix has jobs. */
const MOST_SHARDS = 1000;

/** What looks at or changes the whole, and why it cannot be had of a part. */
const ONLY_WHOLE: readonly (readonly [OptionName, string])[] = [
  ['quiet', 'give it to `fargate-lint merge`, which still has to count warnings'],
  ['max-warnings', 'give it to `fargate-lint merge`, which counts all of them'],
  ['baseline', 'give it to `fargate-lint merge`: how often a finding is known counts for the whole'],
  ['baseline-write', 'give it to `fargate-lint merge`, which has all findings'],
  ['fix', 'it changes files that other shards read'],
  ['fix-suggestions', 'it changes files that other shards read'],
  ['fix-dry-run', 'one change may depend on another that is in a different shard'],
  ['explain-placement', 'the workload may be in another shard'],
];

/** Reads `--shard 2/5`. Throws a {@link UsageError} for anything else, and for options that need the whole. */
export function shardOf(line: CommandLine): Shard | undefined {
  const value = line.value('shard');
  if (value === undefined) return undefined;
  const [, index, count] = /^(\d{1,4})\/(\d{1,4})$/.exec(value)?.map(Number) ?? [];
  if (!index || !count || index > count || count > MOST_SHARDS) {
    throw new UsageError(
      `--shard must be <i>/<n>, from 1/${MOST_SHARDS} to ${MOST_SHARDS}/${MOST_SHARDS}: 2/5 is the second of five, not ${value}.`,
    );
  }
  const conflict = ONLY_WHOLE.find(([name]) => line.names.includes(name));
  if (conflict) throw new UsageError(`--${conflict[0]} does not go with --shard: ${conflict[1]}.`);
  return { index, count };
}
