import type { DocumentLink } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { urlOf } from '../../engine/findings/message.ts';
import { Place } from '../../kubernetes/place.ts';
import {
  directoryOf,
  type FileReader,
  findKustomization,
  isKustomization,
  isRemote,
  joinPath,
} from '../../kustomize/kustomization.ts';
import type { Rule } from '../../rule.ts';
import type { TextRange } from '../../source/document.ts';
import { createSourceFile } from '../../source/source-file.ts';
import { parseFile } from '../../yaml/parse.ts';
import { isConfiguration } from '../configuration-names.ts';
import { rangeOf } from '../diagnostics/diagnostics.ts';
import type { FolderFile } from '../workspace/workspace.ts';

/** Links from a kustomization to its files, and from the configuration to the pages of its rules. */
export function documentLinksIn(document: TextDocument, { folder, path }: FolderFile): DocumentLink[] {
  if (isConfiguration(document.uri)) return ruleLinksIn(document.getText(), folder.rules);
  if (!isKustomization(path)) return [];
  const { read } = folder.root.files();
  return entriesIn(rootOf(document.getText())).flatMap((entry) => {
    const target = targetOf(entry.string ?? '', directoryOf(path), read);
    return target === undefined ? [] : [linkAt(entry, entry.range, folder.uriOf(target))];
  });
}

/** Links at the keys below `rules`, for rules that have a page. */
export function ruleLinksIn(text: string, rules: readonly Rule[]): DocumentLink[] {
  return (rootOf(text)?.at('rules').entries() ?? []).flatMap(([id, place]) => {
    const rule = rules.find((each) => each.id === id);
    const url = rule && urlOf(rule);
    const key = place.document.locate(place.path)?.key;
    return url !== undefined && key ? [linkAt(place, key, url)] : [];
  });
}

function rootOf(text: string): Place | undefined {
  const [document] = parseFile(createSourceFile('', text)).documents;
  return document && Place.root(document);
}

const LISTS_OF_PATHS = [
  'resources',
  'components',
  'bases',
  'patchesStrategicMerge',
  'configurations',
  'crds',
  'generators',
  'transformers',
  'validators',
];

/** The entries of a kustomization that may name a file or a directory. */
function entriesIn(kustomization: Place | undefined): Place[] {
  if (!kustomization) return [];
  const itemsOf = (field: string) => kustomization.at(field).items();
  return [
    ...LISTS_OF_PATHS.flatMap(itemsOf),
    ...['patches', 'patchesJson6902', 'replacements'].flatMap(itemsOf).map((item) => item.at('path')),
    kustomization.at('openapi', 'path'),
  ];
}

/** The file that an entry names, or the kustomization of the directory; undefined for anything else. */
function targetOf(entry: string, directory: string, read: FileReader): string | undefined {
  if (entry === '' || entry.includes('\n') || isRemote(entry)) return undefined;
  const path = joinPath(directory, entry);
  return read(path) ? path : findKustomization(path, read);
}

function linkAt({ document: { file } }: Place, range: TextRange, target: string): DocumentLink {
  return { range: rangeOf({ file, range }), target };
}
