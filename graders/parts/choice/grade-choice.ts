import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import type { ChoiceMismatch } from '#graders/parts/choice/choice-mismatch.ts'
import type { ChoiceOption, ChoicePart } from '#graders/parts/choice/choice-part.ts'
import { type ChoiceResponse, letterOf } from '#graders/parts/choice/choice-response.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'

/** The options that are right in this variant: one of them, unless the author made a mistake. */
export function rightOptions(part: ChoicePart, scope: PartScope): ChoiceOption[] {
  const { options, right } = part
  if (right === 'holds') {
    return options.filter(({ when }) => when !== undefined && scope.quantity(when).value === 1)
  }
  if (right !== 'smallest' && right !== 'largest') return options.filter(({ id }) => id === right)
  const values = options.map(({ value }) => (value === undefined ? Number.NaN : scope.quantity(value).value))
  const best = right === 'smallest' ? Math.min(...values) : Math.max(...values)
  // Two sums of the same numbers in another order differ in their last bits.
  return options.filter((_, index) => Math.abs((values[index] ?? Number.NaN) - best) <= Math.abs(best) * 1e-9)
}

/** Judges a choice. Null is blank, as is no option. */
export function gradeChoice(
  part: ChoicePart,
  scope: PartScope,
  response: ChoiceResponse | null,
): Verdict<ChoiceMismatch> {
  if (!response || response.option === '') return failed({ code: 'blank' })
  const chosen = part.options.find((_, index) => letterOf(index) === response.option)
  if (!chosen) {
    const problem = 'There is no such option.'
    return failed({ code: 'unreadable', actual: response.option, problem, where: { stream: 'response' } })
  }
  if (rightOptions(part, scope).includes(chosen)) return { outcome: { status: 'passed' }, score: 1 }
  const actual = scope.fill(chosen.text)
  if (chosen.says === undefined) return failed({ code: 'wrong-choice', actual })
  return failed({ code: 'misconception', id: chosen.id, says: scope.fill(chosen.says), actual })
}

const failed = (mismatch: CommonMismatch | ChoiceMismatch): Verdict<ChoiceMismatch> => ({
  outcome: { status: 'failed', mismatch },
  score: 0,
})
