import type { Place } from '../../kubernetes/place.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { nearestName } from '../../text/nearest-name.ts';
import {
  type Entry,
  type FluentBitConfig,
  findEntry,
  isSameName,
  type Section,
  type SyntaxProblem,
} from './fluent-bit.ts';
import {
  DATA_KEY_OF,
  OTHER_SECTIONS,
  OUTPUTS_BEHIND_FIREHOSE,
  PLUGIN_ALIASES,
  PLUGINS,
  REQUIRED_KEYS,
  SECTION_NAMES,
  SERVICE_OWNED_KEYS,
  type SectionName,
} from './logging.ts';
import type { LoggingProblem } from './problem.ts';

/** One data key of the ConfigMap, parsed. */
export interface LoggingText {
  readonly key: string;
  readonly place: Place;
  readonly config: FluentBitConfig;
}

/** Which of the accepted sections this is, if any. */
export function sectionNameOf(section: Section): SectionName | undefined {
  return SECTION_NAMES.find((name) => isSameName(name, section.name));
}

/** Unknown sections, and sections under the wrong key: once per name. */
export function sectionProblems({ key, place, config }: LoggingText): LoggingProblem[] {
  const ownKey = Object.values(DATA_KEY_OF).includes(key);
  const seen = new Set<string>();
  return config.sections.flatMap((section): LoggingProblem[] => {
    const name = sectionNameOf(section);
    const expected = name && DATA_KEY_OF[name];
    // Custom keys may hold other content in brackets.
    const foreign = !name && (ownKey || OTHER_SECTIONS.some((each) => isSameName(each, section.name)));
    if (seen.has(section.name.toUpperCase()) || (!foreign && (!expected || expected === key))) return [];
    seen.add(section.name.toUpperCase());
    const at = place.slice(section.range.start, section.range.end);
    if (expected) return [{ message: 'misplaced', at, data: { section: section.name, key, expected } }];
    const notes = [{ text: `accepted sections: ${SECTION_NAMES.join(', ')}` }];
    return [{ message: 'section', at, data: { section: section.name, hint: sectionHint(section.name) }, notes }];
  });
}

function sectionHint(name: string): string {
  if (isSameName(name, 'INPUT') || isSameName(name, 'SERVICE')) return '; it has its own';
  const near = nearestName(name, SECTION_NAMES);
  return near ? `; did you mean \`[${near}]\`?` : '';
}

/** Problems inside the sections of one data key. */
export function entryProblems({ place, config }: LoggingText): LoggingProblem[] {
  return config.sections.flatMap((section) => {
    const name = sectionNameOf(section);
    if (!name) return [];
    return [
      ...missingKeys(place, section, name),
      ...(name === 'PARSER' ? [] : unsupportedPlugin(place, section, name)),
      ...(name === 'FILTER' ? serviceOwnedKeys(place, section) : []),
    ];
  });
}

function missingKeys(place: Place, section: Section, name: SectionName): LoggingProblem[] {
  if (!section.complete || section.entries.some(({ key }) => isPlaceholder(key))) return [];
  const at = place.slice(section.range.start, section.range.end);
  const missing = REQUIRED_KEYS[name].filter((key) => !findEntry(section, key));
  const pattern = missing.includes('Match') ? findEntry(section, 'Match_Regex') : undefined;
  const keys = missing.filter((key) => key !== 'Match' || !pattern);
  const problems: LoggingProblem[] = [];
  if (keys.length > 0)
    problems.push({ message: 'missing', at, data: { section: section.name, keys: describeKeys(keys) } });
  if (pattern) {
    const { start, end } = pattern.keyRange;
    problems.push({ message: 'matchRegex', at: place.slice(start, end), data: { section: section.name } });
  }
  return problems;
}

function describeKeys(keys: readonly string[]): string {
  return `${keys.map((key) => `\`${key}\``).join(' and ')} ${keys.length === 1 ? 'is' : 'are'}`;
}

function unsupportedPlugin(place: Place, section: Section, name: 'FILTER' | 'OUTPUT'): LoggingProblem[] {
  const entry = findEntry(section, 'Name');
  const supported: readonly string[] = PLUGINS[name];
  if (!entry || !isReadable(entry) || supported.includes(entry.value.toLowerCase())) return [];
  const { value: plugin, valueRange } = entry;
  const at = place.slice(valueRange.start, valueRange.end);
  const data = { plugin, kind: name.toLowerCase(), hint: pluginHint(plugin, supported) };
  return [{ message: 'plugin', at, data, notes: [{ text: `supported plugins: ${supported.join(', ')}` }] }];
}

function pluginHint(plugin: string, supported: readonly string[]): string {
  const name = plugin.toLowerCase();
  if (/\s#/.test(name)) return '; put comments on a line of their own';
  const alias = PLUGIN_ALIASES.get(name);
  const near = alias && supported.includes(alias) ? alias : nearestName(name, supported);
  if (near) return `; did you mean \`${near}\`?`;
  if (!OUTPUTS_BEHIND_FIREHOSE.has(name) || !supported.includes('kinesis_firehose')) return '';
  return '; use `kinesis_firehose`, which delivers to it';
}

function serviceOwnedKeys(place: Place, section: Section): LoggingProblem[] {
  const plugin = findEntry(section, 'Name')?.value ?? '';
  if (!isSameName(plugin, 'kubernetes')) return [];
  return section.entries
    .filter(({ key }) => SERVICE_OWNED_KEYS.some((owned) => isSameName(owned, key)))
    .map(({ key, keyRange }) => ({ message: 'owned', at: place.slice(keyRange.start, keyRange.end), data: { key } }));
}

/** Environment variables, except in comments, where no harm is known. */
export function variableProblems({ place, config }: LoggingText): LoggingProblem[] {
  const words = config.sections
    .flatMap(({ entries }) => entries)
    .flatMap(({ key, keyRange, value, valueRange }) => [
      { text: key, start: keyRange.start },
      { text: value, start: valueRange.start },
    ]);
  return words.flatMap(({ text, start }) =>
    Array.from(text.matchAll(/\$\{\w+\}/g), ({ 0: variable, index }): LoggingProblem => {
      const from = start + index;
      return { message: 'variable', at: place.slice(from, from + variable.length), data: { variable } };
    }),
  );
}

/** Lines that Fluent Bit cannot parse, and commands, which the log router is not known to accept. */
export function syntaxProblems({ place, config }: LoggingText): LoggingProblem[] {
  return config.problems
    .filter(({ text }) => !isPlaceholder(text))
    .map((problem): LoggingProblem => {
      const at = place.slice(problem.range.start, problem.range.end);
      if (problem.type !== 'command') return { message: 'syntax', at, data: { problem: explain(problem) } };
      return { message: 'command', at, data: { command: problem.text.split(/\s/, 1)[0] ?? '' } };
    });
}

function explain({ type, text }: SyntaxProblem): string {
  switch (type) {
    case 'header':
      return `closing bracket of \`${text}\` is missing`;
    case 'afterHeader':
      return `\`${text}\` must be on a line below the section name`;
    case 'noValue':
      return `value of \`${text}\` is missing`;
    default:
      return `\`${text}\` is before the first section`;
  }
}

function isReadable({ value }: Entry): boolean {
  return value !== '' && !isPlaceholder(value);
}
