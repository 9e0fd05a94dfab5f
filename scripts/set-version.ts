/** Writes the version of package.json wherever else one is named: extensions of editors and pages that pin a release. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };

const FILES = [
  'README.md',
  'docs/github-action.md',
  'docs/hooks.md',
  'docs/json.md',
  'docs/pipelines.md',
  'editors/vscode/package.json',
  'editors/zed/Cargo.toml',
  'editors/zed/extension.toml',
];

/** What a version of ours follows; other versions on these pages stay as they are. */
const VERSIONS = /(?<=fargate-lint(?:@|:)v?|^ +rev: v|^ +version: |^version = "|^ {2,4}"version": ")\d+\.\d+\.\d+/gm;

for (const file of FILES) {
  const path = join(import.meta.dirname, '..', file);
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(VERSIONS, packageJson.version);
  if (changed === text) continue;
  writeFileSync(path, changed);
  console.log(`wrote ${file}`);
}
