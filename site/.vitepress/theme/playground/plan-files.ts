import { resolve } from 'node:path';
import { rules } from '../../../../rules/index.ts';
import { openRootConfiguration } from '../../../../src/lsp/workspace/configuration.ts';
import { memoryRoot } from '../../../../src/lsp/workspace/memory-root.ts';
import { PlanError } from '../../../../src/plan/error.ts';
import type { Plan } from '../../../../src/plan/plan.ts';
import { planInputs } from '../../../../src/plan/plan-inputs.ts';
import { buildListed, NOTHING_BUILT } from '../../../../src/render/index.ts';
import type { Files } from './share.ts';

/** A plan, or why there is none. */
export type PlanAnswer = { readonly plan: Plan } | { readonly problem: string };

/** Plans as `fargate-lint plan` does in a directory with these files, and with the configuration that is among them. */
export async function planFiles(files: Files): Promise<PlanAnswer> {
  const encoder = new TextEncoder();
  const contents = new Map([...files].map(([path, text]) => [path, encoder.encode(text)]));
  const root = memoryRoot({ uri: 'file:///workspace', files: contents });
  const today = new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);
  const { directory, host } = root;
  const { file, project, options, problems } = openRootConfiguration({ directory, host, rules, today });
  if (problems[0]) return { problem: `The configuration cannot be used: ${problems[0].message}` };
  const { files: found } = await host.list(['.']);
  const listed = found.filter((path) => !project?.isIgnored(path) && resolve(directory, path) !== file);
  const named = project?.kustomizations ?? [];
  const built = (project?.renders ?? true) ? await buildListed({ ...root.files(), listed, named }) : NOTHING_BUILT;
  const inputs = listed.map((path) => ({ path, content: files.get(path) ?? '' }));
  try {
    return { plan: planInputs(inputs, { rules, ...options, built, ...(project && { plan: project.plan }) }) };
  } catch (error) {
    if (error instanceof PlanError) return { problem: error.message };
    throw error;
  }
}
