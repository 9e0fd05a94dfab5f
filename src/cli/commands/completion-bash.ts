import { COMMAND_NAMES } from './command-names.ts';
import { COMPLETED_OPTIONS, RULE_IDS, RULE_LEVELS } from './completion-options.ts';

/** Works with bash 3.2 of macOS. bash splits words at `=`, so `--only=no-` arrives as three. */
export function bashScript(shells: readonly string[]): string {
  const cases = COMPLETED_OPTIONS.flatMap(({ name, short, values }) => {
    if (values === undefined || values === 'files') return [];
    return `    ${short ? `-${short}|` : ''}--${name}) values='${values.join(' ')}' ;;`;
  });
  const options = COMPLETED_OPTIONS.map(({ name }) => `--${name}`).join(' ');
  return `# fargate-lint for bash: eval "$(fargate-lint completion bash)"
_fargate_lint() {
  local index=$COMP_CWORD current=\${COMP_WORDS[COMP_CWORD]} previous='' before='' values=''
  if [[ $current == = ]]; then
    current=''
  elif [[ \${COMP_WORDS[index-1]} == = ]]; then
    index=$((index - 1))
  fi
  previous=\${COMP_WORDS[index-1]}
  if ((index >= 2)); then before=\${COMP_WORDS[index-2]}; fi
  case $previous in
${cases.join('\n')}
    explain) if ((COMP_CWORD == 2)); then values='${RULE_IDS.join(' ')}'; fi ;;
    completion) if ((COMP_CWORD == 2)); then values='${shells.join(' ')}'; fi ;;
  esac
  if [[ $before == --rule ]]; then values='${RULE_LEVELS.join(' ')}'; fi
  if [[ -z $values && $current == -* ]]; then values='${options}'; fi
  if [[ -z $values && COMP_CWORD -eq 1 && -n $current ]]; then values='${COMMAND_NAMES.join(' ')}'; fi
  COMPREPLY=()
  if [[ -n $values ]]; then COMPREPLY=($(compgen -W "$values" -- "$current")); fi
  if [[ \${COMPREPLY[0]} == *= ]]; then compopt -o nospace 2>/dev/null; fi
}
complete -o default -F _fargate_lint fargate-lint
`;
}
