import type { Report } from '../engine/report.ts';
import type { Style } from './style.ts';

/** Turns a report into the text of one format; empty when there is nothing to say. */
export type Format = (report: Report, style: Style) => string;

export const FORMATS = ['stylish', 'compact', 'github', 'json'] as const;
export type FormatName = (typeof FORMATS)[number];

/** Loads one format and nothing of the others. */
export async function loadFormat(name: FormatName): Promise<Format> {
  switch (name) {
    case 'stylish':
      return (await import('./stylish.ts')).default;
    case 'compact':
      return (await import('./compact.ts')).default;
    case 'github':
      return (await import('./github.ts')).default;
    case 'json':
      return (await import('./json.ts')).default;
  }
}
