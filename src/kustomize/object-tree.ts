import type { Document, SourceFile } from '../source/document.ts';
import type { Work } from './failure.ts';
import { type Origin, pathOf, type Tree, treeOf } from './tree.ts';

/** What is a boolean for Kubernetes, and a word for kustomize. */
const WORD = /^(?:y|yes|on|n|no|off)$/i;

/** Whether such a word may be a value somewhere. */
const HAS_WORD = /[:,[{-][ \t]*(?:y|yes|on|n|no|off)[ \t]*(?:$|[\r,\]}#])/im;

/**
 * The tree of an object, or of a patch of one. kustomize reads these as YAML 1.2, and writes `yes` as a string, so that
 * the value of a variable may be that; in kustomizations and JSON patches, it is a boolean.
 */
export function objectTreeOf(document: Document, work: Work): Tree {
  const tree = treeOf(document, work);
  return tree.kind === 'mapping' && mayHaveWords(document.file) ? withWords(tree) : tree;
}

const filesWithWords = new WeakMap<SourceFile, boolean>();

function mayHaveWords(file: SourceFile): boolean {
  const known = filesWithWords.get(file) ?? HAS_WORD.test(file.text);
  filesWithWords.set(file, known);
  return known;
}

function withWords(tree: Tree): Tree {
  switch (tree.kind) {
    case 'scalar': {
      const text = typeof tree.value === 'boolean' && tree.origins[0] ? textOf(tree.origins[0]) : '';
      return WORD.test(text) ? { ...tree, value: text } : tree;
    }
    case 'sequence':
      return { ...tree, items: tree.items.map(withWords) };
    case 'mapping':
      return { ...tree, entries: new Map(Array.from(tree.entries, ([key, each]) => [key, withWords(each)])) };
  }
}

function textOf(origin: Origin): string {
  const location = origin.document.locate(pathOf(origin));
  const { text } = location?.file ?? origin.document.file;
  return location ? text.slice(location.value.start, location.value.end) : '';
}
