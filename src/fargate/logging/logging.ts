/**
 * What the built-in log router of EKS Fargate accepts as its configuration.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/fargate-logging.html (copies of 2024-12-18 and 2025). That
 * a rejected ConfigMap is denied by an admission webhook: https://github.com/aws/aws-for-fluent-bit/issues/261
 * (2021-10) and https://github.com/aws/aws-for-fluent-bit/issues/324 (2022-03).
 */

export const LOGGING_NAMESPACE = 'aws-observability';
export const LOGGING_CONFIG_MAP = 'aws-logging';
/** Label that the namespace has to carry. */
export const LOGGING_LABEL = { key: 'aws-observability', value: 'enabled' } as const;

export type SectionName = 'FILTER' | 'OUTPUT' | 'PARSER';
export const SECTION_NAMES: readonly SectionName[] = ['FILTER', 'OUTPUT', 'PARSER'];

/** The key of the ConfigMap's data that each section belongs under. */
export const DATA_KEY_OF: Readonly<Record<SectionName, string>> = {
  FILTER: 'filters.conf',
  OUTPUT: 'output.conf',
  PARSER: 'parsers.conf',
};
/** Whether Fluent Bit's own logs go to CloudWatch too: "true" or "false". */
export const PROCESS_LOGS_KEY = 'flb_log_cw';

/** Sections that Fluent Bit has and the log router rejects. */
export const OTHER_SECTIONS: readonly string[] = [
  'SERVICE',
  'INPUT',
  'CUSTOM',
  'MULTILINE_PARSER',
  'PLUGINS',
  'STREAM_TASK',
  'UPSTREAM',
  'NODE',
];

/** Keys that a section must have. */
export const REQUIRED_KEYS: Readonly<Record<SectionName, readonly string[]>> = {
  FILTER: ['Name', 'Match'],
  OUTPUT: ['Name', 'Match'],
  PARSER: ['Name', 'Format'],
};

export const PLUGINS = {
  FILTER: ['grep', 'parser', 'record_modifier', 'rewrite_tag', 'throttle', 'nest', 'modify', 'kubernetes'],
  OUTPUT: ['es', 'firehose', 'kinesis_firehose', 'cloudwatch', 'cloudwatch_logs', 'kinesis'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Other names for what the supported plugins do, as people write them. */
export const PLUGIN_ALIASES: ReadonlyMap<string, string> = new Map([
  ['amazon_data_firehose', 'kinesis_firehose'],
  ['data_firehose', 'kinesis_firehose'],
  ['aws_firehose', 'kinesis_firehose'],
  ['kinesis_streams', 'kinesis'],
  ['kinesis_data_streams', 'kinesis'],
  ['elasticsearch', 'es'],
  ['opensearch', 'es'],
  ['awslogs', 'cloudwatch_logs'],
  ['modifier', 'modify'],
]);

/** Fluent Bit's outputs whose destinations are reached through Amazon Data Firehose instead. */
export const OUTPUTS_BEHIND_FIREHOSE: ReadonlySet<string> = new Set(['s3', 'splunk', 'datadog', 'http', 'nrlogs']);

/** Keys of the kubernetes filter that Fargate sets itself. */
export const SERVICE_OWNED_KEYS: readonly string[] = [
  'Kube_URL',
  'Kube_CA_File',
  'Kube_Token_Command',
  'Kube_Token_File',
];

/** Most characters that the ConfigMap may hold. */
export const MAX_LOGGING_CHARACTERS = 5300;

/**
 * The characters that count against {@link MAX_LOGGING_CHARACTERS}. AWS does not say which do; taken here are the
 * Unicode characters of the data's values alone, the smallest of the plausible counts, so that whatever exceeds the
 * limit by it exceeds it by any other.
 */
export function countLoggingCharacters(values: readonly string[]): number {
  return values.reduce((sum, value) => sum + Array.from(value).length, 0);
}
