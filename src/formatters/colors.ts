type Paint = (text: string | number) => string;

/** Codes that turn a style on and off again. Source: ECMA-48, Select Graphic Rendition. */
const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  underline: [4, 24],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
  gray: [90, 39],
} as const;

type Name = keyof typeof CODES;

export interface Colors extends Readonly<Record<Name, Paint>> {
  readonly isColorSupported: boolean;
}

/**
 * Functions that colour a text, or leave it as it is. The usual packages for this look at stdout when they are loaded, and
 * opening it takes as long as linting a file.
 */
export function createColors(isColorSupported: boolean): Colors {
  const paint = (name: Name) => (isColorSupported ? painter(name) : String);
  return {
    isColorSupported,
    bold: paint('bold'),
    dim: paint('dim'),
    underline: paint('underline'),
    red: paint('red'),
    green: paint('green'),
    yellow: paint('yellow'),
    blue: paint('blue'),
    magenta: paint('magenta'),
    cyan: paint('cyan'),
    gray: paint('gray'),
  };
}

function painter(name: Name): Paint {
  const [on, off] = CODES[name];
  const [open, close] = [`\u001B[${on}m`, `\u001B[${off}m`];
  // Inside of this text another style may have ended with the same code, and this one has to go on behind it.
  return (text) => open + String(text).replaceAll(close, close + open) + close;
}
