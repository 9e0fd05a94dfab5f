// Parses all manifests below a directory with the package `yaml`, and does nothing with them.
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { manifestsBelow } from './manifests.mjs';

for (const path of manifestsBelow(process.argv[2])) parseAllDocuments(readFileSync(path, 'utf8'));
