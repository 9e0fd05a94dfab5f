import { fix } from '../../engine/fix/fix.ts';
import type { SourceFile } from '../../source/document.ts';
import { createSourceFile } from '../../source/source-file.ts';
import type { FolderFile } from '../workspace/workspace.ts';

/** A text, before and after all safe fixes. */
export interface FixedText {
  readonly file: SourceFile;
  readonly text: string;
}

/** Applies safe fixes to one file, each verified by linting everything again. Undefined if there are none. */
export function fixAll({ folder, path }: FolderFile): FixedText | undefined {
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
