import { createHash } from 'node:crypto';
import type { ReportShard } from '../engine/findings/report.ts';
import type { Host } from '../engine/host.ts';
import type { Input } from '../engine/reading/input.ts';
import type { LargeInput } from '../engine/reading/read.ts';
import type { Shard } from '../engine/shard.ts';
import { VERSION } from '../version.ts';
import type { RunOptions } from './arguments/arguments.ts';

/**
 * Hashes everything that a run reads, to tell whether reports of shards are of the same run: they must come from the
 * same files, with the same settings.
 */
export class ShardRun {
  readonly #shard: Shard;
  readonly #hash = createHash('sha256');

  constructor(shard: Shard, args: RunOptions) {
    this.#shard = shard;
    const { patterns, levels, settings, only, profileFiles, changed, context } = args;
    const given = { patterns, levels, settings, only: [...(only ?? [])], profileFiles, changed, context };
    this.add(`${VERSION} ${shard.count}`);
    this.add(JSON.stringify(given));
  }

  /** A host that adds what is read through it: configurations and profiles. */
  recordingHost(host: Host): Host {
    return {
      ...host,
      read: (path) => {
        const content = host.read(path);
        this.add(content);
        return content;
      },
    };
  }

  /** Passes the inputs on, and adds them with their paths. */
  *follow(inputs: Iterable<Input | LargeInput>): Generator<Input | LargeInput, void, undefined> {
    for (const input of inputs) {
      this.add(input.path);
      this.add('content' in input ? input.content : '');
      yield input;
    }
  }

  /** Which part of which run this is. Call once, after everything has been read. */
  identify(): ReportShard {
    return { ...this.#shard, run: this.#hash.digest('hex').slice(0, 32) };
  }

  /** Adds something that was read. */
  add(content: string | Uint8Array): void {
    this.#hash.update(`${content.length} `).update(content);
  }
}
