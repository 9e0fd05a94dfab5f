// Written by `npm run generate`: docs/report.schema.json, compiled, so that reports are read without ajv.

import type { OptionValidator } from './option-validators.js';

/** Says whether a value is a report; notes the first thing that is wrong. */
export declare const validateReport: OptionValidator;
