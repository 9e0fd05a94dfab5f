import type { EditIntent, TextEdit, TextRange } from '../kubernetes/document.ts';
import type { Locator } from './locate.ts';
export interface EditSource {
  readonly text: string;
  readonly extent: TextRange;
  readonly locator: Locator;
}
export function planEdits(_source: EditSource, _intent: EditIntent): readonly TextEdit[] | undefined {
  return undefined;
}
