// A verdict as it is shown: every mismatch with what is said of it, in the words of the part's kind.
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

export function explainResult(result: ExerciseResult): ExplainedResult {
  return {
    ...result,
    parts: result.parts.map((part) => ({
      ...part,
      explanation: part.outcome.status === 'failed' ? explainAnswer(part.outcome.mismatch) : null,
    })),
  }
}
