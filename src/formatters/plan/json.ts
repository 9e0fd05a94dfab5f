import type { Plan } from '../../plan/plan.ts';
import { escapeJson } from '../escape.ts';
import type { PlanStyle } from './format.ts';

/** Amounts are rounded to a millionth: what is below comes of floating point. */
const PRECISION = 1e6;

/** The contract of `docs/plan.schema.json`. */
export default function format({ version: schema, ...plan }: Plan, { version }: PlanStyle): string {
  const data = { version: schema, tool: { name: 'fargate-lint', version }, ...plan };
  const round = (_: string, value: unknown) =>
    typeof value === 'number' ? Math.round(value * PRECISION) / PRECISION : value;
  return `${escapeJson(JSON.stringify(data, round, 2))}\n`;
}
