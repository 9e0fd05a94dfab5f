const LEAVE_OUT = "to leave files out, name them with '!': fargate-lint '!vendor/**'";
const REPORT = 'to write a report to a file: --format json=report.json';

/** What options of other linters are called here. */
export const OTHER_OPTIONS: ReadonlyMap<string, string> = new Map([
  ...['--exclude', '--ignore', '--ignore-path', '--ignore-pattern', '--skip', '--skip-files'].map(
    (name) => [name, LEAVE_OUT] as const,
  ),
  ...['-o', '--output', '--output-file', '--out'].map((name) => [name, REPORT] as const),
  ['--output-format', 'to choose a format: --format <name>'],
  ...['--severity', '--level', '--min-severity'].map(
    (name) => [name, 'for errors only: --quiet; for one rule: --rule <id>=off|warn|error'] as const,
  ),
  ['--list-rules', 'to list rules: fargate-lint rules'],
  ['--rules', 'to list rules: fargate-lint rules; to set one: --rule <id>=off|warn|error'],
  ['--init', 'to write a configuration: fargate-lint init'],
  ['--explain', 'to explain a rule: fargate-lint explain <rule>'],
]);
