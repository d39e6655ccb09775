import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import { letterOf } from '#graders/parts/choice/choice-response.ts'
import type { MultipleChoiceFeedback } from '#graders/parts/multiple-choice/multiple-choice-feedback.ts'
import type { MultipleChoiceMismatch } from '#graders/parts/multiple-choice/multiple-choice-mismatch.ts'
import type {
  MultipleChoiceOption,
  MultipleChoicePart,
} from '#graders/parts/multiple-choice/multiple-choice-part.ts'
import type { MultipleChoiceResponse } from '#graders/parts/multiple-choice/multiple-choice-response.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'

type MultipleChoiceVerdict = Verdict<MultipleChoiceMismatch, MultipleChoiceFeedback>

/** The options that are to be ticked in this variant. */
export function optionsToTick({ options }: MultipleChoicePart, scope: PartScope): MultipleChoiceOption[] {
  return options.filter(({ right, when }) =>
    when === undefined ? right === true : scope.quantity(when).value === 1,
  )
}

/** Judges ticks as a set. Null is blank, as is none. */
export function gradeMultipleChoice(
  part: MultipleChoicePart,
  scope: PartScope,
  response: MultipleChoiceResponse | null,
): MultipleChoiceVerdict {
  if (!response || response.options.length === 0) return failed({ code: 'blank' }, 0)
  const letters = new Set(response.options)
  const ticked = part.options.filter((_, index) => letters.has(letterOf(index)))
  if (ticked.length < letters.size) {
    const actual = [...letters].join(', ')
    const problem = 'There is no such option.'
    return failed({ code: 'unreadable', actual, problem, where: { stream: 'response' } }, 0)
  }
  const right = optionsToTick(part, scope)
  const wrong = ticked.filter((option) => !right.includes(option))
  const missed = right.filter((option) => !ticked.includes(option))
  const feedback: MultipleChoiceFeedback = {
    kind: part.kind,
    wrong: wrong.map(({ id, says }) => ({
      letter: letterOf(part.options.findIndex((option) => option.id === id)),
      ...(says === undefined ? {} : { says: scope.fill(says) }),
    })),
  }
  if (wrong.length === 0 && missed.length === 0) {
    return { outcome: { status: 'passed' }, score: 1, feedback }
  }
  const balance = Math.max(0, right.length - missed.length - wrong.length) / right.length
  const score = part.credit === 'all-or-nothing' ? 0 : Math.round(balance * 100) / 100
  const actual = ticked.map(({ text }) => scope.fill(text)).join('; ')
  const idea = wrong.find(({ says }) => says !== undefined)
  const mismatch =
    idea?.says === undefined
      ? ({ code: 'wrong-options', wrong: wrong.length, missed: missed.length, actual } as const)
      : ({ code: 'misconception', id: idea.id, says: scope.fill(idea.says), actual } as const)
  return failed({ ...mismatch, actual: clipped(actual) }, score, feedback)
}

const actualMax = 1_000
const clipped = (text: string) => (text.length > actualMax ? `${text.slice(0, actualMax - 1)}…` : text)

function failed(
  mismatch: CommonMismatch | MultipleChoiceMismatch,
  score: number,
  feedback?: MultipleChoiceFeedback,
): MultipleChoiceVerdict {
  return { outcome: { status: 'failed', mismatch }, score, ...(feedback ? { feedback } : {}) }
}
