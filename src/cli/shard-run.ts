import { createHash } from 'node:crypto';
import type { ReportShard } from '../engine/findings/report.ts';
import type { Host } from '../engine/host.ts';
import type { Input } from '../engine/reading/input.ts';
import type { LargeInput } from '../engine/reading/read.ts';
import type { Shard } from '../engine/shard.ts';
import { VERSION } from '../version.ts';
import type { Arguments } from './arguments/arguments.ts';

/**
 * Takes note of what a run reads, so that reports of shards can be told to be of one run: they have to come from the
 * same texts, read with the same settings.
 */
export class ShardRun {
  readonly #shard: Shard;
  readonly #hash = createHash('sha256');

  constructor(shard: Shard, args: Arguments) {
    this.#shard = shard;
    const { patterns, levels, settings, only, profileFiles, changed, context } = args;
    const told = { patterns, levels, settings, only: [...(only ?? [])], profileFiles, changed, context };
    this.add(`${VERSION} ${shard.count}`);
    this.add(JSON.stringify(told));
  }

  /** A host whose reading counts: that of configurations and profiles. */
  watch(host: Host): Host {
    return {
      ...host,
      read: (path) => {
        const content = host.read(path);
        this.add(content);
        return content;
      },
    };
  }

  /** Hands the inputs on, which count with their paths. */
  *follow(inputs: Iterable<Input | LargeInput>): Generator<Input | LargeInput, void, undefined> {
    for (const input of inputs) {
      this.add(input.path);
      this.add('content' in input ? input.content : '');
      yield input;
    }
  }

  /** Which part of which run this is; to be asked for once, when all has been read. */
  identify(): ReportShard {
    return { ...this.#shard, run: this.#hash.digest('hex').slice(0, 32) };
  }

  /** Counts something that was read. */
  add(content: string | Uint8Array): void {
    this.#hash.update(`${content.length} `).update(content);
  }
}
