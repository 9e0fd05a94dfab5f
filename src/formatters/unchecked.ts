import type { UncheckedKind } from '../kubernetes/workloads/pod-marks.ts';
import { shorten } from '../text/shorten.ts';

/** No kind that Kubernetes takes is longer. */
const LONGEST_KIND = 63;

/** `not checked: 3 Druid (no rule knows this kind; see customKinds)`. */
export function uncheckedSentence({ kind, count }: UncheckedKind): string {
  return `not checked: ${count} ${shorten(kind, LONGEST_KIND)} (no rule knows this kind; see customKinds)`;
}
