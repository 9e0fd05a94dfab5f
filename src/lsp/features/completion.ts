import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { LEVELS } from '../../config/levels.ts';
import { duplicateKey } from '../../engine/always-on.ts';
import { DIRECTIVE_PREFIX, readDirective } from '../../engine/suppress/directives.ts';
import type { Rule } from '../../rule.ts';
import { createSourceFile } from '../../source/source-file.ts';
import { findComments } from '../../yaml/comments.ts';
import { startOfLine } from '../../yaml/scan.ts';
import { isConfiguration } from '../configuration-names.ts';

/** Characters after which a client asks without being told to. */
export const COMPLETION_TRIGGERS = [' ', ',', '.'];

/** Ids of rules in comments, annotations and the configuration, and levels there. */
export function completionsAt(document: TextDocument, offset: number, rules: readonly Rule[]): CompletionItem[] {
  const text = document.getText();
  const line = text.slice(startOfLine(text, offset), offset);
  const suppressible = [...rules, duplicateKey];
  const itemsOf = (options: readonly CompletionItem[], typed: string) =>
    options.map((item) => ({ ...item, textEdit: editOf(item.label, typed) }));
  const editOf = (newText: string, typed: string) => {
    const rest = /^[\w./-]*/.exec(text.slice(offset, offset + LONGEST_ID))?.[0] ?? '';
    const range = {
      start: document.positionAt(offset - typed.length),
      end: document.positionAt(offset + rest.length),
    };
    return { range, newText };
  };

  const inAnnotation = ANNOTATION.exec(line)?.[1];
  // In annotations, the slash of a plugin rule is a dot.
  if (inAnnotation !== undefined) return itemsOf(ruleItems(suppressible, dotted), inAnnotation);
  const inComment = IN_DIRECTIVE.exec(line)?.[1];
  if (inComment !== undefined) {
    return isDirective(text, offset) ? itemsOf(ruleItems(suppressible), inComment) : [];
  }
  if (!isConfiguration(document.uri) || !isBelowRules(text.slice(0, offset - line.length), line)) return [];
  const inKey = KEY.exec(line)?.[1];
  if (inKey !== undefined) return itemsOf(ruleItems(suppressible), inKey);
  const inLevel = LEVEL.exec(line)?.[1];
  return inLevel === undefined ? [] : itemsOf(LEVEL_ITEMS, inLevel);
}

/** Longer than any id. */
const LONGEST_ID = 200;

/** The id that is being typed, in the key of an annotation. */
const ANNOTATION = /^(?:.*[{,])?[ \t]*["']?fargate-lint\/disable\.([\w.-]*)$/;

/** The id that is being typed after a directive, or after a comma. */
const IN_DIRECTIVE = /fargate-lint-[\w-]+(?:[ \t]+|[ \t].*,[ \t]*)([\w./-]*)$/;

const KEY = /^[ \t]+["']?([\w./-]*)$/;

const LEVEL = /^[ \t]+["']?[\w./-]+["']?:[ \t]+(?:\[[ \t]*)?["']?(\w*)$/;

const LEVEL_ITEMS = LEVELS.map((label): CompletionItem => ({ label, kind: CompletionItemKind.EnumMember }));

function ruleItems(rules: readonly Rule[], nameOf: (id: string) => string = (id) => id): CompletionItem[] {
  return rules.map(({ id, description, severity }) => ({
    label: nameOf(id),
    kind: CompletionItemKind.Value,
    detail: severity,
    documentation: description,
  }));
}

function dotted(id: string): string {
  return id.replace('/', '.');
}

/** Whether the text before an offset ends in a comment that suppresses, before its reason. */
function isDirective(text: string, offset: number): boolean {
  const comment = findComments(text, DIRECTIVE_PREFIX).find(({ start, end }) => start < offset && offset <= end);
  if (!comment || /[ \t]--/.test(text.slice(comment.start, offset))) return false;
  const directive = readDirective(createSourceFile('', text), comment);
  return directive !== undefined && directive.kind !== 'unknown';
}

/** Whether the nearest line above that is less indented says `rules:`. While a key is typed, YAML cannot be parsed. */
function isBelowRules(before: string, line: string): boolean {
  const indent = indentOf(line);
  const parent = before
    .split(/\r?\n/)
    .findLast((each) => /^[^#\s]|^[ \t]+[^#\s]/.test(each) && indentOf(each) < indent);
  return parent !== undefined && /^[ \t]*(?:- +)?rules:[ \t]*(?:#.*)?$/.test(parent);
}

function indentOf(line: string): number {
  return /^[ \t]*(?:- +)?/.exec(line)?.[0].length ?? 0;
}
