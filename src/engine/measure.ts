/** Does a piece of work and may note how long it took. `what` names a stage, or is the id of a rule. */
export type Measure = <Result>(kind: 'stage' | 'rule', what: string, work: () => Result) => Result;

/** Used when no times are wanted. */
export const unmeasured: Measure = (_kind, _what, work) => work();
