/** What the editor says of a project in place of what is found. Paths are relative to the folder. */
export interface ProjectSettings {
  /** The configuration, as with `--config`. */
  readonly config: string | null;
  /** Files with the Fargate profiles of the cluster, as with `--profiles`. */
  readonly profiles: readonly string[];
}

/** Settings of the editor. Everything about manifests is in the configuration of the project. */
export interface EditorSettings extends ProjectSettings {
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
  config: null,
  profiles: [],
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
    config: isName(given.config) ? given.config : null,
    profiles: Array.isArray(given.profiles) ? given.profiles.filter(isName) : [],
  };
}

function isName(given: unknown): given is string {
  return typeof given === 'string' && given !== '';
}

function oneOf<Value>(given: unknown, values: readonly Value[], fallback: Value): Value {
  return values.find((value) => value === given) ?? fallback;
}
