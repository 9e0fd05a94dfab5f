import picocolors from 'picocolors';

export type Colors = ReturnType<typeof picocolors.createColors>;

/** How to show a report. */
export interface Style {
  readonly colors: Colors;
  /** Whether the terminal turns OSC 8 sequences into links. */
  readonly hyperlinks: boolean;
  /** Width of the terminal in cells; undefined without one, where lines are not wrapped. */
  readonly columns: number | undefined;
  /** Whether stdout is a terminal. */
  readonly interactive: boolean;
  /** Of the linter. */
  readonly version: string;
  /**
   * A path of the report as seen from the root of the repository, which is what platforms go by that show findings
   * beside the code. Paths that are not in the repository stay as they are.
   */
  readonly pathInRepository: (path: string) => string;
  /** Whether lines of a file are shown: not where a link has led out of the repository. */
  readonly showsSource: (path: string) => boolean;
}

export interface StyleSource {
  readonly output: { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As set on the command line; overrides everything else. */
  readonly color?: boolean | undefined;
  readonly version: string;
  /** As in {@link Style}; without it, the report is taken to come from the root of the repository. */
  readonly pathInRepository?: (path: string) => string;
  /** As in {@link Style}; without it, all is shown. */
  readonly showsSource?: (path: string) => boolean;
}

export function createStyle({ output, env, color, version, ...paths }: StyleSource): Style {
  const isTerminal = output.isTTY === true;
  const isColored = color ?? wantsColors(env, isTerminal);
  return {
    colors: picocolors.createColors(isColored),
    hyperlinks: wantsHyperlinks(env, isTerminal && isColored),
    columns: isTerminal && output.columns ? output.columns : undefined,
    interactive: isTerminal,
    version,
    pathInRepository: paths.pathInRepository ?? ((path) => path),
    showsSource: paths.showsSource ?? (() => true),
  };
}

/** Sources: https://no-color.org (any text but an empty one counts) and https://force-color.org. */
function wantsColors({ NO_COLOR, FORCE_COLOR, TERM }: StyleSource['env'], isTerminal: boolean): boolean {
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return isYes(FORCE_COLOR);
  return isTerminal && TERM !== 'dumb';
}

/**
 * Terminals known to follow OSC 8; others print rubbish at worst, so they get plain text. Continuous integration keeps
 * its output, where nobody can click.
 * Sources: https://terminfo.dev/extensions/osc-8-hyperlinks, and for VTE 0.50 and later
 * https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda.
 */
function wantsHyperlinks(env: StyleSource['env'], isColoredTerminal: boolean): boolean {
  if (env.FORCE_HYPERLINK) return isYes(env.FORCE_HYPERLINK);
  if (!isColoredTerminal || env.CI) return false;
  const { TERM = '', TERM_PROGRAM = '', VTE_VERSION = '0', WT_SESSION, KONSOLE_VERSION } = env;
  if (['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'rio'].includes(TERM_PROGRAM)) return true;
  if (/^(?:xterm-kitty|xterm-ghostty|alacritty|foot|contour|wezterm)/.test(TERM)) return true;
  return WT_SESSION !== undefined || KONSOLE_VERSION !== undefined || Number(VTE_VERSION) >= 5000;
}

/** As the common packages have it: `FORCE_COLOR=0` and `FORCE_COLOR=false` force it off. */
function isYes(value: string): boolean {
  return value !== '0' && value !== 'false';
}

/** `text` as a link to `url`, if there is one and the terminal supports it. */
export function link(text: string, url: string | undefined, { hyperlinks }: Style): string {
  return hyperlinks && url !== undefined ? `\u001B]8;;${url}\u0007${text}\u001B]8;;\u0007` : text;
}
