import type { SaveOutcome } from '#components/draft/draft-keeper.ts'
import type { UnjudgedPart } from '#components/exercise/answer-parts.tsx'
import type { ExplainedResult } from '#graders/exercise/explain-result.ts'
import type { Response } from '#graders/exercise/response.ts'
import type { Refusal } from '#server/refusal.ts'
import type { Lateness } from '#server/scores/lateness-view.ts'
import type { RetryLoss } from '#server/scores/retry-view.ts'

/** A judged answer to the present numbers. */
export interface JudgedAnswer {
  submissionId: string
  response: Response
  result: ExplainedResult
  late: Lateness | null
  retried: RetryLoss | null
  /** Percent of the points that hints opened before it cost. */
  hintsCost: number
}

interface AnswerRefusal extends Refusal {
  unjudged?: readonly UnjudgedPart[]
}

/** What the form of an exercise can do on the server. */
export interface ExerciseActions {
  saveDraft: (input: {
    itemId: string
    attempt: number
    variantId: string
    seen: number
    content: { kind: 'response'; response: Response }
  }) => Promise<SaveOutcome>
  submitResponse: (input: {
    itemId: string
    attempt: number
    variantId: string
    key: string
    response: Response
    after: string | null
  }) => Promise<({ ok: true } & Omit<JudgedAnswer, 'response'>) | AnswerRefusal>
  newNumbers: (input: {
    itemId: string
    attempt: number
    variantId: string
  }) => Promise<{ ok: true; attempt: number } | Refusal>
  showSolution: (input: {
    itemId: string
    attempt: number
    variantId: string
  }) => Promise<{ ok: true } | Refusal>
}
