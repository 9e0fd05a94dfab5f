import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';

const SCHEMA = 'docs/report.schema.json';
const HEAD = `// Written by \`npm run generate\`: ${SCHEMA}, compiled, so that reports are read without ajv.\n`;

const TYPES = `${HEAD}
import type { OptionValidator } from './option-validators.js';

/** Says whether a value is a report; notes the first thing that is wrong. */
export declare const validateReport: OptionValidator;
`;

/** Keywords that are for people, or whose compiled code needs ajv at run time. */
const LEFT_OUT = new Set(['description', 'format', 'maxLength']);

/** The validator of reports in JSON, and its types. */
export function reportValidatorFiles(): [path: string, text: string][] {
  const schema = JSON.parse(readFileSync(SCHEMA, 'utf8'), (key, value: unknown) =>
    LEFT_OUT.has(key) && typeof value !== 'object' ? undefined : value,
  ) as object;
  const ajv = new Ajv2020({ allowUnionTypes: true, code: { source: true, esm: true, lines: true } });
  ajv.addSchema(schema, 'report');
  const code = standalone.default(ajv, { validateReport: 'report' });
  if (/\brequire\(|\bimport\b/.test(code)) {
    throw new Error(`${SCHEMA} uses a keyword whose compiled code needs ajv at run time.`);
  }
  return [
    ['src/generated/report-validator.js', `${HEAD}${code}\n`],
    ['src/generated/report-validator.d.ts', TYPES],
  ];
}
