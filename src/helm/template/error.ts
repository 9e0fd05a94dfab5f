/** A template that cannot be parsed or evaluated; `start` and `end` are offsets in its text. */
export class TemplateError extends Error {
  readonly template: string;
  readonly start: number;
  readonly end: number;

  constructor(message: string, template: string, start: number, end = start) {
    super(message);
    this.name = 'TemplateError';
    this.template = template;
    this.start = start;
    this.end = end;
  }
}
