// In place of js-yaml's own schema, which is never asked for: see cli-build.ts.
module.exports = undefined;
