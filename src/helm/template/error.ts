import { LimitExceeded } from '../budget.ts';
import type { Frame } from './frame.ts';

/** A template that cannot be parsed or evaluated; `start` and `end` are offsets in its text. */
export class TemplateError extends Error {
  readonly template: string;
  readonly start: number;
  readonly end: number;

  constructor(message: string, template: string, start: number, end: number) {
    super(message);
    this.name = 'TemplateError';
    this.template = template;
    this.start = start;
    this.end = end;
  }
}

/** Errors that know their place keep it: what failed is what was called last. */
export function located(
  error: unknown,
  frame: Frame,
  span: { readonly start: number; readonly end: number },
  prefix = '',
): Error {
  if (error instanceof TemplateError || error instanceof LimitExceeded) return error;
  if (error instanceof RangeError) return new LimitExceeded('many levels');
  const { start, end } = frame.place(span);
  return new TemplateError(
    `${prefix}${error instanceof Error ? error.message : String(error)}`,
    frame.template,
    start,
    end,
  );
}
