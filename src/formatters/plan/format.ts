import type { Plan } from '../../plan/plan.ts';
import { VERSION } from '../../version.ts';
import type { Style } from '../terminal/style.ts';

export interface PlanFormatOptions {
  /** Whether every assumption is listed where that is not always so. */
  readonly listsAssumptions: boolean;
  /** A plan to compare with. */
  readonly base?: Plan | undefined;
}

/** How to show a plan. */
export interface PlanStyle extends Pick<Style, 'columns' | 'version'> {
  readonly colors: Pick<Style['colors'], 'bold' | 'dim'>;
}

/** Without colors, and as wide as in a file. */
export const PLAIN: PlanStyle = { colors: { bold: String, dim: String }, columns: undefined, version: VERSION };

/** Turns a plan into the text of one format. */
export type PlanFormat = (plan: Plan, style: PlanStyle, options: PlanFormatOptions) => string;
