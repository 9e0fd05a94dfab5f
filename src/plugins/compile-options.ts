import { Ajv, type AnySchemaObject, type ValidateFunction } from 'ajv';

/**
 * A validator like those that the built-in rules have from build time: it fills in the defaults.
 *
 * @throws an Error for a schema that is none, or whose own defaults do not fit it
 */
export function compileOptions(schema: AnySchemaObject): ValidateFunction {
  const ajv = new Ajv({ allErrors: true, useDefaults: true, logger: false });
  const validate = ajv.compile(schema);
  if (validate({})) return validate;
  throw new Error(`the defaults do not fit: ${ajv.errorsText(validate.errors, { dataVar: 'options' })}`);
}
