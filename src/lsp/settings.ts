/** What a person sets in the editor; everything about the manifests stands in the configuration of the project. */
export interface EditorSettings {
  /** When a document is linted. */
  readonly run: 'onType' | 'onSave' | 'off';
  /** Whether files that are not open are spoken of, where the client shows such. */
  readonly scope: 'workspace' | 'openFiles';
  readonly codeLens: boolean;
  readonly inlayHints: boolean;
}

export const SETTINGS_SECTION = 'fargate-lint';

export const DEFAULT_EDITOR_SETTINGS: EditorSettings = {
  run: 'onType',
  scope: 'workspace',
  codeLens: true,
  inlayHints: false,
};

/** Reads settings as a client sends them; what is missing or is nothing that can be meant stays as by default. */
export function readSettings(sent: unknown): EditorSettings {
  const given: Readonly<Record<string, unknown>> = typeof sent === 'object' && sent !== null ? { ...sent } : {};
  const { run, scope, codeLens, inlayHints } = DEFAULT_EDITOR_SETTINGS;
  return {
    run: oneOf(given.run, ['onType', 'onSave', 'off'], run),
    scope: oneOf(given.scope, ['workspace', 'openFiles'], scope),
    codeLens: typeof given.codeLens === 'boolean' ? given.codeLens : codeLens,
    inlayHints: typeof given.inlayHints === 'boolean' ? given.inlayHints : inlayHints,
  };
}

function oneOf<Value>(given: unknown, values: readonly Value[], fallback: Value): Value {
  return values.find((value) => value === given) ?? fallback;
}
