import { resolve } from 'node:path';
import { rules } from '../../../../rules/index.ts';
import { DEFAULT_EDITOR_SETTINGS } from '../../../../src/lsp/settings.ts';
import { openRootConfiguration } from '../../../../src/lsp/workspace/configuration.ts';
import { memoryRoot } from '../../../../src/lsp/workspace/memory-root.ts';
import { PlanError } from '../../../../src/plan/error.ts';
import type { Plan } from '../../../../src/plan/plan.ts';
import { planInputs, planParseOptionsOf } from '../../../../src/plan/plan-inputs.ts';
import { buildOptionsOf } from '../../../../src/project/build-options.ts';
import { listProject, WHOLE_PROJECT } from '../../../../src/project/list-project.ts';
import { NOTHING_BUILT } from '../../../../src/render/built-inputs.ts';
import { buildListed } from '../../../../src/render/index.ts';
import type { Files } from './share.ts';

/** A plan, or why there is none. */
export type PlanAnswer = { readonly plan: Plan } | { readonly problem: string };

/** Plans as `fargate-lint plan` does in a directory with these files, and with the configuration that is among them. */
export async function planFiles(files: Files): Promise<PlanAnswer> {
  const encoder = new TextEncoder();
  const contents = new Map([...files].map(([path, text]) => [path, encoder.encode(text)]));
  const root = memoryRoot({ uri: 'file:///workspace', files: contents });
  const { directory, host } = root;
  const { file, project, options, problems } = await openRootConfiguration({
    root,
    host,
    leadsOut: () => false,
    rules,
    settings: DEFAULT_EDITOR_SETTINGS,
  });
  if (problems[0]) return { problem: `Invalid configuration: ${problems[0].message}` };
  const found = await listProject(WHOLE_PROJECT, host, project);
  const listed = found.files.filter((path) => resolve(directory, path) !== file);
  const given = { rules, ...options, ...(project && { plan: project.plan }) };
  const request = buildOptionsOf(project, {
    parseOptions: planParseOptionsOf(given),
    namespace: options.settings.namespace ?? 'default',
  });
  const built = request ? await buildListed({ ...root.files(), ...request, listed }) : NOTHING_BUILT;
  const inputs = listed.map((path) => ({ path, content: files.get(path) ?? '' }));
  try {
    return { plan: planInputs(inputs, { ...given, built }) };
  } catch (error) {
    if (error instanceof PlanError) return { problem: error.message };
    throw error;
  }
}
