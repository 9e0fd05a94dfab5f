import { fnv } from './findings/fingerprint.ts';

/** One of the parts that the files of a run are divided into. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

const BASIS = 0x811c9dc5;

/** Whether a file belongs to a shard. It belongs to exactly one, whatever other files there are. */
export function isInShard(path: string, { index, count }: Shard): boolean {
  return fnv(path, BASIS) % count === index - 1;
}
