import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../rules/index.ts';
import { messageOf } from '../src/engine/findings/message.ts';
import { lintText } from '../src/engine/lint-text.ts';
import { SOURCE } from './content.ts';

const EXAMPLE = 'examples/debug-shell.yaml';

/** A line of the example, and what is wrong with it. */
export interface ExampleLine {
  readonly before: string;
  /** What is underlined; empty where nothing is. */
  readonly marked: string;
  readonly after: string;
  readonly message: string | null;
}

export interface FrontPage {
  readonly file: string;
  readonly lines: readonly ExampleLine[];
  /** What the cluster would say. */
  readonly event: string | null;
}

/** The example of the front page, as it is linted today. */
export function frontPage(): FrontPage {
  const text = readFileSync(join(SOURCE, EXAMPLE), 'utf8');
  const { findings, workloads } = lintText(text, { rules });
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line, index): ExampleLine => {
      const finding = findings.find(({ file, range }) => file.position(range.start).line === index + 1);
      if (!finding) return { before: line, marked: '', after: '', message: null };
      const start = finding.file.position(finding.range.start).column - 1;
      const end = start + finding.range.end - finding.range.start;
      return {
        before: line.slice(0, start),
        marked: line.slice(start, end),
        after: line.slice(end),
        message: messageOf(finding).replaceAll('`', ''),
      };
    });
  return { file: 'debug-shell.yaml', lines, event: workloads[0]?.event ?? null };
}
