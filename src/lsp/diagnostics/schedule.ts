/** Resolves after whatever has arrived meanwhile has been looked at. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** Something that is to be done a while after it was last asked for. */
export interface Delayed {
  /** Asks for it, again. */
  start(): void;
  cancel(): void;
}

export function delayed(action: () => void, milliseconds: number): Delayed {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => clearTimeout(timer);
  return {
    start() {
      cancel();
      timer = setTimeout(action, milliseconds);
    },
    cancel,
  };
}

/** Something that is to be done in the next turn after it was asked for, with a pause after each time. */
export function spaced(action: () => void, milliseconds: number): Delayed {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let done = Number.NEGATIVE_INFINITY;
  const run = () => {
    timer = undefined;
    action();
    done = performance.now();
  };
  return {
    start() {
      timer ??= setTimeout(run, Math.max(0, done + milliseconds - performance.now()));
    },
    cancel() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
