import { Ajv, type AnySchemaObject, type ValidateFunction } from 'ajv';

/**
 * A validator that fills in defaults, as built-in rules have from build time.
 *
 * @throws an Error for an invalid schema, or one that its own defaults do not match
 */
export function compileOptions(schema: AnySchemaObject): ValidateFunction {
  const ajv = new Ajv({ allErrors: true, useDefaults: true, logger: false });
  const validate = ajv.compile(schema);
  if (validate({})) return validate;
  throw new Error(`the defaults do not match the schema: ${ajv.errorsText(validate.errors, { dataVar: 'options' })}`);
}
