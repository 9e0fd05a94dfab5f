import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_NAMES } from '../../config/find.ts';
import { fileErrorReason } from '../../host/file-names.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { Io } from '../io.ts';
import { commandArguments } from './command-arguments.ts';

/** A configuration that changes nothing until something is taken out of its comments. */
export const INITIAL_CONFIG = `# yaml-language-server: $schema=./node_modules/fargate-lint/docs/schema.json
# What fargate-lint is told about this project. Everything is optional.

# With recommended, every rule has its own severity; with strict, every rule is an error.
extends: recommended

# The manifests of the project. A run without arguments lints them; one that names files reads them as context.
# include:
#   - k8s/**/*.yaml

# Files that are never read.
# ignores:
#   - k8s/tests

# The Fargate profiles of the cluster, so that only pods that they select are judged.
# profiles: cluster.yaml

# hybrid, or fargate-only when there are no EC2 nodes.
# cluster: fargate-only

# rules:
#   require-job-ttl: off
#   compute-size: [error, { maxVcpu: 4 }]

# Findings to live with. Unused and expired entries are reported.
# ignore:
#   - rule: no-privileged
#     kind: Deployment
#     name: build-agent
#     reason: moves to EC2 nodes with the next release
#     expires: 2027-06-30
`;

/** Writes a configuration to start from. Overwrites nothing. */
export async function init(argv: readonly string[], io: Io): Promise<0 | 2> {
  const line = commandArguments('init', argv, ['help']);
  if (line.flag('help')) {
    io.stdout.write(`fargate-lint init: writes a ${CONFIG_NAMES[0]} to start from into the current directory.\n`);
    return 0;
  }
  if (line.patterns.length > 0) throw new UsageError('init takes no arguments.');
  const existing = CONFIG_NAMES.find((name) => existsSync(join(io.cwd, name)));
  if (existing !== undefined) return complain(io, `${existing} is there already; nothing was written.`);
  try {
    // Not through a link either.
    writeFileSync(join(io.cwd, CONFIG_NAMES[0]), INITIAL_CONFIG, { flag: 'wx' });
  } catch (error) {
    return complain(io, `${CONFIG_NAMES[0]} could not be written: ${fileErrorReason(error)}`);
  }
  io.stdout.write(`Wrote ${CONFIG_NAMES[0]}.\n`);
  return 0;
}

function complain(io: Io, message: string): 2 {
  io.stderr.write(`fargate-lint: ${message}\n`);
  return 2;
}
