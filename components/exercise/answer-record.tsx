'use client'
import { AnswerParts } from '#components/exercise/answer-parts.tsx'
import type { ExerciseResult } from '#graders/exercise/exercise-result.ts'
import type { PresentedPart } from '#graders/exercise/present-exercise.ts'
import type { Response } from '#graders/exercise/response.ts'

export interface AnswerRecordProps {
  parts: readonly PresentedPart[]
  response: Response
  result: ExerciseResult | null
  /** Full marks of the item. */
  points: number
}

/** What was answered and what was said of it; nothing to change any more. */
export function AnswerRecord({ parts, response, result, points }: AnswerRecordProps) {
  return (
    <section aria-labelledby="answers">
      <h2 id="answers" className="mb-4 text-21">
        Answers
      </h2>
      <AnswerParts
        parts={parts}
        response={response}
        judged={result}
        points={points}
        locked
        onAnswer={() => {}}
      />
    </section>
  )
}
