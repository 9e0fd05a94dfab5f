import { describe, expect, it } from 'vitest';
import { nearestName } from '../../src/text/nearest-name.ts';

const NAMES = ['es', 'kinesis', 'kinesis_firehose', 'cloudwatch', 'cloudwatch_logs'];

describe('nearestName', () => {
  it.each([
    ['Kinesis', 'kinesis'],
    ['kinesis-firehose', 'kinesis_firehose'],
    ['kinesisfirehouse', 'kinesis_firehose'],
    ['cloudwatchlog', 'cloudwatch_logs'],
    ['cloudwach', 'cloudwatch'],
    ['ess', 'es'],
  ])('%s: %s', (word, name) => expect(nearestName(word, NAMES)).toBe(name));

  it.each(['s3', 'splunk', 'http', 'null', 'stdout', '', 'e'.repeat(100_000)])('nothing for %.10s', (word) =>
    expect(nearestName(word, NAMES)?.slice(0, 20)).toBe(undefined),
  );
});
