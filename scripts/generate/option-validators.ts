import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import type { RuleSource } from './rule-sources.ts';

const HEAD =
  '// Written by `npm run generate`: the rules’ option schemas, compiled, so that the linter starts without ajv.\n';

const TYPES = `${HEAD}
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
`;

/** `src/generated/option-validators.js` and its types. */
export function optionValidatorFiles(sources: readonly RuleSource[]): [path: string, text: string][] {
  return [
    ['src/generated/option-validators.js', validatorsText(sources.filter(({ rule }) => rule.options))],
    ['src/generated/option-validators.d.ts', TYPES],
  ];
}

function validatorsText(sources: readonly RuleSource[]): string {
  const ajv = new Ajv({ useDefaults: true, allErrors: true, code: { source: true, esm: true, lines: true } });
  for (const { rule, identifier } of sources) ajv.addSchema(rule.options ?? {}, identifier);
  const names = Object.fromEntries(sources.map(({ identifier }) => [identifier, identifier]));
  const code = sources.length > 0 ? standalone.default(ajv, names) : '';
  if (/\brequire\(|\bimport\b/.test(code)) {
    throw new Error('An option schema uses a keyword (such as minLength) whose compiled code needs ajv at run time.');
  }
  const entries = sources.map(({ rule, identifier }) => `  '${rule.id}': ${identifier},\n`);
  return `${HEAD}${code}\nexport const optionValidators = {\n${entries.join('')}};\n`;
}
