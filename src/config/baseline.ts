import { dirname, relative, resolve, sep } from 'node:path';
import { type Baseline, parseBaseline } from '../engine/baseline.ts';
import { type Host, reasonOf } from '../engine/host.ts';
import { resolveFile } from './extends.ts';
import { type ConfigProblem, spanOf } from './problem.ts';
import type { Project } from './project.ts';

/** The file that `baseline` names. */
export interface ConfiguredBaseline {
  /** Relative to the working directory, with slashes. */
  readonly path: string;
  readonly known: Baseline;
}

/** Reads the baseline of a configuration; undefined without one. */
export function readConfiguredBaseline(
  { baseline: layer, cwd }: Pick<Project, 'baseline' | 'cwd'>,
  host: Host,
): ConfiguredBaseline | { readonly problem: Required<ConfigProblem> } | undefined {
  if (!layer) return undefined;
  const entry = layer.root.at('baseline');
  const root = dirname(layer.file);
  const name = entry.string ?? '';
  const path = relative(cwd, resolve(root, name)).split(sep).join('/');
  const refuse = (reason: string) => ({ problem: { span: spanOf(entry), message: `baseline: ${reason}` } });
  const named = resolveFile(name, { file: layer.file, root }, host);
  if ('problem' in named) return refuse(named.problem);
  try {
    return { path, known: parseBaseline(new TextDecoder().decode(host.read(named.file))) };
  } catch (error) {
    return refuse(`${path}: ${reasonOf(error)}`);
  }
}
