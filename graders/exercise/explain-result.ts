// A verdict as it is shown: every mismatch with what is said of it, in the words of the part's kind; what tells of the
// right answer only to who may see the solution.
import type { ExerciseResult, PartResult } from '#graders/exercise/exercise-result.ts'
import type { Explanation } from '#graders/explain/explanation.ts'
import { explainAnswer } from '#graders/parts/registry.ts'

export type ExplainedPart = PartResult & {
  /** Null where nothing is wrong. */
  explanation: Explanation | null
}

export interface ExplainedResult extends Omit<ExerciseResult, 'parts'> {
  parts: readonly ExplainedPart[]
}

/** `revealed`: the solution may be seen. */
export function explainResult({ parts, score }: ExerciseResult, revealed: boolean): ExplainedResult {
  return {
    score,
    parts: parts.map(({ right, ...part }) => ({
      ...part,
      ...(revealed && right ? { right } : {}),
      explanation: part.outcome.status === 'failed' ? explainAnswer(part.outcome.mismatch) : null,
    })),
  }
}
