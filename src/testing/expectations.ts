/** A finding that a line of a test or of a page announces. */
export interface Expectation {
  /** 1-based. */
  readonly line: number;
  /** What the finding says; `…` stands for anything, and the empty text for any message. */
  readonly message: string;
}

export interface Annotated {
  /** The text without its markers, as it is linted. */
  readonly text: string;
  readonly expectations: readonly Expectation[];
}

const MARKER = /[ \t]*# ✗(.*)$/;

/** Takes `# ✗`, `# ✗ message` and `# ✗ one ✗ another` off the ends of lines. */
export function readExpectations(annotated: string): Annotated {
  const expectations: Expectation[] = [];
  const lines = annotated.split('\n').map((line, index) => {
    const messages = MARKER.exec(line)?.[1]?.split('✗') ?? [];
    for (const message of messages) expectations.push({ line: index + 1, message: message.trim() });
    return line.replace(MARKER, '');
  });
  return { text: lines.join('\n'), expectations };
}

export function matches(expected: string, message: string): boolean {
  if (expected === '') return true;
  const parts = expected.split('…').map((part) => part.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[\\s\\S]*')}$`).test(message);
}

/** What is announced without being found, and what is found without being announced; each as a sentence. */
export function compare(
  expectations: readonly Expectation[],
  found: readonly { readonly line: number; readonly column: number; readonly message: string }[],
  file: string,
): string[] {
  const left = [...found];
  // The most exact expectations choose first, so that an open one does not take their finding away.
  const missing = [...expectations]
    .sort((a, b) => b.message.length - a.message.length)
    .filter(({ line, message }) => {
      const index = left.findIndex((each) => each.line === line && matches(message, each.message));
      if (index >= 0) left.splice(index, 1);
      return index < 0;
    });
  return [
    ...missing.map(({ line, message }) => `${file}:${line}: nothing reported; expected: ${message || 'any message'}`),
    ...left.map(({ line, column, message }) => `${file}:${line}:${column}: reported, but not expected: ${message}`),
  ];
}
