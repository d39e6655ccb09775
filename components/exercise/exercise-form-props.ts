import type { ExerciseActions, JudgedAnswer } from '#components/exercise/exercise-actions.ts'
import type { Response } from '#graders/exercise/response.ts'
import type { PresentedPart } from '#graders/parts/registry.ts'
import type { Timeline } from '#protocols/timeline/timeline.ts'
import type { Possible } from '#server/items/item-view.ts'
import type { ItemWay } from '#server/items/way-view.ts'

export interface ExerciseFormProps {
  itemId: string
  /** The set of numbers on the page, counted from 1. */
  attempt: number
  variantId: string
  points: number
  parts: readonly PresentedPart[]
  draft: { content: Response; revision: number; savedAt: Date } | null
  /** The newest judged answer to these numbers. */
  judged: (JudgedAnswer & { submittedAt: Date }) | null
  /** The numbers take no further answer. */
  ended: boolean
  /** It is written in an exam: what is typed is kept, and nothing is submitted. */
  inExam?: boolean
  /** Right diagrams by part; none until solutions may be seen. */
  diagrams?: readonly { name: string; timeline: Timeline }[]
  submit: Possible
  newNumbers: Possible
  showSolution: Possible
  /** What a retry costs and how many are left, as a sentence; null where there is nothing to say. */
  retryWords: string | null
  way: ItemWay
  /** Title of the assignment. */
  assignment: string
  actions: ExerciseActions
}
