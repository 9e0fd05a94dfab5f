import type { Inputs } from './inputs.ts';

/** The command line of the plan of the same files, in Markdown. */
export function planCommandLineOf({ plan = [], config, profiles, plugins, paths }: Inputs): string[] {
  return [
    'plan',
    '--format=markdown',
    ...(config === undefined ? [] : [`--config=${config}`]),
    ...profiles.map((file) => `--profiles=${file}`),
    ...plugins.map((plugin) => `--plugin=${plugin}`),
    ...plan,
    '--',
    ...paths,
  ];
}

/** The command line for the inputs, so that the action finds what the command finds. */
export function commandLineOf(inputs: Inputs, base: string | undefined): string[] {
  const { failOn, maxWarnings, sarifFile, jsonFile } = inputs;
  const most = failOn === 'warning' ? 0 : maxWarnings;
  return [
    '--color',
    '--format=stylish',
    ...(sarifFile === undefined ? [] : [`--format=sarif=${sarifFile}`]),
    ...(jsonFile === undefined ? [] : [`--format=json=${jsonFile}`]),
    ...inputs.reports.map((report) => `--format=${report}`),
    ...(inputs.config === undefined ? [] : [`--config=${inputs.config}`]),
    ...inputs.profiles.map((file) => `--profiles=${file}`),
    ...(inputs.baseline === undefined ? [] : [`--baseline=${inputs.baseline}`]),
    ...inputs.plugins.map((plugin) => `--plugin=${plugin}`),
    ...(base === undefined ? [] : [`--changed=${base}`]),
    ...(most === undefined ? [] : [`--max-warnings=${most}`]),
    ...(inputs.failOnSkipped ? ['--fail-on-skipped'] : []),
    // What follows is not an option, whatever it begins with.
    '--',
    ...inputs.paths,
  ];
}
