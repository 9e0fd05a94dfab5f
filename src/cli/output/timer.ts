import type { Measure } from '../../engine/measure.ts';

/** Sums up how long stages and rules take, in milliseconds. */
export class Timer {
  private readonly times = { stage: new Map<string, number>(), rule: new Map<string, number>() };
  private readonly now: () => number;

  /** @param now milliseconds since the start of the process */
  constructor(now: () => number = () => performance.now()) {
    this.now = now;
    this.add('stage', 'start', now());
  }

  readonly measure: Measure = (kind, what, work) => {
    const start = this.now();
    try {
      return work();
    } finally {
      this.add(kind, what, this.now() - start);
    }
  };

  async measureAsync<Result>(stage: string, work: () => Promise<Result>): Promise<Result> {
    const start = this.now();
    const result = await work();
    this.add('stage', stage, this.now() - start);
    return result;
  }

  /** Stages in order, rules by time, slowest first. */
  table(): string {
    const rules = [...this.times.rule].sort(([, a], [, b]) => b - a);
    const stages = [...this.times.stage, ['total', this.now()] as const];
    return `${tableOf('stage', stages)}\n${tableOf('rule', rules)}`;
  }

  private add(kind: 'stage' | 'rule', what: string, time: number): void {
    const times = this.times[kind];
    times.set(what, (times.get(what) ?? 0) + time);
  }
}

function tableOf(title: string, rows: readonly (readonly [string, number])[]): string {
  const width = rows.reduce((widest, [name]) => Math.max(widest, name.length), title.length);
  const line = (name: string, time: string) => `${name.padEnd(width)}  ${time.padStart(8)}\n`;
  return [line(title, 'ms'), ...rows.map(([name, time]) => line(name, time.toFixed(1)))].join('');
}
