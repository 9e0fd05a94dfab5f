/** Thrown inside of the plain reader only: the text has something that another reader must judge. */
export class NotPlain extends Error {}

/** A node begins with `{{`, which is refused in any case: it is no YAML, or a mapping that is the key of a mapping. */
export class TemplateAction extends NotPlain {}

// One for all, since it carries nothing: making an error costs more than reading a short document.
const notPlain = new NotPlain();

export function handOver(): never {
  throw notPlain;
}

const templateAction = new TemplateAction();

export function refuseAction(): never {
  throw templateAction;
}
