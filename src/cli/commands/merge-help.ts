/** What `fargate-lint merge --help` prints. */
export const MERGE_HELP = `fargate-lint merge [options] <report.json> ...: merges JSON reports; '-' is stdin

  Takes reports of 'fargate-lint --format json': of all shards of a run (--shard 1/3, 2/3, 3/3), or of runs over
  different files. The exit code is that of a single run. Run it where the files are, to show lines of source.

  -f, --format <name>[=<file>]  as for a run; repeatable
      --statistics              print counts by rule instead of the report
  -q, --quiet                   report errors only
      --max-warnings <n>        exit with 1 if there are more warnings
      --config <file>           the configuration whose 'baseline' is used, instead of the nearest one; or --no-config
      --baseline <file>         hide findings recorded in <file>
      --baseline-write <file>   record current findings in <file>
      --plugin <path>           a plugin with rules of the reports; repeatable
      --color, --no-color       override NO_COLOR, FORCE_COLOR and terminal detection
`;
