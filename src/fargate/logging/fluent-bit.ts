import type { TextRange } from '../../source/document.ts';

/**
 * Fluent Bit's classic configuration: sections in brackets, and below each its entries, a key and a value to a line.
 * Lines that begin with `#` are comments; a `#` further on is part of the value.
 * Source: https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/classic-mode/format-schema (read
 * 2026-11). Names of sections and keys are compared without regard to case.
 */
export interface FluentBitConfig {
  readonly sections: readonly Section[];
  readonly problems: readonly SyntaxProblem[];
}

/** All ranges are in UTF-16 code units of the text that was parsed. */
export interface Section {
  /** As written between the brackets, trimmed. */
  readonly name: string;
  /** The name with its brackets. */
  readonly range: TextRange;
  /** The spaces and tabs before it. */
  readonly indent: string;
  readonly entries: readonly Entry[];
  /** Whether all its lines were parsed; otherwise a missing entry may be in one of the others. */
  readonly complete: boolean;
}

export interface Entry {
  readonly key: string;
  /** Everything after the key, inner spaces kept; may be empty. */
  readonly value: string;
  readonly indent: string;
  readonly keyRange: TextRange;
  readonly valueRange: TextRange;
}

export interface SyntaxProblem {
  /**
   * header: a bracket that is not closed. afterHeader: text after a section's name. outside: an entry before the first
   * section. noValue: a key alone. command: `@INCLUDE`, `@SET`, which are not part of a section.
   */
  readonly type: 'header' | 'afterHeader' | 'outside' | 'noValue' | 'command';
  /** The text at fault. */
  readonly text: string;
  readonly range: TextRange;
}

export function parseFluentBit(text: string): FluentBitConfig {
  const parser = new Parser();
  for (const match of text.matchAll(/([ \t]*)([^\r\n]*)(?:\r?\n|\r|$)/g)) {
    const [, indent = '', rest = ''] = match;
    const content = rest.trimEnd();
    if (content !== '') parser.line({ indent, content, start: match.index + indent.length });
  }
  return { sections: parser.sections, problems: parser.problems };
}

/** The last entry with that key, case-insensitive. */
export function findEntry(section: Section, key: string): Entry | undefined {
  return section.entries.findLast((entry) => isSameName(entry.key, key));
}

export function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

interface Line {
  readonly indent: string;
  readonly content: string;
  /** Where the content starts. */
  readonly start: number;
}

interface OpenSection extends Section {
  readonly entries: Entry[];
  complete: boolean;
}

class Parser {
  readonly sections: OpenSection[] = [];
  readonly problems: SyntaxProblem[] = [];

  line(line: Line): void {
    if (line.content.startsWith('#')) return;
    if (line.content.startsWith('@')) this.#refuse('command', line);
    else if (line.content.startsWith('[')) this.#header(line);
    else this.#entry(line);
  }

  #header(line: Line): void {
    const { indent, content, start } = line;
    const close = content.indexOf(']');
    const end = close < 0 ? content.length : close + 1;
    const name = content.slice(1, close < 0 ? end : close).trim();
    this.sections.push({ name, range: { start, end: start + end }, indent, entries: [], complete: true });
    if (close < 0) this.#refuse('header', line);
    const rest = content.slice(end).trimStart();
    if (rest === '' || rest.startsWith('#')) return;
    this.#refuse('afterHeader', { indent, content: rest, start: start + content.length - rest.length });
  }

  #entry(line: Line): void {
    const { indent, content, start } = line;
    const section = this.sections.at(-1);
    if (!section) {
      this.#refuse('outside', line);
      return;
    }
    const [, key = '', gap = '', value = ''] = /^(\S+)([ \t]*)(.*)$/.exec(content) ?? [];
    const valueStart = start + key.length + gap.length;
    section.entries.push({
      key,
      value,
      indent,
      keyRange: { start, end: start + key.length },
      valueRange: { start: valueStart, end: valueStart + value.length },
    });
    if (value === '') this.#refuse('noValue', line);
  }

  #refuse(type: SyntaxProblem['type'], { content, start }: Line): void {
    this.problems.push({ type, text: content, range: { start, end: start + content.length } });
    const section = this.sections.at(-1);
    if (section) section.complete = false;
  }
}
