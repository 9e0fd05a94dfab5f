import type { Place } from '../../kubernetes/place.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { parseFluentBit } from './fluent-bit.ts';
import { indentationProblems } from './indentation.ts';
import { countLoggingCharacters, DATA_KEY_OF, MAX_LOGGING_CHARACTERS, PROCESS_LOGS_KEY } from './logging.ts';
import type { LoggingProblem } from './problem.ts';
import {
  entryProblems,
  type LoggingText,
  sectionNameOf,
  sectionProblems,
  syntaxProblems,
  variableProblems,
} from './sections.ts';

const CONFIG_KEYS: readonly string[] = Object.values(DATA_KEY_OF);

/** Everything that Fargate would reject in the data of a ConfigMap of the log router. */
export function loggingProblems(data: Place): LoggingProblem[] {
  const texts = loggingTexts(data);
  const problems = texts.flatMap((text) => {
    if (!CONFIG_KEYS.includes(text.key)) return sectionProblems(text);
    return [
      ...syntaxProblems(text),
      ...sectionProblems(text),
      ...entryProblems(text),
      ...indentationProblems(text.place, text.config.sections),
      ...variableProblems(text),
    ];
  });
  return [...sizeProblems(data), ...problems, ...processLogProblems(data.at(PROCESS_LOGS_KEY))];
}

/** The data keys that hold a string, except for the switch for process logs. */
export function loggingTexts(data: Place): LoggingText[] {
  return data.entries().flatMap(([key, place]) => {
    if (key === PROCESS_LOGS_KEY || place.string === undefined) return [];
    return [{ key, place, config: parseFluentBit(place.string) }];
  });
}

/** Whether there may be an [OUTPUT]: under any key, or in a value that cannot be read. */
export function mayHaveOutput(data: Place): boolean {
  const output = data.at(DATA_KEY_OF.OUTPUT);
  if (output.exists && (output.string === undefined || isPlaceholder(output.string))) return true;
  return loggingTexts(data).some(
    ({ key, config }) =>
      config.sections.some((section) => sectionNameOf(section) === 'OUTPUT') ||
      // Not empty, and its problems are reported.
      (key === DATA_KEY_OF.OUTPUT && (config.sections.length > 0 || config.problems.length > 0)),
  );
}

/** Whether data has only keys of the log router, and at least one section that it knows. */
export function looksLikeLogging(data: Place): boolean {
  const keys = data.entries().map(([key]) => key);
  if (!keys.every((key) => CONFIG_KEYS.includes(key) || key === PROCESS_LOGS_KEY)) return false;
  return loggingTexts(data).some(({ config }) => config.sections.some(sectionNameOf));
}

function sizeProblems(data: Place): LoggingProblem[] {
  const size = countLoggingCharacters(data.entries().flatMap(([, { string }]) => string ?? []));
  if (size <= MAX_LOGGING_CHARACTERS) return [];
  const notes = [{ text: `${format(size - MAX_LOGGING_CHARACTERS)} too many` }];
  return [{ message: 'size', at: data, data: { characters: format(size) }, notes }];
}

function processLogProblems(at: Place): LoggingProblem[] {
  const { value } = at;
  if (typeof value === 'boolean') return [{ message: 'unquoted', at, data: { value: String(value) } }];
  if (typeof value !== 'string' || value === 'true' || value === 'false') return [];
  const [variable] = /\$\{\w+\}/.exec(value) ?? [];
  if (variable) return [{ message: 'variable', at, data: { variable } }];
  return isPlaceholder(value) ? [] : [{ message: 'processLogs', at, data: { value: JSON.stringify(value) } }];
}

function format(count: number): string {
  return count.toLocaleString('en');
}
