import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'
import { matchesListed, shownAnswer } from '#graders/parts/short-text/listed-answers.ts'
import { ideaBehind, looksOf, rightLine } from '#graders/parts/short-text/right-line.ts'
import type { ShortTextRight } from '#graders/parts/short-text/short-text-feedback.ts'
import type { ShortTextMismatch } from '#graders/parts/short-text/short-text-mismatch.ts'
import type { ShortTextPart } from '#graders/parts/short-text/short-text-part.ts'
import type { ShortTextResponse } from '#graders/parts/short-text/short-text-response.ts'

type ShortTextVerdict = Verdict<ShortTextMismatch, never, ShortTextRight>

/** Judges a line. Null is blank, as are blanks alone. */
export function gradeShortText(
  part: ShortTextPart,
  scope: PartScope,
  response: ShortTextResponse | null,
): ShortTextVerdict {
  const given = response?.text.trim() ?? ''
  if (given === '') return failed({ code: 'blank' })
  const { answers, because } = rightLine(part, scope)
  const looks = looksOf(part)
  if (matchesListed(given, answers, looks)) return { outcome: { status: 'passed' }, score: 1 }
  const idea = ideaBehind(part, scope, given)
  const onlyCase = matchesListed(given, answers, { ...looks, caseMatters: false })
  return {
    ...failed(
      idea
        ? { code: 'misconception', id: idea.id, says: scope.fill(idea.says), actual: given }
        : { code: 'wrong-text', actual: given, onlyCase },
    ),
    right: { kind: part.kind, answer: shownAnswer(answers), ...(because === null ? {} : { because }) },
  }
}

const failed = (mismatch: CommonMismatch | ShortTextMismatch): ShortTextVerdict => ({
  outcome: { status: 'failed', mismatch },
  score: 0,
})
