// Reads all manifests below a directory, and does nothing with them.
import { readFileSync } from 'node:fs';
import { manifestsBelow } from './manifests.mjs';

for (const path of manifestsBelow(process.argv[2])) readFileSync(path);
