import type { CodeAction, CodeLens, Diagnostic, Hover, Position, TextEdit } from 'vscode-languageserver-protocol';
import type { PlanAnswer } from './plan-files.ts';

const FOLDER = 'file:///workspace';

/** What is told of a file when it was linted again. */
export type DiagnosticsListener = (
  path: string,
  diagnostics: readonly Diagnostic[],
  version: number | undefined,
) => void;

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Speaks the Language Server Protocol with the linter in its worker; all files are open documents. */
export class LanguageClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  readonly #versions = new Map<string, number>();
  readonly #texts = new Map<string, string>();
  readonly #onDiagnostics: DiagnosticsListener;
  #last = 0;

  constructor(onDiagnostics: DiagnosticsListener) {
    this.#onDiagnostics = onDiagnostics;
    this.#worker = new Worker(new URL('./linter.worker.ts', import.meta.url), { type: 'module' });
    this.#worker.onmessage = ({ data }: MessageEvent<Message>) => this.#receive(data);
  }

  async start(files: ReadonlyMap<string, string>): Promise<void> {
    for (const [path, text] of files) this.#texts.set(path, text);
    await this.#request('initialize', {
      processId: null,
      rootUri: FOLDER,
      workspaceFolders: [{ uri: FOLDER, name: 'playground' }],
      capabilities: {
        workspace: { workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } },
        textDocument: {
          publishDiagnostics: { versionSupport: true, relatedInformation: true, codeDescriptionSupport: true },
          hover: { contentFormat: ['plaintext'] },
          codeAction: {
            codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } },
          },
        },
      },
    });
    this.#notify('initialized', {});
    for (const path of files.keys()) this.#open(path);
  }

  /** Adds a file, or replaces its text. */
  write(path: string, text: string): void {
    const known = this.#texts.has(path);
    this.#texts.set(path, text);
    if (known) {
      const version = (this.#versions.get(path) ?? 0) + 1;
      this.#versions.set(path, version);
      this.#notify('textDocument/didChange', {
        textDocument: { uri: uriOf(path), version },
        contentChanges: [{ text }],
      });
    } else {
      this.#filesChanged(path, 1);
      this.#open(path);
    }
    if (isConfiguration(path)) this.#filesChanged(path, 2);
  }

  remove(path: string): void {
    this.#texts.delete(path);
    this.#versions.delete(path);
    this.#notify('textDocument/didClose', { textDocument: { uri: uriOf(path) } });
    this.#filesChanged(path, 3);
  }

  /** What is offered for the findings of a file; each action names its diagnostics. */
  async actions(path: string): Promise<readonly CodeAction[]> {
    const lines = this.#texts.get(path)?.split('\n').length ?? 0;
    return (
      (await this.#request<CodeAction[] | null>('textDocument/codeAction', {
        textDocument: { uri: uriOf(path) },
        range: { start: { line: 0, character: 0 }, end: { line: lines, character: 0 } },
        context: { diagnostics: [], only: ['quickfix'] },
      })) ?? []
    );
  }

  /** Where everything goes and what it costs. The part that says so is fetched when it is first asked for. */
  plan(): Promise<PlanAnswer> {
    return this.#request('fargate-lint/plan', { files: this.#texts });
  }

  lenses(path: string): Promise<readonly CodeLens[] | null> {
    return this.#request('textDocument/codeLens', { textDocument: { uri: uriOf(path) } });
  }

  hover(path: string, position: Position): Promise<Hover | null> {
    return this.#request('textDocument/hover', { textDocument: { uri: uriOf(path) }, position });
  }

  stop(): void {
    this.#worker.terminate();
  }

  #open(path: string): void {
    this.#versions.set(path, 1);
    const text = this.#texts.get(path) ?? '';
    this.#notify('textDocument/didOpen', {
      textDocument: { uri: uriOf(path), languageId: path.endsWith('.json') ? 'json' : 'yaml', version: 1, text },
    });
  }

  #filesChanged(path: string, type: 1 | 2 | 3): void {
    this.#notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(path), type }] });
  }

  #request<Result>(method: string, params: unknown): Promise<Result> {
    const id = ++this.#last;
    this.#worker.postMessage({ jsonrpc: '2.0', id, method, params });
    return new Promise<Result>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #notify(method: string, params: unknown): void {
    this.#worker.postMessage({ jsonrpc: '2.0', method, params });
  }

  #receive({ id, method, params, result, error }: Message): void {
    if (method !== undefined) {
      if (id === undefined) this.#hear(method, params);
      else this.#worker.postMessage({ jsonrpc: '2.0', id, result: this.#answer(method, params) });
      return;
    }
    const waiting = this.#waiting.get(id as number);
    this.#waiting.delete(id as number);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result as never);
  }

  #hear(method: string, params: unknown): void {
    if (method !== 'textDocument/publishDiagnostics') return;
    const { uri, diagnostics, version } = params as { uri: string; diagnostics: Diagnostic[]; version?: number };
    this.#onDiagnostics(pathOf(uri), diagnostics, version);
  }

  /** The server asks for the files of the folder. */
  #answer(method: string, params: unknown): unknown {
    if (method === 'fargate-lint/listFiles') return { paths: [...this.#texts.keys()], isCut: false };
    if (method !== 'fargate-lint/readFiles') return null;
    const { paths } = params as { paths: readonly string[] };
    return paths.map((path) => {
      const text = this.#texts.get(path);
      return text === undefined ? null : new TextEncoder().encode(text);
    });
  }
}

function uriOf(path: string): string {
  return `${FOLDER}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** The path of a file in the folder of the playground. */
export function pathOf(uri: string): string {
  return decodeURIComponent(uri.slice(FOLDER.length + 1));
}

function isConfiguration(path: string): boolean {
  return /^fargate-lint\.ya?ml$/.test(path);
}

/** The edits of a fix, by file. The client announces no other form of edits. */
export function editsIn({ edit }: CodeAction): readonly [path: string, edits: readonly TextEdit[]][] {
  return Object.entries(edit?.changes ?? {}).map(([uri, edits]) => [pathOf(uri), edits]);
}
