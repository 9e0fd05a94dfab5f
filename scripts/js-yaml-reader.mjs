// The part of js-yaml that reads: its bundle cannot be tree-shaken, and every start would load what writes too.
export { default as YAMLException } from '../node_modules/js-yaml/lib/exception.js';
export { loadAll } from '../node_modules/js-yaml/lib/loader.js';
export { default as Schema } from '../node_modules/js-yaml/lib/schema.js';
export { default as Type } from '../node_modules/js-yaml/lib/type.js';
