import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_NAMES } from '../../config/find.ts';
import { count } from '../../formatters/count.ts';
import { escapeTerminal } from '../../formatters/escape.ts';
import { fileErrorReason } from '../../host/file-names.ts';
import { createNodeHost } from '../../host/node-host.ts';
import { listNames } from '../../text/list-names.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { Io } from '../io.ts';
import { warn } from '../output/messages.ts';
import { commandArguments } from './command-arguments.ts';
import { type Survey, surveyProject } from './survey.ts';

/** Where the package has its schema, for editors. */
const SCHEMA = 'node_modules/fargate-lint/docs/schema.json';

const MOST_NAMES = 5;

/** Writes a configuration to start from. Overwrites nothing. */
export async function init(argv: readonly string[], io: Io): Promise<0 | 2> {
  const line = commandArguments('init', argv, ['help']);
  if (line.flag('help')) {
    io.stdout.write(`fargate-lint init: writes a ${CONFIG_NAMES[0]} to start from, with what the project has.\n`);
    return 0;
  }
  if (line.patterns.length > 0) throw new UsageError('init takes no arguments');
  const existing = CONFIG_NAMES.find((name) => existsSync(join(io.cwd, name)));
  if (existing !== undefined) return fail(io, `${existing} already exists; nothing was written`);
  const survey = await surveyProject(createNodeHost({ cwd: io.cwd, gitignore: true }));
  const text = initialConfig(survey, existsSync(join(io.cwd, SCHEMA)));
  try {
    // `wx`: not through a link either.
    writeFileSync(join(io.cwd, CONFIG_NAMES[0]), text, { flag: 'wx' });
  } catch (error) {
    return fail(io, `${CONFIG_NAMES[0]} could not be written: ${fileErrorReason(error)}`);
  }
  const lines = [`Wrote ${CONFIG_NAMES[0]}.`, ...foundLines(survey), 'Next: fargate-lint'];
  io.stdout.write(lines.map((each) => `${escapeTerminal(each)}\n`).join(''));
  return 0;
}

function foundLines({ profiles, charts, kustomizations }: Survey): string[] {
  const [profile] = profiles;
  return [
    ...(profiles.length === 1 ? [`Fargate profiles in ${profile}: only pods that they select are checked.`] : []),
    ...(profiles.length > 1
      ? [`Fargate profiles in ${listNames(profiles, MOST_NAMES)}: choose one cluster's under profiles.`]
      : []),
    ...(charts.length > 0 ? [`${count(charts.length, 'Helm chart')}: ${listNames(charts, MOST_NAMES)}`] : []),
    ...(kustomizations.length > 0
      ? [`${count(kustomizations.length, 'kustomization')}: ${listNames(kustomizations, MOST_NAMES)}`]
      : []),
  ];
}

/** Everything that was not found in the project is commented out. */
export function initialConfig({ profiles }: Pick<Survey, 'profiles'>, hasSchema: boolean): string {
  return `${hasSchema ? `# yaml-language-server: $schema=./${SCHEMA}\n` : ''}# Configuration of fargate-lint. Every key is optional.

# With recommended, every rule has its own severity; with strict, every rule is an error.
extends: recommended

# Manifests of the project: linted by a run without arguments, and context for others.
# include:
#   - k8s/**/*.yaml

# Files that are never read.
# ignores:
#   - k8s/tests

# Fargate profiles of the cluster: only pods that they select are checked.
${profileLines(profiles)}

# hybrid, or fargate-only: no EC2 nodes.
# cluster: fargate-only

# rules:
#   require-job-ttl: off
#   compute-size: [error, { maxVcpu: 4 }]

# Accepted findings. Unused and expired entries are reported.
# ignore:
#   - rule: no-privileged
#     kind: Deployment
#     name: build-agent
#     reason: moves to EC2 nodes with the next release
#     expires: 2027-06-30

# Known findings that are hidden, as fargate-lint --baseline-write fargate-lint-baseline.txt records them.
# baseline: fargate-lint-baseline.txt
`;
}

function profileLines(profiles: readonly string[]): string {
  const [first, ...others] = profiles.map((path) => (/^[\w./-]+$/.test(path) ? path : JSON.stringify(path)));
  if (first === undefined) return '# profiles: cluster.yaml';
  return others.length === 0
    ? `profiles: ${first}`
    : [first, ...others].map((path) => `# profiles: ${path}`).join('\n');
}

function fail(io: Io, message: string): 2 {
  warn(io, message);
  return 2;
}
