import { COMMAND_NAMES } from './command-names.ts';
import { COMPLETED_OPTIONS, type CompletedOption, RULE_IDS, RULE_LEVELS } from './completion-options.ts';

export function fishScript(shells: readonly string[]): string {
  return `# fargate-lint for fish: fargate-lint completion fish | source
complete -c fargate-lint -n __fish_use_subcommand -a '${COMMAND_NAMES.join(' ')}'
complete -c fargate-lint -n '__fish_seen_subcommand_from explain' -f -a '${RULE_IDS.join(' ')}'
complete -c fargate-lint -n '__fish_seen_subcommand_from completion' -f -a '${shells.join(' ')}'
${COMPLETED_OPTIONS.map(lineOf).join('\n')}
`;
}

function lineOf({ name, short, values }: CompletedOption): string {
  const head = `complete -c fargate-lint${short ? ` -s ${short}` : ''} -l ${name}`;
  if (values === undefined) return head;
  if (values === 'files') return `${head} -r`;
  const all = name === 'rule' ? values.flatMap((id) => RULE_LEVELS.map((level) => `${id}${level}`)) : values;
  return all.length === 0 ? `${head} -x` : `${head} -x -a '${all.join(' ')}'`;
}
