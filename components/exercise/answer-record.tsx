'use client'
import { AnswerParts } from '#components/exercise/answer-parts.tsx'
import type { ExplainedResult } from '#graders/exercise/explain-result.ts'
import type { Response } from '#graders/exercise/response.ts'
import type { PresentedPart } from '#graders/parts/registry.ts'
import type { Timeline } from '#protocols/timeline/timeline.ts'

export interface AnswerRecordProps {
  parts: readonly PresentedPart[]
  response: Response
  result: ExplainedResult | null
  /** Full marks of the item. */
  points: number
  /** Right diagrams by part; none until solutions may be seen. */
  diagrams?: readonly { name: string; timeline: Timeline }[]
}

/** What was answered and what was said of it; nothing to change any more. */
export function AnswerRecord({ parts, response, result, points, diagrams = [] }: AnswerRecordProps) {
  return (
    <section aria-labelledby="answers">
      <h2 id="answers" className="mb-4 text-21">
        Answers
      </h2>
      <AnswerParts
        parts={parts}
        response={response}
        judged={result && { response, result }}
        points={points}
        diagrams={diagrams}
        locked
        onAnswer={() => {}}
      />
    </section>
  )
}
