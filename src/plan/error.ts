/** A plan cannot be made. The message is for the person who asked for the plan. */
export class PlanError extends Error {
  override readonly name = 'PlanError';
}
