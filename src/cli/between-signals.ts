import { setImmediate } from 'node:timers/promises';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does something for each item that must not be left half done: a signal that would end the process waits until the item
 * at hand is done, and takes effect before the next.
 */
export async function betweenSignals<Item>(items: Iterable<Item>, work: (item: Item) => void): Promise<void> {
  const end = (signal: NodeJS.Signals) => {
    release();
    process.kill(process.pid, signal);
  };
  const release = () => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  try {
    for (const item of items) {
      work(item);
      // Handlers of signals are called in between only.
      await setImmediate();
    }
  } finally {
    release();
  }
}
