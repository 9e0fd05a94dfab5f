/** Does a piece of work and may note how long it took. `what` names a stage, or is the id of a rule. */
export type Measure = <Result>(kind: 'stage' | 'rule', what: string, work: () => Result) => Result;

/** What runs when nobody asks for times. */
export const unmeasured: Measure = (_kind, _what, work) => work();
