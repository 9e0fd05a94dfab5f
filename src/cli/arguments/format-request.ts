import { FORMATS, type FormatName } from '../../formatters/index.ts';
import { didYouMean } from './suggest.ts';
import { UsageError } from './usage-error.ts';

/** One requested report: its format and where it goes. */
export interface FormatRequest {
  readonly format: FormatName | FormatModule;
  /** Path relative to the working directory; undefined is stdout. */
  readonly file: string | undefined;
}

/** A custom format: a module whose default export is a function of a report and a style. */
export interface FormatModule {
  readonly module: string;
}

/**
 * Reads the values of `--format`: `name` or `name=file`. One report at most goes to stdout. Throws a {@link UsageError}
 * for anything else.
 */
export function parseFormats(values: readonly string[]): FormatRequest[] {
  if (values.length === 0) return [{ format: 'stylish', file: undefined }];
  const requests = values.map(parseFormat);
  const printed = requests.filter(({ file }) => file === undefined);
  if (printed.length > 1) {
    const [, second = ''] = values.filter((_, index) => requests[index]?.file === undefined);
    throw new UsageError(`only one --format can go to stdout; write the other to a file: --format ${fileFor(second)}`);
  }
  refuseSameFiles(requests);
  return requests;
}

/** Throws a {@link UsageError} for two reports in one file. */
export function refuseSameFiles(requests: readonly FormatRequest[]): void {
  const files = requests.flatMap(({ file }) => file ?? []);
  const twice = files.find((file, index) => files.indexOf(file) < index);
  if (twice !== undefined) throw new UsageError(`two reports cannot go to the same file: ${twice}`);
}

function parseFormat(value: string): FormatRequest {
  const equals = value.indexOf('=');
  const name = equals < 0 ? value : value.slice(0, equals);
  const file = equals < 0 ? undefined : value.slice(equals + 1);
  if (file === '') throw new UsageError(`--format ${value}: the file name after = is missing`);
  return { format: isPath(name) ? { module: name } : formatNamed(name), file: file === '-' ? undefined : file };
}

const EXTENSIONS: Partial<Record<FormatName, string>> = {
  json: 'json',
  sarif: 'sarif',
  gitlab: 'json',
  junit: 'xml',
  checkstyle: 'xml',
  markdown: 'md',
};

/** `sarif=report.sarif`: an example of a file for a format. */
export function fileFor(name: string): string {
  return `${name}=report.${EXTENSIONS[name as FormatName] ?? 'txt'}`;
}

function isPath(name: string): boolean {
  return /[/\\]|\.[cm]?js$/.test(name);
}

function formatNamed(name: string): FormatName {
  const found = FORMATS.find((each) => each === name);
  if (found !== undefined) return found;
  throw new UsageError(
    `unknown format ${name}${didYouMean(name, FORMATS) || `; formats are ${FORMATS.join(', ')}, or the path of a module (./format.js)`}`,
  );
}
