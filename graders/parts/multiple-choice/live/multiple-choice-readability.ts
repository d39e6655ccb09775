import type { MultipleChoiceResponse } from '#graders/parts/multiple-choice/multiple-choice-response.ts'
import type { PresentedMultipleChoice } from '#graders/parts/multiple-choice/presented-multiple-choice.ts'
import type { Readability } from '#graders/parts/readability.ts'

export function multipleChoiceReadability(
  { options }: PresentedMultipleChoice,
  response: MultipleChoiceResponse | null,
): Readability {
  if (response === null || response.options.length === 0) return { is: 'blank' }
  const offered = new Set(options.map(({ letter }) => letter))
  if (response.options.every((letter) => offered.has(letter))) return { is: 'readable' }
  return { is: 'unreadable', says: 'There is no such option. Tick some of those that are offered.' }
}
