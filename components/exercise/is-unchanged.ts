import { sameAnswer } from '#components/draft/same-answer.ts'
import { checkAnswers } from '#components/parts/part-widget.tsx'
import type { Response } from '#graders/exercise/response.ts'
import type { PresentedPart } from '#graders/parts/registry.ts'

/** Whether what would be submitted is what was judged. */
export const isUnchanged = (content: Response, judged: Response, parts: readonly PresentedPart[]): boolean =>
  sameAnswer(checkAnswers(parts, content).response, checkAnswers(parts, judged).response)
