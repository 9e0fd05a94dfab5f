// Lets Node run this repository's TypeScript: `node --import ./scripts/typescript.mjs scripts/generate.ts`.
// Node 22.18 and later strip types themselves; before that, the compiler does.
import { register } from 'node:module';

if (!process.features.typescript) register('./typescript-loader.mjs', import.meta.url);
