import { COMMAND_NAMES } from './command-names.ts';
import { COMPLETED_OPTIONS, type CompletedOption, RULE_IDS, RULE_LEVELS } from './completion-options.ts';

/** For `fpath` as well as for `eval`. */
export function zshScript(shells: readonly string[]): string {
  const options = COMPLETED_OPTIONS.flatMap(specsOf);
  return `#compdef fargate-lint
# fargate-lint for zsh: eval "$(fargate-lint completion zsh)"
_fargate_lint_rule() {
  if compset -P '*='; then
    compadd -- ${RULE_LEVELS.join(' ')}
  else
    compadd -S = -- ${RULE_IDS.join(' ')}
  fi
}
_fargate_lint_argument() {
  case $words[2] in
    explain) compadd -- ${RULE_IDS.join(' ')} ;;
    completion) compadd -- ${shells.join(' ')} ;;
    *) _files ;;
  esac
}
_fargate_lint_first() {
  compadd -- ${COMMAND_NAMES.join(' ')}
  _files
}
_fargate_lint() {
  _arguments -S \\
${options.map((spec) => `    ${spec} \\`).join('\n')}
    '1: :_fargate_lint_first' \\
    '*: :_fargate_lint_argument'
}
if [[ $funcstack[1] == _fargate_lint ]]; then
  _fargate_lint "$@"
else
  compdef _fargate_lint fargate-lint
fi
`;
}

function specsOf({ name, short, values, isRepeatable }: CompletedOption): string[] {
  const action = values === 'files' ? '_files' : name === 'rule' ? '_fargate_lint_rule' : `(${values?.join(' ')})`;
  const value = values === undefined ? '' : `:${name}:${action}`;
  const star = isRepeatable ? '*' : '';
  const long = `'${star}--${name}${values === undefined ? '' : '='}[ ]${value}'`;
  return short ? [`'${star}-${short}[ ]${value}'`, long] : [long];
}
