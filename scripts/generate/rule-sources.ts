import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ALWAYS_ON } from '../../src/engine/always-on.ts';
import type { Category, Rule } from '../../src/rule.ts';

export interface RuleSource {
  readonly rule: Rule;
  /** The name that the rule's default export is imported under. */
  readonly identifier: string;
  /** The text of its file. */
  readonly text: string;
}

/** What the categories are called for readers, in the order in which they are shown. */
export const CATEGORIES: Readonly<Record<Category, string>> = {
  scheduling: 'Refused by the scheduler',
  traffic: 'Traffic that never arrives',
  logging: 'Logs that never arrive',
  effect: 'Written, but without effect',
  cost: 'Money',
  cluster: "The cluster's own files",
  manifest: 'The manifests themselves',
};

/** Every rule of `rules/`, sorted by id. */
export async function loadRules(): Promise<RuleSource[]> {
  const names = readdirSync('rules').filter((name) => name.endsWith('.ts') && name !== 'index.ts');
  return Promise.all(names.sort().map((name) => loadRule(name)));
}

/** What findings of those that are always on come with; they are made all over the engine. */
const OFFERED: Readonly<Record<string, string>> = { 'unused-disable': 'fix:', 'unknown-rule': 'suggest:' };

/** The findings about what was read, which are always on: they have pages like the rules, and no file of their own. */
export function alwaysOn(): RuleSource[] {
  return ALWAYS_ON.map((rule) => ({ rule, identifier: toIdentifier(rule.id), text: OFFERED[rule.id] ?? '' }));
}

async function loadRule(name: string): Promise<RuleSource> {
  const path = resolve('rules', name);
  const { default: rule } = (await import(pathToFileURL(path).href)) as { default: Rule };
  if (`${rule.id}.ts` !== name) throw new Error(`rules/${name} holds a rule with the id ${rule.id}`);
  return { rule, identifier: toIdentifier(rule.id), text: readFileSync(path, 'utf8') };
}

/** `no-host-ports` → `noHostPorts`. */
export function toIdentifier(id: string): string {
  return id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Replaces what stands between `<!-- generated: NAME -->` and `<!-- /generated -->`. */
export function replaceBlock(text: string, name: string, content: string): string {
  const block = new RegExp(`(<!-- generated: ${name} -->\n)[\\s\\S]*?(<!-- /generated -->)`);
  if (!block.test(text)) throw new Error(`Missing markers of the generated block "${name}" in:\n${text.slice(0, 200)}`);
  return text.replace(block, (_, start: string, end: string) => `${start}${content}${content && '\n'}${end}`);
}
