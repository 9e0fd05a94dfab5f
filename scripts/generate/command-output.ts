/**
 * Fills every `<!-- run: fargate-lint ARGUMENTS -->` … `<!-- /run -->` of a Markdown text with what the command really
 * prints, so that no document shows output that the linter no longer gives.
 */
export async function runCommands(text: string): Promise<string> {
  let filled = text;
  for (const [whole, start = '', args = '', end = ''] of text.matchAll(
    /(<!-- run: fargate-lint (.*?) -->\n)[\s\S]*?(<!-- \/run -->)/g,
  )) {
    const output = await outputOf(args.split(' '));
    filled = filled.replace(whole, () => `${start}\`\`\`console\n$ fargate-lint ${args}\n${output}\n\`\`\`\n${end}`);
  }
  return filled;
}

/** Loaded late, because it loads files that are generated; in this process, because starting one takes a second. */
async function outputOf(args: readonly string[]): Promise<string> {
  const { main } = await import('../../src/cli/main.ts');
  let printed = '';
  let complaints = '';
  const code = await main(args, {
    stdin: process.stdin,
    stdout: { write: (chunk) => (printed += chunk) },
    stderr: { write: (chunk) => (complaints += chunk) },
    env: { NO_COLOR: '1', PATH: process.env.PATH },
    cwd: process.cwd(),
  });
  if (printed === '' || code === 2) throw new Error(`fargate-lint ${args.join(' ')} did not run:\n${complaints}`);
  return printed.trim();
}
