import { fix } from '../../engine/fix/fix.ts';
import type { SourceFile } from '../../source/document.ts';
import type { Subject } from '../workspace/workspace.ts';

/** A text and what it becomes when everything is fixed in it that can be fixed unseen. */
export interface FixedText {
  readonly file: SourceFile;
  readonly text: string;
}

/** Makes the safe fixes in one file, each proved by linting the whole set again. Undefined when there are none. */
export function fixAll({ folder, path }: Subject): FixedText | undefined {
  const [first] = folder.findingsIn(path);
  if (!first) return undefined;
  const { changed } = fix({
    report: folder.report(),
    relint: (texts) => folder.reportWith(texts),
    pick: ({ findings }) => findings.filter(({ file }) => file.path === path),
    mayChange: (each) => each === path,
  });
  const text = changed.get(path);
  return text === undefined ? undefined : { file: first.file, text };
}
