/**
 * As many of the lines as fit into `room` UTF-16 code units, line breaks counted. When some are left out, a last line
 * says how many; it has its place in the same room.
 */
export function truncateLines(lines: readonly string[], room: number, noteOf: (left: number) => string): string[] {
  if (lengthOf(lines) <= room) return [...lines];
  let used = noteOf(lines.length).length + 1;
  const kept: string[] = [];
  for (const line of lines) {
    used += line.length + 1;
    if (used > room) break;
    kept.push(line);
  }
  return [...kept, noteOf(lines.length - kept.length)];
}

/** In UTF-16 code units, line breaks counted. */
export function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}
