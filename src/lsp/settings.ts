/** Settings of the editor. Everything about manifests is in the configuration of the project. */
export interface EditorSettings {
  /** When a document is linted. */
  readonly run: 'onType' | 'onSave' | 'off';
  /** Whether to report files that are not open, if the client shows them. */
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

/** Reads settings of a client; missing and invalid ones have their defaults. */
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
