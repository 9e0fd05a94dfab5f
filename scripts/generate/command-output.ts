/**
 * Fills every `<!-- run: fargate-lint ARGUMENTS -->` … `<!-- /run -->` of a Markdown text with the output of the
 * command.
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

/** Imported late, because it loads generated files; in this process, because starting one takes a second. */
async function outputOf(args: readonly string[]): Promise<string> {
  const { main } = await import('../../src/cli/main.ts');
  let printed = '';
  let messages = '';
  const code = await main(args, {
    stdin: process.stdin,
    stdout: { write: (chunk) => (printed += chunk) },
    stderr: { write: (chunk) => (messages += chunk) },
    env: { NO_COLOR: '1', PATH: process.env.PATH },
    cwd: process.cwd(),
  });
  if (printed === '' || code === 2) throw new Error(`fargate-lint ${args.join(' ')} did not run:\n${messages}`);
  return printed.trim();
}
