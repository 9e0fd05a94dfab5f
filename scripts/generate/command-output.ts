import { spawnSync } from 'node:child_process';

/**
 * Fills every `<!-- run: fargate-lint ARGUMENTS -->` … `<!-- /run -->` of a Markdown text with what the command really
 * prints, so that no document shows output that the linter no longer gives.
 */
export function runCommands(text: string): string {
  return text.replace(
    /(<!-- run: fargate-lint (.*?) -->\n)[\s\S]*?(<!-- \/run -->)/g,
    (_, start: string, args: string, end: string) =>
      `${start}\`\`\`console\n$ fargate-lint ${args}\n${outputOf(args.split(' '))}\n\`\`\`\n${end}`,
  );
}

function outputOf(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', './scripts/typescript.mjs', 'src/cli.ts', ...args],
    { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined } },
  );
  // Node itself ends with 1 when a program does not start.
  if (stdout === '' || (status !== 0 && status !== 1))
    throw new Error(`fargate-lint ${args.join(' ')} did not run:\n${stderr}`);
  return stdout.trim();
}
