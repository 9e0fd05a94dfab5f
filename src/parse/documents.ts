/** The text of one document of a stream and where it starts in the file. */
export interface Chunk {
  readonly text: string;
  readonly start: number;
}

/**
 * Splits a stream as kubectl does before any YAML is read: at every line that begins with `---`, whatever follows on
 * that line, even inside of a block scalar. A `---` on the very first line is left to the YAML reader.
 *
 * Source: `splitYAMLDocument` in k8s.io/apimachinery/pkg/util/yaml/decoder.go.
 */
export function splitDocuments(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  let start = 0;
  while (start < text.length) {
    const separator = text.indexOf('\n---', start);
    const end = separator < 0 ? text.length : separator;
    chunks.push({ text: text.slice(start, end), start });
    if (separator < 0) break;
    const lineBreak = text.indexOf('\n', separator + 4);
    start = lineBreak < 0 ? text.length : lineBreak + 1;
  }
  return chunks;
}
