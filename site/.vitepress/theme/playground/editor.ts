import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { linter, lintGutter, lintKeymap, type Diagnostic as Mark, setDiagnostics } from '@codemirror/lint';
import { EditorState, type Text } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  hoverTooltip,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Diagnostic, Position, TextEdit } from 'vscode-languageserver-protocol';

export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly onChange: (text: string) => void;
  /** What to show for a position, as plain text. */
  readonly hover: (position: Position) => Promise<string | undefined>;
}

/** Something that changes the text when it is chosen. */
export interface Offer {
  readonly title: string;
  readonly apply: () => void;
}

const SEVERITIES = { 1: 'error', 2: 'warning', 3: 'info', 4: 'hint' } as const;

const colors = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--playground-key)' },
  { tag: [tags.string, tags.content], color: 'var(--playground-string)' },
  { tag: tags.comment, color: 'var(--playground-comment)' },
  { tag: [tags.punctuation, tags.separator], color: 'var(--vp-c-text-2)' },
]);

const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--vp-c-text-1)', backgroundColor: 'var(--vp-c-bg)', fontSize: '13.5px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--vp-font-family-mono)', lineHeight: '1.55' },
  '.cm-content': { padding: '10px 0' },
  '.cm-gutters': { backgroundColor: 'var(--vp-c-bg)', color: 'var(--vp-c-text-2)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 4px 0 12px' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--vp-c-default-soft)' },
  '.cm-lint-marker': { width: '8px', height: '8px', margin: '4px 3px', borderRadius: '4px' },
  '.cm-lint-marker-error': { content: 'none', backgroundColor: 'var(--playground-error)' },
  '.cm-lint-marker-warning': { content: 'none', backgroundColor: 'var(--playground-warning)' },
  '.cm-lint-marker-info': { content: 'none', backgroundColor: 'var(--vp-c-text-2)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--vp-c-brand-soft)',
  },
  '.cm-panels': { backgroundColor: 'var(--vp-c-bg-soft)', color: 'var(--vp-c-text-1)' },
  '.cm-diagnostic': { padding: '6px 12px', fontFamily: 'var(--vp-font-family-base)', fontSize: '13px' },
  '.cm-diagnosticText': { whiteSpace: 'pre-wrap' },
  '.cm-cursor': { borderLeftColor: 'var(--vp-c-text-1)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--vp-c-bg-elv)',
    color: 'var(--vp-c-text-1)',
    border: '1px solid var(--vp-c-divider)',
    borderRadius: '6px',
    boxShadow: 'var(--vp-shadow-2)',
    overflow: 'hidden',
    maxWidth: 'min(560px, 90vw)',
  },
  '.cm-hover-text': {
    padding: '8px 12px',
    fontFamily: 'var(--vp-font-family-base)',
    fontSize: '13px',
    lineHeight: '20px',
  },
  '.cm-hover-text p + p, .cm-hover-text hr': { marginTop: '6px' },
  '.cm-hover-text hr': { marginBottom: '6px', border: '0', borderTop: '1px solid var(--vp-c-divider)' },
  '.cm-diagnosticAction': { margin: '6px 8px 0 0', color: 'var(--vp-c-brand-1)' },
  '.cm-diagnosticSource': { fontSize: '12px', opacity: 1, color: 'var(--vp-c-text-2)' },
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

  /** @param offersOf what mends a finding, which its tooltip offers too */
  mark(diagnostics: readonly Diagnostic[], offersOf: (diagnostic: Diagnostic) => readonly Offer[]): void {
    const { doc } = this.#view.state;
    const marks = diagnostics.map(
      (diagnostic): Mark => ({
        from: offsetOf(doc, diagnostic.range.start),
        to: offsetOf(doc, diagnostic.range.end),
        severity: SEVERITIES[diagnostic.severity ?? 1],
        message: diagnostic.message,
        renderMessage: () => rendered(diagnostic.message),
        source: String(diagnostic.code ?? ''),
        actions: offersOf(diagnostic).map(({ title, apply }) => ({ name: title.replaceAll('`', ''), apply })),
      }),
    );
    this.#view.dispatch(setDiagnostics(this.#view.state, marks));
  }

  /** Applies the edits of a fix to the file that is shown, as one step of its history. */
  change(edits: readonly TextEdit[]): void {
    const { doc } = this.#view.state;
    const changes = edits.map(({ range, newText }) => ({
      from: offsetOf(doc, range.start),
      to: offsetOf(doc, range.end),
      insert: newText,
    }));
    this.#view.dispatch({ changes, effects: EditorView.scrollIntoView(changes[0]?.from ?? 0) });
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
        // Before other tooltips.
        linter(null),
        lintGutter(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
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
  for (const paragraph of text.split('\n\n')) {
    if (paragraph === '---') element.append(document.createElement('hr'));
    else element.append(rendered(paragraph));
  }
  return element;
}

/** A paragraph; what is between backticks is code. */
function rendered(text: string): HTMLElement {
  const paragraph = document.createElement('p');
  for (const [index, piece] of text.split('`').entries()) {
    const element = document.createElement(index % 2 === 1 ? 'code' : 'span');
    element.textContent = piece;
    paragraph.append(element);
  }
  return paragraph;
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
