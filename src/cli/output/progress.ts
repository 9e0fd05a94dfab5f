import type { Output } from '../io.ts';

export interface ProgressOptions {
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since any moment. Not `performance.now`, for which Node loads ten modules of its own. */
  readonly now?: () => number;
}

const PATIENCE = 1000;
const INTERVAL = 100;

/** One line on the terminal of a person who has waited for a second. Nobody waits in CI, and no log wants it. */
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

  /** Hands the items on, and counts them for whoever waits. */
  *follow<Item>(items: Iterable<Item>, total: number): Generator<Item, void, undefined> {
    let done = 0;
    for (const item of items) {
      yield item;
      done++;
      if (this.now() >= this.nextAt) this.show(`read ${done} of ${total} files`);
    }
    if (this.isShown) this.show(`checking ${done} files`);
  }

  /** Takes the line away, before anything else is printed. */
  clear(): void {
    if (this.isShown) this.stderr.write('\r\u001B[K');
    this.isShown = false;
    this.nextAt = Number.POSITIVE_INFINITY;
  }

  /** Only here it is asked whether there is a terminal: to open one takes a millisecond, and most runs end before. */
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
