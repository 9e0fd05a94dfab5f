import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { escapeFileName } from '../formatters/escape.ts';
import { workflowCommand } from '../formatters/github.ts';

/**
 * Commands for GitHub's runner: lines of the log that begin with `::`, and files named in the environment. Written here
 * because `@actions/core` takes longer to load than a repository to lint.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands.
 */

/** Text in which the runner ignores commands, both `::error::` and the older `##[error]`. */
export function withoutCommands(text: string): string {
  if (text === '') return '';
  const token = `fargate-lint-${randomUUID()}`;
  return `::stop-commands::${token}\n${text.endsWith('\n') ? text : `${text}\n`}::${token}::\n`;
}

/** Lines without commands. */
export function harmlessLines(lines: readonly string[]): string {
  return lines.map((line) => `${escapeFileName(line)}\n`).join('');
}

/** A collapsed part of the log. */
export function group(title: string, text: string): string {
  return `${workflowCommand('group', {}, [title])}${withoutCommands(text)}::endgroup::\n`;
}

export function errorCommand(title: string, lines: readonly string[]): string {
  return workflowCommand('error', { title }, lines);
}

export function noticeCommand(title: string, lines: readonly string[]): string {
  return workflowCommand('notice', { title }, lines);
}

/** Appends outputs of the step to the runner's file, whatever the values hold. */
export function writeOutputs(file: string | undefined, outputs: Readonly<Record<string, string | number>>): void {
  if (!file) return;
  const entries = Object.entries(outputs).map(([name, value]) => {
    const delimiter = `fargate-lint-${randomUUID()}`;
    return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
  });
  appendFileSync(file, entries.join(''));
}
