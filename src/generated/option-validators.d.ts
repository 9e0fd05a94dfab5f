// Written by `npm run generate`: the rules’ option schemas, compiled, so that the linter starts without ajv.

export interface OptionProblem {
  /** JSON pointer to the value at fault. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** Says whether options are valid, and fills the defaults into them. */
export interface OptionValidator {
  (options: unknown): boolean;
  /** What was wrong at the last call. */
  readonly errors?: readonly OptionProblem[] | null;
}

/** By rule id; a rule that is not here has no options. */
export declare const optionValidators: Readonly<Record<string, OptionValidator>>;
