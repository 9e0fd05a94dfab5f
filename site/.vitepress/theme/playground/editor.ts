import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, type Diagnostic as Mark, setDiagnostics } from '@codemirror/lint';
import { EditorState, type Text } from '@codemirror/state';
import { drawSelection, EditorView, hoverTooltip, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Diagnostic, Position } from 'vscode-languageserver-protocol';

export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly onChange: (text: string) => void;
  /** What to show for a position, as plain text. */
  readonly hover: (position: Position) => Promise<string | undefined>;
}

const SEVERITIES = { 1: 'error', 2: 'warning', 3: 'info', 4: 'hint' } as const;

const colors = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--playground-key)' },
  { tag: [tags.string, tags.content], color: 'var(--playground-string)' },
  { tag: tags.comment, color: 'var(--playground-comment)' },
  { tag: [tags.punctuation, tags.separator], color: 'var(--vp-c-text-2)' },
]);

const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--vp-c-text-1)', backgroundColor: 'var(--vp-c-bg)', fontSize: '14px' },
  '.cm-scroller': { fontFamily: 'var(--vp-font-family-mono)' },
  '.cm-gutters': { backgroundColor: 'var(--vp-c-bg-soft)', color: 'var(--vp-c-text-2)', border: 'none' },
  '.cm-cursor': { borderLeftColor: 'var(--vp-c-text-1)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--vp-c-bg-elv)',
    color: 'var(--vp-c-text-1)',
    border: '1px solid var(--vp-c-divider)',
    maxWidth: 'min(560px, 90vw)',
  },
  '.cm-hover-text': { whiteSpace: 'pre-wrap', padding: '6px 10px', fontFamily: 'var(--vp-font-family-base)' },
});

/** An editor of one file at a time. */
export class Editor {
  readonly #view: EditorView;
  readonly #options: EditorOptions;
  readonly #states = new Map<string, EditorState>();
  #path = '';

  constructor(options: EditorOptions) {
    this.#options = options;
    this.#view = new EditorView({ parent: options.parent, state: this.#stateOf('') });
  }

  /** Shows a file; the cursor and the history of a file that was shown before are kept. */
  show(path: string, text: string): void {
    if (this.#path) this.#states.set(this.#path, this.#view.state);
    this.#path = path;
    const known = this.#states.get(path);
    this.#view.setState(known?.doc.toString() === text ? known : this.#stateOf(text));
  }

  forget(path: string): void {
    this.#states.delete(path);
    if (path === this.#path) this.#path = '';
  }

  mark(diagnostics: readonly Diagnostic[]): void {
    const { doc } = this.#view.state;
    const marks = diagnostics.map(
      ({ range, severity, message, code }): Mark => ({
        from: offsetOf(doc, range.start),
        to: offsetOf(doc, range.end),
        severity: SEVERITIES[severity ?? 1],
        message,
        source: String(code ?? ''),
      }),
    );
    this.#view.dispatch(setDiagnostics(this.#view.state, marks));
  }

  /** Applies the edits of a fix to the file that is shown, as one step of its history. */
  change(edits: readonly { readonly range: Diagnostic['range']; readonly newText: string }[]): void {
    const { doc } = this.#view.state;
    this.#view.dispatch({
      changes: edits.map(({ range, newText }) => ({
        from: offsetOf(doc, range.start),
        to: offsetOf(doc, range.end),
        insert: newText,
      })),
    });
  }

  goTo(position: Position): void {
    const offset = offsetOf(this.#view.state.doc, position);
    this.#view.dispatch({ selection: { anchor: offset }, effects: EditorView.scrollIntoView(offset, { y: 'center' }) });
    this.#view.focus();
  }

  destroy(): void {
    this.#view.destroy();
  }

  #stateOf(doc: string): EditorState {
    const { onChange, hover } = this.#options;
    return EditorState.create({
      doc,
      extensions: [
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        yaml(),
        syntaxHighlighting(colors),
        theme,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': 'Manifest', tabindex: '0' }),
        keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap, indentWithTab]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
        }),
        hoverTooltip(async (view, offset) => {
          const text = await hover(positionOf(view.state.doc, offset));
          return text === undefined ? null : { pos: offset, above: true, create: () => ({ dom: tooltip(text) }) };
        }),
      ],
    });
  }
}

function tooltip(text: string): HTMLElement {
  const element = document.createElement('div');
  element.className = 'cm-hover-text';
  element.textContent = text;
  return element;
}

function offsetOf(doc: Text, { line, character }: Position): number {
  if (line >= doc.lines) return doc.length;
  const { from, to } = doc.line(line + 1);
  return Math.min(from + character, to);
}

function positionOf(doc: Text, offset: number): Position {
  const line = doc.lineAt(offset);
  return { line: line.number - 1, character: offset - line.from };
}
