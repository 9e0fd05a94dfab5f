/**
 * Characters that replace others in the input of js-yaml, where it would read these differently from Go
 * does. Offsets stay the same, and {@link restore} puts the others back into values.
 */
export interface Patched {
  readonly text: string;
  /** Each with what it stands for; in no text otherwise. */
  readonly standIns: readonly (readonly [standIn: string, original: string])[];
}

const DASH = '\ue02d';
const SEPARATOR = '\u2029';

/** Looks for the dash first, of which there are fewer. */
const LONE_DASH = /-(?<=[\s,[{:]-)(?=[,\]}])/g;

/** To Go, `-` before `,`, `]` and `}` is a value. */
export function patchDashes(text: string): Patched {
  if (text.search(LONE_DASH) < 0 || text.includes(DASH)) return { text, standIns: [] };
  return { text: text.replace(LONE_DASH, DASH), standIns: [[DASH, '-']] };
}

/**
 * Go knows an escaped apostrophe: in one double-quoted scalar they become escaped separators.
 *
 * @param at where js-yaml met an escape that it does not know: after the backslash
 * @param original the text before it was patched
 * @returns undefined when that is not what is wrong
 */
export function patchApostrophes({ text, standIns }: Patched, at: number, original: string): Patched | undefined {
  if (text[at] !== "'" || /\u2029|\\P/.test(original)) return undefined;
  const [rest = ''] = /^(?:[^"\\]|\\[\s\S])*/.exec(text.slice(at - 1)) ?? [];
  const patched = rest.replace(/\\([\s\S])/g, (escaped, char) => (char === "'" ? '\\P' : escaped));
  const others = standIns.filter(([standIn]) => standIn !== SEPARATOR);
  return {
    text: text.slice(0, at - 1) + patched + text.slice(at - 1 + rest.length),
    standIns: [...others, [SEPARATOR, "'"]],
  };
}

export function restore(value: string, standIns: Patched['standIns']): string {
  return standIns.length === 0
    ? value
    : standIns.reduce((whole, [standIn, original]) => whole.replaceAll(standIn, original), value);
}
