import { fix } from '../../engine/fix/fix.ts';
import type { SourceFile } from '../../source/document.ts';
import { createSourceFile } from '../../source/source-file.ts';
import type { Subject } from '../workspace/workspace.ts';

/** A text and what it becomes when everything is fixed in it that can be fixed unseen. */
export interface FixedText {
  readonly file: SourceFile;
  readonly text: string;
}

/** Makes the safe fixes in one file, each proved by linting the whole set again. Undefined when there are none. */
export function fixAll({ folder, path }: Subject): FixedText | undefined {
  if (folder.findingsIn(path).length === 0) return undefined;
  const { changed } = fix({
    report: folder.report(),
    relint: (texts) => folder.reportWith(texts),
    pick: ({ findings }) => findings.filter(({ places }) => places.some(({ file }) => file.path === path)),
    mayChange: (each) => each === path,
  });
  const text = changed.get(path);
  const before = folder.textOf(path);
  return text === undefined || before === undefined ? undefined : { file: createSourceFile(path, before), text };
}
