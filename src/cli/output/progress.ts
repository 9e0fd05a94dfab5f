import type { Output } from '../io.ts';

export interface ProgressOptions {
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** In milliseconds. Not `performance.now`, for which Node loads ten modules. */
  readonly now?: () => number;
}

const PATIENCE = 1000;
const INTERVAL = 100;

/** A progress line on a terminal, after a second. None in CI. */
export class Progress {
  private readonly stderr: Output;
  private readonly now: () => number;
  private nextAt: number;
  private isShown = false;

  constructor({ stderr, env, now = () => process.uptime() * 1000 }: ProgressOptions) {
    this.stderr = stderr;
    this.now = now;
    const isCi = Boolean(env.CI) && env.CI !== 'false' && env.CI !== '0';
    this.nextAt = isCi || env.TERM === 'dumb' ? Number.POSITIVE_INFINITY : now() + PATIENCE;
  }

  /** Passes the items on, and counts them. */
  *follow<Item>(items: Iterable<Item>, total: number): Generator<Item, void, undefined> {
    let done = 0;
    for (const item of items) {
      yield item;
      done++;
      if (this.now() >= this.nextAt) this.show(`read ${done} of ${total} files`);
    }
    if (this.isShown) this.show(`checking ${done} files`);
  }

  /** Removes the line, before anything else is printed. */
  clear(): void {
    if (this.isShown) this.stderr.write('\r\u001B[K');
    this.isShown = false;
    this.nextAt = Number.POSITIVE_INFINITY;
  }

  /** Looks for a terminal only now: opening one takes a millisecond, and most runs end before. */
  private show(text: string): void {
    if (this.stderr.isTTY !== true) {
      this.nextAt = Number.POSITIVE_INFINITY;
      return;
    }
    this.stderr.write(`\r\u001B[K${text}`);
    this.isShown = true;
    this.nextAt = this.now() + INTERVAL;
  }
}
