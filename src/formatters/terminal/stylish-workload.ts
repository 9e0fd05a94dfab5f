import type { Workload } from '../../engine/findings/report.ts';
import { shorten } from '../../text/shorten.ts';
import { escapeTerminal } from '../escape.ts';
import { OUTCOMES } from '../outcomes.ts';
import type { Style } from './style.ts';
import { wrap } from './width.ts';

const LONGEST_NAME = 120;
const LONGEST_EVENT = 2000;
const INDENT = '  ';

/** What becomes of a pod, and the event that `kubectl describe pod` will show. */
export function outcomeLines({ pod, outcome, verdict, event }: Workload, { colors, columns }: Style): string[] {
  const { kind, name, namespace } = pod.workload;
  const place = namespace === null ? '' : ` (namespace ${show(namespace)})`;
  const named = [kind, name]
    .filter((each) => each !== '')
    .map(show)
    .join(' ');
  const sentence = `${named}${place} ${OUTCOMES[outcome]}${event === null ? '.' : ':'}`;
  const color = verdict === 'blocked' ? colors.red : colors.yellow;
  const width = columns === undefined ? Number.POSITIVE_INFINITY : Math.max(8, columns - INDENT.length - '▌ '.length);
  const lines = [
    ...wrap(sentence, width).map((line) => colors.bold(line)),
    ...(event === null ? [] : wrap(escapeTerminal(shorten(event, LONGEST_EVENT)), width)),
  ];
  return lines.map((line) => `${INDENT}${color('▌')} ${line}`);
}

function show(name: string): string {
  return escapeTerminal(shorten(name, LONGEST_NAME));
}
