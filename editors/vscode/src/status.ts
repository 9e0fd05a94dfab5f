import {
  DiagnosticSeverity,
  type Disposable,
  languages,
  StatusBarAlignment,
  ThemeColor,
  type Uri,
  window,
} from 'vscode';
import { SECTION } from './settings.ts';

/** What the server is doing. */
export type ServerState =
  | { readonly is: 'starting' | 'running' | 'off' }
  | { readonly is: 'failed'; readonly reason: string };

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
}

/** The item at the bottom: whether the linter runs, and what it has found in the workspace. */
export class Status implements Disposable {
  private readonly item = window.createStatusBarItem(SECTION, StatusBarAlignment.Left, -10);
  private readonly subscription = languages.onDidChangeDiagnostics(() => this.draw());
  private state: ServerState = { is: 'off' };

  constructor() {
    this.item.name = 'fargate-lint';
    this.draw();
  }

  show(state: ServerState): void {
    this.state = state;
    this.draw();
  }

  dispose(): void {
    this.subscription.dispose();
    this.item.dispose();
  }

  private draw(): void {
    const { state } = this;
    const failed = state.is === 'failed';
    const counts = countFindings();
    this.item.text = textOf(state, counts);
    this.item.tooltip = failed ? `fargate-lint does not run: ${state.reason}` : tooltipOf(state, counts);
    this.item.command = state.is === 'running' ? 'workbench.actions.view.problems' : `${SECTION}.showOutput`;
    this.item.backgroundColor = failed ? new ThemeColor('statusBarItem.errorBackground') : undefined;
    this.item.show();
  }
}

export function textOf(state: ServerState, { errors, warnings }: Counts): string {
  if (state.is === 'starting') return '$(loading~spin) Fargate';
  if (state.is === 'failed') return '$(error) Fargate';
  if (state.is === 'off') return '$(circle-slash) Fargate';
  return errors + warnings === 0 ? '$(check) Fargate' : `Fargate $(error) ${errors} $(warning) ${warnings}`;
}

function tooltipOf(state: ServerState, { errors, warnings }: Counts): string {
  if (state.is === 'starting') return 'fargate-lint is starting';
  if (state.is === 'off') return 'fargate-lint is switched off';
  if (errors + warnings === 0) return 'fargate-lint has found nothing';
  return `fargate-lint: ${count(errors, 'error')}, ${count(warnings, 'warning')}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function countFindings(): Counts {
  const own = languages
    .getDiagnostics()
    .flatMap(([, diagnostics]: [Uri, readonly { source?: string; severity: DiagnosticSeverity }[]]) => diagnostics)
    .filter(({ source }) => source === SECTION);
  const errors = own.filter(({ severity }) => severity === DiagnosticSeverity.Error).length;
  return { errors, warnings: own.length - errors };
}
