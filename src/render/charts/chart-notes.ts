import type { Instance } from '../../helm/chart/instance.ts';
import { library } from '../../helm/libraries.ts';
import { formatLine } from '../../source/span.ts';
import type { ChartMessage, RenderedRelease } from './render-release.ts';

/** What is to be said of charts apart from findings. */
export interface ChartNotes {
  /** What was not rendered, or not as a cluster would get it. */
  readonly notes: readonly string[];
  /** What Helm refuses, when values were given. */
  readonly problems: readonly { readonly path: string; readonly reason: string }[];
  /** Values that a schema does not allow, when values were given. */
  readonly values: readonly ChartMessage[];
}

/** Notes on one chart beyond these are counted. */
const MOST_NOTES = 5;

/** What no values change: limits, and mistakes in the syntax of a template. */
const NOT_FOR_VALUES = /^(?:rendering it takes too |unexpected |function ")|: more than \d+ numbers$/;

export function notesOn(release: RenderedRelease): ChartNotes {
  const { isStrict, label } = release.release;
  const failures = failuresOf(release);
  const values = hasSchema(release.rendered.instance) ? schemaMessages(release) : [];
  // What `--set` says is in no file.
  const refused = isStrict ? [...failures, ...values.filter(({ at }) => !at)] : [];
  const problems = refused.map(({ text, at }) => ({ path: at ? formatLine(at) : label, reason: text }));
  const notes = [
    ...missingDependencies(release),
    ...release.rendered.problems.map(({ path, message }) => `${path} was not rendered: ${message}`),
    ...(isStrict ? [] : unmetValues([...failures, ...values], release)),
  ];
  return { notes, problems, values: isStrict ? values : [] };
}

/** What keeps templates from being rendered, each once. */
function failuresOf({ rendered, unreadable, finder }: RenderedRelease): ChartMessage[] {
  const failures = rendered.notices.map(({ message, template, start, end }): ChartMessage => {
    const file = finder.template(template);
    return {
      text: message.replace(/^error calling (?:fail|required): /, ''),
      at: file && { file, range: { start, end } },
    };
  });
  const all = [
    ...failures,
    ...unreadable.map(({ text, at }) => ({
      text: `rendered text is not YAML: ${text.replace(/^This is not YAML: /, '')}`,
      at,
    })),
  ];
  return [...new Map(all.map((each) => [`${each.at && formatLine(each.at)} ${each.text}`, each])).values()];
}

function hasSchema({ chart, dependencies }: Instance): boolean {
  return chart.schema !== undefined || dependencies.some(hasSchema);
}

function schemaMessages({ rendered, finder, chart }: RenderedRelease): ChartMessage[] {
  return library('schemas')(rendered.instance, { value: rendered.values }).map(
    ({ path, message, entries = [], schema }) => {
      const [entry] = entries.filter((each) => each.written);
      return {
        text: `${path.length > 0 ? `\`${path.join('.')}\` ` : ''}${message} (${schema || chart.path})`,
        at: entry && finder.entrySpan(entry, 'value'),
      };
    },
  );
}

function unmetValues(messages: readonly ChartMessage[], { release }: RenderedRelease): string[] {
  // What comes after a value that is missing often follows from it.
  const first = [...new Map(messages.toReversed().map((each) => [each.at?.file ?? each, each])).values()].reverse();
  const shown = first.slice(0, MOST_NOTES).map(({ text, at }) => (at ? `${formatLine(at)}: ${text}` : text));
  const more = first.length - shown.length;
  if (shown.length === 0) return [];
  const rest = more > 0 ? `; and ${more} more` : '';
  const isForValues = messages.some(({ text }) => !NOT_FOR_VALUES.test(text));
  const advice = release.deployed || !isForValues ? '' : ' (set values with --values <file>)';
  return [`${release.label} does not render completely: ${shown.join('; ')}${rest}${advice}`];
}

function missingDependencies({ rendered, release }: RenderedRelease): string[] {
  const names = [...new Set(rendered.missing.map(({ name, version }) => `${name} ${version}`.trim()))];
  if (names.length === 0) return [];
  const what = names.length === 1 ? 'dependency' : 'dependencies';
  return [
    `${release.label}: checked without its ${what} ${names.join(', ')}; to fetch: helm dependency build ${release.directory}`,
  ];
}
