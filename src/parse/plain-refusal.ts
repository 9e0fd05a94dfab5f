/** Thrown inside of the plain reader only: the text has something that another reader must judge. */
export class NotPlain extends Error {}

// One for all, since it carries nothing: making an error costs more than reading a short document.
const notPlain = new NotPlain();

export function handOver(): never {
  throw notPlain;
}
