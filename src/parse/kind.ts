/** `kind: Name` at the left margin, which in plain YAML is a key of the document itself. */
const KIND = /^kind: +(["']?)([A-Za-z]+)\1 *(?:#.*)?\r?$/m;
const API_VERSION = /^apiVersion: +\S/m;

/** The kind of the Kubernetes object in a document of plain YAML, where that can be seen without reading it. */
export function kindIn(text: string): string | undefined {
  return API_VERSION.test(text) ? KIND.exec(text)?.[2] : undefined;
}
