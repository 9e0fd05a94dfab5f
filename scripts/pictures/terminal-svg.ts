/** How characters look, as far as editors in a terminal say. Colours are those of CSS. */
interface Look {
  readonly color?: string;
  readonly background?: string;
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
  readonly isUnderlined?: boolean;
  readonly lineColor?: string;
  readonly isReversed?: boolean;
}

interface Run {
  readonly text: string;
  readonly look: Look;
}

export interface TerminalSvgOptions {
  readonly columns: number;
  readonly color: string;
  readonly background: string;
  /** Said in place of the picture. */
  readonly title: string;
}

/** Sizes in pixels: a character of the fonts named below is 0.6 of their size wide. */
const FONT = 14;
const WIDTH = FONT * 0.6;
const HEIGHT = 19;
const MARGIN = 14;

/** Draws what `tmux capture-pane -e` gives: text with SGR sequences, of which those are known that editors use. */
export function terminalSvg(screen: string, options: TerminalSvgOptions): string {
  const lines = screen.replace(/\n+$/, '').split('\n');
  const width = Math.ceil(options.columns * WIDTH + 2 * MARGIN);
  const height = lines.length * HEIGHT + 2 * MARGIN;
  let look: Look = {};
  const drawn = lines.map((line, row) => {
    const { runs, last } = runsOf(line, look);
    look = last;
    return drawLine(runs, row, options);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<title>${escapeXml(options.title)}</title>
<rect width="100%" height="100%" rx="8" fill="${options.background}"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${FONT}">
${drawn.filter((line) => line !== '').join('\n')}
</g>
</svg>
`;
}

function drawLine(runs: readonly Run[], row: number, options: TerminalSvgOptions): string {
  let column = 0;
  const parts: string[] = [];
  for (const { text, look } of runs) {
    const length = [...text].length;
    const x = MARGIN + column * WIDTH;
    const y = MARGIN + row * HEIGHT;
    const { color, background } = colorsOf(look, options);
    const size = `textLength="${(length * WIDTH).toFixed(1)}" lengthAdjust="spacingAndGlyphs"`;
    if (background !== options.background) {
      parts.push(
        `<rect x="${x.toFixed(1)}" y="${y}" width="${(length * WIDTH).toFixed(1)}" height="${HEIGHT}" fill="${background}"/>`,
      );
    }
    if (text.trim() !== '') {
      const style = `${look.isBold ? ' font-weight="bold"' : ''}${look.isItalic ? ' font-style="italic"' : ''}`;
      parts.push(`<text x="${x.toFixed(1)}" y="${y + FONT}" fill="${color}"${style} ${size}>${escapeXml(text)}</text>`);
    }
    if (look.isUnderlined) parts.push(wave(x, y + FONT + 3, length * WIDTH, look.lineColor ?? color));
    column += length;
  }
  return parts.join('');
}

function wave(x: number, y: number, width: number, color: string): string {
  const waves = Math.round(width / (WIDTH / 2));
  return `<path d="M${x.toFixed(1)} ${y}q${WIDTH / 8}-3 ${WIDTH / 4} 0${`t${WIDTH / 4} 0`.repeat(2 * waves - 1)}" fill="none" stroke="${color}"/>`;
}

function colorsOf(look: Look, options: TerminalSvgOptions): { color: string; background: string } {
  const color = look.color ?? options.color;
  const background = look.background ?? options.background;
  return look.isReversed ? { color: background, background: color } : { color, background };
}

/** The parts of a line that look the same; a look lasts beyond the end of a line. */
function runsOf(line: string, first: Look): { runs: Run[]; last: Look } {
  const runs: Run[] = [];
  let look = first;
  const [start = '', ...parts] = line.split('\u001b[');
  if (start !== '') runs.push({ text: start, look });
  for (const part of parts) {
    const end = part.indexOf('m');
    look = lookAfter(look, part.slice(0, end));
    if (end + 1 < part.length) runs.push({ text: part.slice(end + 1), look });
  }
  return { runs, last: look };
}

function lookAfter(before: Look, codes: string): Look {
  let look = before;
  const numbers = codes.split(/[;]/).map((code) => Number.parseInt(code, 10) || 0);
  for (let index = 0; index < numbers.length; index++) {
    const code = numbers[index] ?? 0;
    if (code === 38 || code === 48 || code === 58) {
      const [color, used] = colorAt(numbers.slice(index + 1));
      if (code === 38) look = { ...look, color };
      if (code === 48) look = { ...look, background: color };
      if (code === 58) look = { ...look, lineColor: color };
      index += used;
    } else look = lookWith(look, code);
  }
  return look;
}

function lookWith(look: Look, code: number): Look {
  const { color: _color, background: _background, ...others } = look;
  if (code === 0) return {};
  if (code === 1) return { ...look, isBold: true };
  if (code === 3) return { ...look, isItalic: true };
  if (code === 4) return { ...look, isUnderlined: true };
  if (code === 7) return { ...look, isReversed: true };
  if (code === 24) return { ...look, isUnderlined: false };
  if (code === 27) return { ...look, isReversed: false };
  if (code === 39) return look.background === undefined ? others : { ...others, background: look.background };
  if (code === 49) return look.color === undefined ? others : { ...others, color: look.color };
  return look;
}

/** A colour of three numbers, which is all that editors send that are told to use such. */
function colorAt([kind, red = 0, green = 0, blue = 0]: readonly number[]): [color: string, used: number] {
  if (kind !== 2) throw new Error(`a colour of kind ${kind} is not one of red, green and blue`);
  return [`#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`, 4];
}

function escapeXml(text: string): string {
  // Spaces would be collapsed.
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`).replaceAll(' ', '\u00a0');
}
