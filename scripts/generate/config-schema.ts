import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { CONFIG_SCHEMA, publishedSchema, type Schema } from '../../src/config/schema.ts';
import { HOMEPAGE } from '../homepage.ts';
import type { RuleSource } from './rule-sources.ts';

const HEAD =
  '// Written by `npm run generate`: the schema of configurations, compiled, so that they are read without ajv.\n';

const TYPES = `${HEAD}
import type { OptionValidator } from './option-validators.js';

/** Says whether a configuration is valid, but for the levels and options of rules; notes everything that is wrong. */
export declare const validateConfig: OptionValidator;
`;

/** The validator of configurations and its types, and the schema for editors. */
export function configSchemaFiles(sources: readonly RuleSource[]): [path: string, text: string][] {
  const schema = publishedSchema(
    sources.map(({ rule }) => rule),
    HOMEPAGE,
  );
  return [
    ['src/generated/config-validator.js', validatorText()],
    ['src/generated/config-validator.d.ts', TYPES],
    ['docs/schema.json', `${JSON.stringify(schema, null, 2)}\n`],
  ];
}

function validatorText(): string {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, code: { source: true, esm: true, lines: true } });
  ajv.addSchema(withoutDescriptions(CONFIG_SCHEMA), 'config');
  const code = standalone.default(ajv, { validateConfig: 'config' });
  if (/\brequire\(|\bimport\b/.test(code)) {
    throw new Error('The schema of configurations uses a keyword whose compiled code needs ajv at run time.');
  }
  return `${HEAD}${code}\n`;
}

/** The compiled code carries the schema with it, and nobody reads descriptions there. */
function withoutDescriptions(schema: Schema): Schema {
  const text = JSON.stringify(schema, (key, value: unknown) => (key === 'description' ? undefined : value));
  return JSON.parse(text) as Schema;
}
