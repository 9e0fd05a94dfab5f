import { FORMATS, type FormatName } from '../../formatters/index.ts';
import { didYouMean } from './suggest.ts';
import { UsageError } from './usage-error.ts';

/** One report that was asked for: what it looks like and where it goes. */
export interface FormatRequest {
  readonly format: FormatName | FormatModule;
  /** Path relative to the working directory; undefined is stdout. */
  readonly file: string | undefined;
}

/** A format of one's own: a module whose default export is a function of a report and a style. */
export interface FormatModule {
  readonly module: string;
}

/**
 * Reads the values of `--format`: `name` or `name=file`. One report at most goes to stdout. Throws a {@link UsageError}
 * for what cannot be meant.
 */
export function parseFormats(values: readonly string[]): FormatRequest[] {
  if (values.length === 0) return [{ format: 'stylish', file: undefined }];
  const requests = values.map(parseFormat);
  const printed = requests.filter(({ file }) => file === undefined);
  if (printed.length > 1) {
    const [, second = ''] = values.filter((_, index) => requests[index]?.file === undefined);
    throw new UsageError(`Only one --format can go to stdout. Give the other a file: --format ${second}=report.txt`);
  }
  const files = requests.flatMap(({ file }) => file ?? []);
  const twice = files.find((file, index) => files.indexOf(file) < index);
  if (twice !== undefined) throw new UsageError(`Two reports cannot go to one file, ${twice}.`);
  return requests;
}

function parseFormat(value: string): FormatRequest {
  const equals = value.indexOf('=');
  const name = equals < 0 ? value : value.slice(0, equals);
  const file = equals < 0 ? undefined : value.slice(equals + 1);
  if (file === '') throw new UsageError(`--format ${value}: the name of a file is missing behind the =.`);
  return { format: isPath(name) ? { module: name } : formatNamed(name), file: file === '-' ? undefined : file };
}

function isPath(name: string): boolean {
  return /[/\\]|\.[cm]?js$/.test(name);
}

function formatNamed(name: string): FormatName {
  const found = FORMATS.find((each) => each === name);
  if (found !== undefined) return found;
  throw new UsageError(
    `--format must be ${FORMATS.join(', ')} or the path of a module (./format.js), not ${name}.${didYouMean(name, FORMATS)}`,
  );
}
