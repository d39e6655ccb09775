import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import type {
  HttpReadingFeedback,
  HttpReadingRight,
} from '#graders/parts/http-reading/http-reading-feedback.ts'
import type { HttpReadingMismatch } from '#graders/parts/http-reading/http-reading-mismatch.ts'
import type { HttpReadingPart } from '#graders/parts/http-reading/http-reading-part.ts'
import type { HttpReadingResponse } from '#graders/parts/http-reading/http-reading-response.ts'
import { httpReadingReadability } from '#graders/parts/http-reading/live/http-reading-readability.ts'
import { isSameReading, questionsOf } from '#graders/parts/http-reading/read-part.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'

type HttpReadingVerdict = Verdict<HttpReadingMismatch, HttpReadingFeedback, HttpReadingRight>

/** Judges each answer by itself against what our parser reads. Null is blank. */
export function gradeHttpReading(
  part: HttpReadingPart,
  scope: PartScope,
  response: HttpReadingResponse | null,
): HttpReadingVerdict {
  const questions = questionsOf(part, scope)
  const readability = httpReadingReadability({ questions }, response)
  if (response === null || readability.is === 'blank') return failed({ code: 'blank' })
  if (readability.is === 'unreadable') {
    const actual = clipped(response.answers.join('; '))
    return failed({ code: 'unreadable', actual, problem: readability.says, where: { stream: 'response' } })
  }
  const judged = questions.map((question, index) => {
    const given = response.answers[index]?.trim() ?? ''
    return {
      ...question,
      index,
      given,
      isRight: given !== '' && isSameReading(question, question.answer, given),
    }
  })
  const right = judged.filter(({ isRight }) => isRight).length
  if (right === judged.length) return { outcome: { status: 'passed' }, score: 1 }

  const wrong = judged
    .filter(({ isRight, given }) => !isRight && given !== '')
    .map((each) => ({
      ...each,
      idea: each.ideas.find(({ value }) => isSameReading(each, value, each.given)) ?? null,
    }))
  const named = wrong.find(({ idea }) => idea !== null)
  const actual = clipped(wrong.map(({ ask, given }) => `${ask} ${given}`).join('; ') || 'nothing')
  return {
    outcome: {
      status: 'failed',
      mismatch: named?.idea
        ? {
            code: 'misconception',
            id: named.idea.id,
            says: scope.fill(named.idea.says),
            actual: `${named.ask} ${named.given}`,
          }
        : {
            code: 'wrong-readings',
            wrong: wrong.length,
            open: judged.length - right - wrong.length,
            of: judged.length,
            actual,
          },
    },
    score: Math.round((right / judged.length) * 100) / 100,
    feedback: {
      kind: part.kind,
      wrong: wrong.map(({ index, idea }) => ({
        question: index,
        ...(idea ? { says: scope.fill(idea.says) } : {}),
      })),
    },
    right: {
      kind: part.kind,
      answers: judged.map(({ answer, span, because }) => ({
        answer,
        ...(span === null || span.end <= span.start
          ? {}
          : { where: `octets ${span.start} to ${span.end - 1}` }),
        ...(because === null ? {} : { because }),
      })),
    },
  }
}

const actualMax = 1_000
const clipped = (text: string) => (text.length > actualMax ? `${text.slice(0, actualMax - 1)}…` : text)

const failed = (mismatch: CommonMismatch): HttpReadingVerdict => ({
  outcome: { status: 'failed', mismatch },
  score: 0,
})
