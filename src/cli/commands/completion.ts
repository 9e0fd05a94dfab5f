import { didYouMean } from '../arguments/suggest.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { Io } from '../io.ts';
import { commandArguments } from './command-arguments.ts';
import { bashScript } from './completion-bash.ts';
import { fishScript } from './completion-fish.ts';
import { zshScript } from './completion-zsh.ts';

const SCRIPTS: Readonly<Record<string, (shells: readonly string[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};
const SHELLS = Object.keys(SCRIPTS);
const USAGE = `fargate-lint completion ${SHELLS.join('|')}: prints a shell completion script.

  bash  eval "$(fargate-lint completion bash)"        in ~/.bashrc
  zsh   eval "$(fargate-lint completion zsh)"         in ~/.zshrc, after compinit
  fish  fargate-lint completion fish | source         in ~/.config/fish/config.fish
`;

/** Prints a completion script. */
export async function completion(argv: readonly string[], io: Io): Promise<0> {
  const line = commandArguments('completion', argv, ['help']);
  const [shell = '', ...others] = line.patterns;
  const script = Object.hasOwn(SCRIPTS, shell) ? SCRIPTS[shell] : undefined;
  if (line.flag('help')) {
    io.stdout.write(USAGE);
  } else if (!script || others.length > 0) {
    const hint = shell === '' ? '' : didYouMean(shell, SHELLS);
    throw new UsageError(`completion needs a shell: ${SHELLS.join(', ')}${hint}`);
  } else {
    io.stdout.write(script(SHELLS));
  }
  return 0;
}
