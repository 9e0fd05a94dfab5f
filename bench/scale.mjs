// How time and memory grow with a tree like those that GitOps controllers follow, one document a file:
// `node bench/scale.mjs [documents…]`, by default 10,000 and 100,000. From 10,000 on, files of the same text stand in
// for each other as hard links, since a million of different ones would be 5 GB: to the linter they are files like others.
import { linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LINTER, measure, ROOT } from './processes.mjs';

const DISTINCT = 10_000;

/** Milliseconds and most MB for each number of documents. */
export function measureScale(counts) {
  const scratch = mkdtempSync(join(tmpdir(), 'fargate-lint-scale-'));
  try {
    const [first, ...others] = ['seed', ...counts.map(String)].map((name) => join(scratch, name));
    measure([process.execPath, resolve(ROOT, 'bench/generate.mjs'), 'gitops', first, String(DISTINCT)]);
    const files = readdirSync(first, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    return counts.map((documents, index) => {
      plant(others[index], files, documents);
      // A report of a million documents has no use; the counts are printed all the same.
      const { wall, memory } = measure([process.execPath, LINTER, '--statistics', others[index]]);
      rmSync(others[index], { recursive: true });
      return { documents, wall, memory };
    });
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function plant(directory, files, count) {
  for (let index = 0; index < count; index++) {
    const below = join(directory, `part-${Math.floor(index / 1000)}`);
    if (index % 1000 === 0) mkdirSync(below, { recursive: true });
    linkSync(files[index % files.length], join(below, `${index}.yaml`));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const counts = process.argv.slice(2).map(Number);
  for (const { documents, wall, memory } of measureScale(counts.length > 0 ? counts : [10_000, 100_000])) {
    const each = ((1000 * wall) / documents).toFixed(0);
    console.log(`${documents} documents: ${(wall / 1000).toFixed(1)} s (${each} µs each), ${memory.toFixed(0)} MB`);
  }
}
