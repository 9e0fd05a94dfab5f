import type { Container } from './container.ts';
import type { Place } from './place.ts';

/** A word of a container's command line, and the list item that it is in. */
export interface Word {
  readonly text: string;
  readonly at: Place;
}

/** A flag of a command line, written as `--name=value` or as two words. */
export interface Flag {
  /** Without the leading dashes. */
  readonly name: string;
  /** Empty for a flag without a value. */
  readonly value: string;
  /** The item that holds the value, or the flag when it has none. */
  readonly at: Place;
}

/** The words of `command` and then `args`; an item that is a shell script gives each of its words. */
export function wordsOf({ place }: Container): Word[] {
  return [...place.at('command').items(), ...place.at('args').items()].flatMap((at) =>
    typeof at.value === 'string' || typeof at.value === 'number'
      ? String(at.value)
          .split(/\s+/)
          .filter((text) => text !== '')
          .map((text) => ({ text, at }))
      : [],
  );
}

export function flagsOf(container: Container): Flag[] {
  const words = wordsOf(container);
  return words.flatMap(({ text, at }, index) => {
    const [, name, value] = /^--?([A-Za-z][\w.-]*)(?:=(.*))?$/.exec(text) ?? [];
    if (name === undefined) return [];
    if (value !== undefined) return [{ name, value: unquote(value), at }];
    const next = words[index + 1];
    if (!next || next.text.startsWith('-')) return [{ name, value: '', at }];
    return [{ name, value: unquote(next.text), at: next.at }];
  });
}

function unquote(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, '$2');
}
