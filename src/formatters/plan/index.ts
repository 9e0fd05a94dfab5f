import type { PlanFormat } from './format.ts';

export const PLAN_FORMATS = ['terminal', 'markdown', 'html', 'json', 'csv'] as const;
export type PlanFormatName = (typeof PLAN_FORMATS)[number];

const LOADERS: Readonly<Record<PlanFormatName, () => Promise<{ readonly default: PlanFormat }>>> = {
  terminal: () => import('./terminal.ts'),
  markdown: () => import('./markdown.ts'),
  html: () => import('./html/html.ts'),
  json: () => import('./json.ts'),
  csv: () => import('./csv.ts'),
};

export async function loadPlanFormat(name: PlanFormatName): Promise<PlanFormat> {
  return (await LOADERS[name]()).default;
}
