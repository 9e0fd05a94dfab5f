import type { Report } from '../engine/findings/report.ts';
import { VERSION } from '../version.ts';
import github from './github.ts';
import gitlab from './gitlab.ts';
import type { Format, FormatName } from './index.ts';
import json from './json.ts';
import markdown from './markdown/markdown.ts';
import sarif from './sarif/sarif.ts';
import compact from './terminal/compact.ts';
import { createStyle, type Style } from './terminal/style.ts';
import stylish from './terminal/stylish.ts';
import checkstyle from './xml/checkstyle.ts';
import junit from './xml/junit.ts';

/** The text of a report; without a style as for a file: no colours, no line broken. */
export type Formatter = (report: Report, style?: Style) => string;

const PLAIN = createStyle({ output: {}, env: {}, color: false, version: VERSION });

/** Every format, for programs; the command line loads only what it needs. */
export const formatters: Readonly<Record<FormatName, Formatter>> = {
  stylish: withStyle(stylish),
  compact: withStyle(compact),
  json: withStyle(json),
  github: withStyle(github),
  sarif: withStyle(sarif),
  junit: withStyle(junit),
  gitlab: withStyle(gitlab),
  checkstyle: withStyle(checkstyle),
  markdown: withStyle(markdown),
};

function withStyle(format: Format): Formatter {
  return (report, style = PLAIN) => [...format(report, style)].join('');
}
