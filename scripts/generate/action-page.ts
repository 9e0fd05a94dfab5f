import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { replaceBlock } from './rule-sources.ts';

interface ActionMetadata {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

/** `docs/github-action.md` with the tables of what action.yml declares. */
export function actionPage(page: string): string {
  const { inputs, outputs } = parse(readFileSync('action.yml', 'utf8')) as ActionMetadata;
  const inputRows = Object.entries(inputs).map(
    ([name, { description, default: value }]) =>
      `| \`${name}\` | ${value === '' ? '' : `\`${value}\``} | ${description} |`,
  );
  const outputRows = Object.entries(outputs).map(([name, { description }]) => `| \`${name}\` | ${description} |`);
  const withInputs = replaceBlock(page, 'inputs', table('| Input | Default | Meaning |\n|---|---|---|', inputRows));
  return replaceBlock(withInputs, 'outputs', table('| Output | Meaning |\n|---|---|', outputRows));
}

function table(head: string, rows: readonly string[]): string {
  return [head, ...rows].join('\n');
}
