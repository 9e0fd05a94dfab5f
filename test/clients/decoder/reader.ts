import { createSourceFile } from '../../../src/source/source-file.ts';
import { parseFile } from '../../../src/yaml/parse.ts';
import type { Outcome } from './compare.ts';

/** The linter's own reader; the first byte order mark goes when bytes become text. */
export function read(text: string): Outcome[] {
  const { documents, problems } = parseFile(createSourceFile('manifest.yaml', text.replace(/^\ufeff/, '')));
  const outcomes: Outcome[] = [];
  for (const { index, value } of documents) outcomes[index] = { value };
  // A problem that belongs to no document of its own stands behind them.
  for (const { document, message } of problems) outcomes[document ?? outcomes.length] = { error: message };
  return Array.from(outcomes, (each) => each ?? { value: null });
}
