// A lab's points with the weights of its tiers, as they appear in marks.
import type { LabPart } from '#graders/labs/contract/lab-part.ts'
import type { CheckPlan } from '#graders/labs/contract/run-protocol.ts'
import type { LabResult } from '#graders/labs/contract/score-lab.ts'

type Weights = LabPart['weights']

/** Four decimals are enough for any weight, and hide what binary fractions add. */
export const rounded = (points: number) => Math.round(points * 10_000) / 10_000

export const pointsOf = ({ points, tier }: CheckPlan, weights: Weights) => rounded(points * weights[tier])

export function scoreOf(result: LabResult, weights: Weights): { score: number; max: number } {
  const max = result.checks.reduce((sum, check) => sum + pointsOf(check, weights), 0)
  return { score: rounded(result.score * max), max: rounded(max) }
}

export const percent = (share: number) => Math.round(share * 1_000) / 10
