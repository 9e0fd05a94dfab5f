import { addToGroup } from '../../kubernetes/group-by.ts';
import type { SourceFile, Span, TextRange } from '../../source/document.ts';
import { nextLine } from '../../yaml/edits/layout.ts';
import { endOfLine } from '../../yaml/scan.ts';
import type { Finding } from '../findings/finding.ts';
import type { Directive } from './directives.ts';

/** A `disable` of one rule, up to where it ends. */
export interface Block {
  readonly directive: Directive;
  readonly rule: string;
  /** What ends it; undefined for the end of the file. */
  end: Directive | undefined;
}

/** The pairs of `disable` and `enable`, in order of their beginnings; directives are in the order of the text. */
export function blocksOf(directives: readonly Directive[]): Block[] {
  const blocks: Block[] = [];
  const open = new Map<string, Block[]>();
  for (const directive of directives) {
    const rules = new Set(directive.names.map(({ text }) => text));
    if (directive.kind === 'disable') {
      for (const rule of rules) {
        const block: Block = { directive, rule, end: undefined };
        blocks.push(block);
        addToGroup(open, rule, block);
      }
    }
    if (directive.kind !== 'enable') continue;
    for (const rule of rules.size === 0 ? [...open.keys()] : rules) {
      for (const block of open.get(rule) ?? []) block.end = directive;
      open.delete(rule);
    }
  }
  return blocks;
}

/** Finds the directive of a file that reaches a finding: the narrowest one, and of these the first. */
export class CommentRanges {
  readonly #file: SourceFile;
  /** By rule and line. */
  readonly #lines = new Map<string, Directive>();
  /** By rule, those that begin first of the blocks with one end, in the order of the text. */
  readonly #blocks = new Map<string, Block[]>();
  readonly #wholeFile = new Map<string, Directive>();

  /** @param comments the offsets at which comments of the file start */
  constructor(
    file: SourceFile,
    directives: readonly Directive[],
    { comments, blocks }: { comments: ReadonlySet<number>; blocks: readonly Block[] },
  ) {
    this.#file = file;
    const below = linesBelow(file, comments);
    for (const directive of directives) {
      const { kind, names, range } = directive;
      for (const { text: rule } of names) {
        if (kind === 'disable-file') setFirst(this.#wholeFile, rule, directive);
        if (kind === 'disable-line') setFirst(this.#lines, lineKey(rule, file.position(range.start).line), directive);
        if (kind === 'disable-next-line') setFirst(this.#lines, lineKey(rule, below(range)), directive);
      }
    }
    for (const block of blocks) {
      const others = this.#blocks.get(block.rule);
      if (!others || others.at(-1)?.end !== block.end) addToGroup(this.#blocks, block.rule, block);
    }
  }

  find(finding: Finding): Directive | undefined {
    const { id } = finding.rule;
    const places = finding.places.filter(({ file }) => file === this.#file);
    return (
      (this.#lines.size > 0 ? this.#onLine(finding, places) : undefined) ??
      first(places, ({ range }) => blockAt(this.#blocks.get(id) ?? [], range.start)?.directive) ??
      (places.length > 0 ? this.#wholeFile.get(id) : undefined)
    );
  }

  #onLine(finding: Finding, places: readonly Span[]): Directive | undefined {
    const found = places.flatMap((place) =>
      startingLines(finding, place).flatMap((line) => this.#lines.get(lineKey(finding.rule.id, line)) ?? []),
    );
    return found.toSorted((a, b) => a.range.start - b.range.start)[0];
  }
}

/** The block that counts at an offset: begun before it, and not ended yet. */
function blockAt(blocks: readonly Block[], offset: number): Block | undefined {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.end?.range.start ?? Number.POSITIVE_INFINITY) <= offset) low = middle + 1;
    else high = middle;
  }
  const block = blocks[low];
  return block && block.directive.range.end <= offset ? block : undefined;
}

/** The next line that holds more than a comment; 0 when there is none. Comments that follow one another share theirs. */
function linesBelow(file: SourceFile, comments: ReadonlySet<number>): (comment: TextRange) => number {
  const { text } = file;
  const known = new Map<number, number>();
  return (comment) => {
    const passed: number[] = [];
    let line = 0;
    let start = nextLine(text, endOfLine(text, comment.end));
    while (start < text.length) {
      const next = known.get(start);
      if (next !== undefined) {
        line = next;
        break;
      }
      passed.push(start);
      const end = endOfLine(text, start);
      const content = start + text.slice(start, end).search(/\S/);
      if (content >= start && !comments.has(content)) {
        line = file.position(start).line;
        break;
      }
      start = nextLine(text, end);
    }
    for (const each of passed) known.set(each, line);
    return line;
  };
}

/**
 * The line on which a finding starts in one of its places, and for one about a scalar those of its key and of the
 * beginning of its value: no comment can be inside of a string of several lines.
 */
function startingLines({ resource, path }: Finding, { file, range }: Span): number[] {
  const document = resource?.place.document;
  const found = document?.locate([...(resource?.place.path ?? []), ...path]);
  const location = found && (found.file ?? document?.file) === file ? found : undefined;
  const starts = location?.kind === 'scalar' ? [location.key, location.value] : [];
  return [range, ...starts].flatMap((each) => (each ? file.position(each.start).line : []));
}

function lineKey(rule: string, line: number): string {
  return `${line} ${rule}`;
}

function first<Item, Result>(items: readonly Item[], find: (item: Item) => Result | undefined): Result | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function setFirst<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (!map.has(key)) map.set(key, value);
}
