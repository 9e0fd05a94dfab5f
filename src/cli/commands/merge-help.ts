/** What `fargate-lint merge --help` prints. */
export const MERGE_HELP = `fargate-lint merge [options] <report.json> ...: one report of several, '-' is stdin

  Reports are what 'fargate-lint --format json' prints: those of all shards of a run (--shard 1/3, 2/3, 3/3), or of
  runs over different files. The exit code is the one that a single run would have had. Start it where the files are,
  so that lines of source can be shown.

  -f, --format <name>[=<file>]  as for a run; repeatable
      --statistics              counts by rule in place of the report
  -q, --quiet                   errors only
      --max-warnings <n>        exit with 1 when there are more warnings
      --baseline <file>         do not report what is known there
      --baseline-write <file>   take down what is found, as known
      --plugin <path>           a plugin whose rules the reports speak of; repeatable
      --color, --no-color       over what NO_COLOR, FORCE_COLOR and the terminal say
`;
