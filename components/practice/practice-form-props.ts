import type { UnjudgedPart } from '#components/exercise/answer-parts.tsx'
import type { ExplainedResult } from '#graders/exercise/explain-result.ts'
import type { Response } from '#graders/exercise/response.ts'
import type { PresentedPart } from '#graders/parts/registry.ts'
import type { Timeline } from '#protocols/timeline/timeline.ts'
import type { WayStep } from '#server/items/way-view.ts'
import type { Refusal } from '#server/refusal.ts'

export interface PracticeActions {
  judge: (input: {
    exerciseId: string
    set: string
    response: Response
  }) => Promise<
    { ok: true; result: ExplainedResult; set: string } | (Refusal & { unjudged?: readonly UnjudgedPart[] })
  >
  end: (input: { exerciseId: string; set: string }) => Promise<{ ok: true; set: string } | Refusal>
}

export interface PracticeFormProps {
  exerciseId: string
  /** The set of numbers, sealed by the server. */
  set: string
  /** The same while these numbers are on the page. */
  numbers: string
  parts: readonly PresentedPart[]
  /** The numbers take no further answer. */
  ended: boolean
  /** Right diagrams by part; none before the numbers are ended. */
  diagrams: readonly { name: string; timeline: Timeline }[]
  next: WayStep
  actions: PracticeActions
}
