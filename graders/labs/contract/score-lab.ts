// From outcomes to a mark: points count by tier, weighted as the lab or the instructor says.

import * as z from 'zod'
import { type CheckPlan, CheckPlanSchema, type Tier } from '#graders/labs/contract/run-protocol.ts'
import { type Outcome, OutcomeSchema } from '#graders/outcome.ts'

/** What is stored of a graded lab. */
export const LabResultSchema = z.strictObject({
  checks: z.array(
    z.strictObject({
      ...CheckPlanSchema.shape,
      outcome: OutcomeSchema,
      /** `points` when it passed, else 0; before the weight of its tier. */
      earned: z.number().min(0),
    }),
  ),
  /** Share of full marks, 0 to 1. */
  score: z.number().min(0).max(1),
})
export type LabResult = z.infer<typeof LabResultSchema>

/**
 * @param outcomes by check id; a check without one counts as not passed
 * @param weights factor on the points of each tier
 * @returns the share of the weighted points; 0 when there are none to be had
 */
export function scoreLab(
  plan: readonly CheckPlan[],
  outcomes: ReadonlyMap<string, Outcome>,
  weights: Readonly<Record<Tier, number>>,
): { score: number } {
  let earned = 0
  let possible = 0
  for (const { id, tier, points } of plan) {
    possible += points * weights[tier]
    if (outcomes.get(id)?.status === 'passed') earned += points * weights[tier]
  }
  return { score: possible === 0 ? 0 : earned / possible }
}

/** The plan and its outcomes as they are stored; every planned check must have an outcome. */
export function makeLabResult(
  plan: readonly CheckPlan[],
  outcomes: ReadonlyMap<string, Outcome>,
  weights: Readonly<Record<Tier, number>>,
): LabResult {
  const checks = plan.map((check) => {
    const outcome = outcomes.get(check.id)
    if (outcome === undefined) throw new Error(`the check ${check.id} has no outcome`)
    return { ...check, outcome, earned: outcome.status === 'passed' ? check.points : 0 }
  })
  return { checks, ...scoreLab(plan, outcomes, weights) }
}
