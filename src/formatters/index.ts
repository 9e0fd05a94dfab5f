import type { Report } from '../engine/findings/report.ts';
import type { Style } from './terminal/style.ts';
import stylish from './terminal/stylish.ts';

/** Turns a report into the text of one format, in pieces where it may be long; empty when there is nothing to say. */
export type Format = (report: Report, style: Style) => string | Iterable<string>;

export const FORMATS = [
  'stylish',
  'compact',
  'json',
  'github',
  'sarif',
  'junit',
  'gitlab',
  'checkstyle',
  'markdown',
] as const;
export type FormatName = (typeof FORMATS)[number];

/** Each is loaded when it is asked for, and nothing of the others; but the usual one is at hand. */
const LOADERS: Readonly<Record<FormatName, () => Promise<{ readonly default: Format }>>> = {
  stylish: async () => ({ default: stylish }),
  compact: () => import('./terminal/compact.ts'),
  json: () => import('./json.ts'),
  github: () => import('./github.ts'),
  sarif: () => import('./sarif/sarif.ts'),
  junit: () => import('./xml/junit.ts'),
  gitlab: () => import('./gitlab.ts'),
  checkstyle: () => import('./xml/checkstyle.ts'),
  markdown: () => import('./markdown/markdown.ts'),
};

export async function loadFormat(name: FormatName): Promise<Format> {
  return (await LOADERS[name]()).default;
}
