import type { ChoiceResponse } from '#graders/parts/choice/choice-response.ts'
import type { PresentedChoice } from '#graders/parts/choice/presented-choice.ts'
import type { Readability } from '#graders/parts/readability.ts'

export function choiceReadability(
  { options }: PresentedChoice,
  response: ChoiceResponse | null,
): Readability {
  if (response === null || response.option === '') return { is: 'blank' }
  if (options.some(({ letter }) => letter === response.option)) return { is: 'readable' }
  return { is: 'unreadable', says: 'There is no such option. Choose one of those that are offered.' }
}
