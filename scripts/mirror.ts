/**
 * `npm run mirror -- <directory>` writes what a repository for pre-commit holds that installs the published package: the
 * hooks of this repository, which would build it, with the package as what they depend on.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import packageJson from '../package.json' with { type: 'json' };

const [directory] = process.argv.slice(2);
if (directory === undefined)
  throw new Error('npm run mirror needs a directory: npm run mirror -- ../fargate-lint-pre-commit');

const { name, version, license, engines } = packageJson;
const hooks = parseDocument(readFileSync(join(import.meta.dirname, '../.pre-commit-hooks.yaml'), 'utf8'));
for (const index of (hooks.toJS() as unknown[]).keys()) {
  hooks.setIn([index, 'additional_dependencies'], [`${name}@${version}`]);
}

mkdirSync(directory, { recursive: true });
write('.pre-commit-hooks.yaml', hooks.toString({ lineWidth: 120, flowCollectionPadding: false }));
write(
  'package.json',
  `${JSON.stringify({ name: `${name}-pre-commit`, version, private: true, license, engines }, null, 2)}\n`,
);
write(
  'README.md',
  `# fargate-lint for pre-commit\n\nThe hooks of fargate-lint ${version}, which install its npm package.\n`,
);

function write(file: string, text: string): void {
  writeFileSync(join(String(directory), file), text);
}
