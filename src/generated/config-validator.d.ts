// Written by `npm run generate`: the schema of configurations, compiled, so that they are read without ajv.

import type { OptionValidator } from './option-validators.js';

/** Says whether a configuration is valid, but for the levels and options of rules; notes everything that is wrong. */
export declare const validateConfig: OptionValidator;
