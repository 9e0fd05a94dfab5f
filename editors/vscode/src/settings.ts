import { type ConfigurationChangeEvent, workspace } from 'vscode';

/** The section of VS Code's settings that is ours; also the name of the source of diagnostics. */
export const SECTION = 'fargate-lint';

/** Which server is started: the one of this extension, or the one that the workspace has installed. */
export type ServerChoice = 'bundled' | 'workspace';

export function isEnabled(): boolean {
  return workspace.getConfiguration(SECTION).get('enable', true);
}

export function serverChoice(): ServerChoice {
  return workspace.getConfiguration(SECTION).get<ServerChoice>('server', 'bundled');
}

/** Whether a change is one that a running server cannot take in. */
export function needsRestart(change: ConfigurationChangeEvent): boolean {
  return ['enable', 'server'].some((name) => change.affectsConfiguration(`${SECTION}.${name}`));
}
