// Written by `npm run generate`: the rules’ option schemas, compiled, so that the linter starts without ajv.

export const optionValidators = {
};
