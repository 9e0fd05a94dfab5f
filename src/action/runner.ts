import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { escapeFileName } from '../formatters/escape.ts';
import { workflowCommand } from '../formatters/github.ts';

/**
 * What GitHub's runner reads: lines of the log that begin with `::`, and files that it names in the environment. Written
 * here in a few lines, because `@actions/core` takes longer to load than a repository to lint.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands.
 */

/** Text in which the runner looks for no command, neither `::error::` nor the older `##[error]`. */
export function withoutCommands(text: string): string {
  if (text === '') return '';
  const token = `fargate-lint-${randomUUID()}`;
  return `::stop-commands::${token}\n${text.endsWith('\n') ? text : `${text}\n`}::${token}::\n`;
}

/** Lines that begin with no command and hold none. */
export function harmlessLines(lines: readonly string[]): string {
  return lines.map((line) => `${escapeFileName(line)}\n`).join('');
}

/** A part of the log that is folded away under its title. */
export function group(title: string, text: string): string {
  return `${workflowCommand('group', {}, [title])}${withoutCommands(text)}::endgroup::\n`;
}

export function errorCommand(title: string, lines: readonly string[]): string {
  return workflowCommand('error', { title }, lines);
}

export function noticeCommand(title: string, lines: readonly string[]): string {
  return workflowCommand('notice', { title }, lines);
}

/** Appends outputs of the step to the file that the runner reads them from, whatever is in the values. */
export function writeOutputs(file: string | undefined, outputs: Readonly<Record<string, string | number>>): void {
  if (!file) return;
  const entries = Object.entries(outputs).map(([name, value]) => {
    const delimiter = `fargate-lint-${randomUUID()}`;
    return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
  });
  appendFileSync(file, entries.join(''));
}
