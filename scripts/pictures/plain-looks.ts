/** The colours of a terminal by number, on a dark background. */
const COLORS = ['#484f58', '#ff7b72', '#7ee787', '#e3b341', '#79c0ff', '#d2a8ff', '#76e3ea', '#e6edf3'];
const FAINT = '#8b949e';

interface Look {
  readonly bold: boolean;
  readonly faint: boolean;
  readonly underlined: boolean;
  readonly color: string | undefined;
  readonly background: string | undefined;
}

const PLAIN: Look = { bold: false, faint: false, underlined: false, color: undefined, background: undefined };

/**
 * The same screen with every look said in full, and colours in red, green and blue: a terminal lets programs say what
 * changes, and choose colours by number.
 */
export function withPlainLooks(screen: string): string {
  let look = PLAIN;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the sequences begin with one
  return screen.replace(/\u001b\[([\d;]*)m/g, (_, codes: string) => {
    for (const code of codes.split(';')) look = lookAfter(look, Number(code));
    return sequenceOf(look);
  });
}

function lookAfter(look: Look, code: number): Look {
  if (code === 0) return PLAIN;
  if (code === 1) return { ...look, bold: true };
  if (code === 2) return { ...look, faint: true };
  if (code === 4) return { ...look, underlined: true };
  if (code === 22) return { ...look, bold: false, faint: false };
  if (code === 24) return { ...look, underlined: false };
  if (code >= 30 && code <= 37) return { ...look, color: COLORS[code - 30] };
  if (code === 39) return { ...look, color: undefined };
  if (code >= 40 && code <= 47) return { ...look, background: COLORS[code - 40] };
  if (code === 49) return { ...look, background: undefined };
  throw new Error(`a look of code ${code} is not known`);
}

function sequenceOf({ bold, faint, underlined, color, background }: Look): string {
  const front = color ?? (faint ? FAINT : undefined);
  // Text on a coloured background is dark, or it could not be read.
  const written = background ? '#161b22' : front;
  const codes = [
    '0',
    ...(bold ? ['1'] : []),
    ...(underlined ? ['4'] : []),
    ...(written ? [`38;2;${numbersOf(written)}`] : []),
    ...(background ? [`48;2;${numbersOf(background)}`] : []),
  ];
  return `\u001b[${codes.join(';')}m`;
}

function numbersOf(color: string): string {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)).join(';');
}
