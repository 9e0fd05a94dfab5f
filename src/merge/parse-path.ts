import type { Path, Segment } from '../source/document.ts';

const STEP = /\.?([A-Za-z_$][\w$-]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/gy;

/** Parses a path of `formatPath`, without what was cut off from a very long one. */
export function parsePath(text: string): Path {
  const path: Segment[] = [];
  STEP.lastIndex = 0;
  for (let match = STEP.exec(text); match; match = STEP.exec(text)) {
    const [, name, index, quoted] = match;
    path.push(name ?? (index === undefined ? unquote(quoted ?? '""') : Number(index)));
  }
  return path;
}

function unquote(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted;
  }
}
