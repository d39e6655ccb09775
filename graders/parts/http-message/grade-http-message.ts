import type * as z from 'zod'
import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import type { HttpMessageFeedback } from '#graders/parts/http-message/http-message-feedback.ts'
import type { HttpMessageMismatch } from '#graders/parts/http-message/http-message-mismatch.ts'
import {
  type HttpMessagePart,
  MisconceptionSchema,
  RequirementSchema,
} from '#graders/parts/http-message/http-message-part.ts'
import type { HttpMessageResponse } from '#graders/parts/http-message/http-message-response.ts'
import { judgeCondition } from '#graders/parts/http-message/judge-condition.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'
import { perVariant } from '#graders/parts/per-variant.ts'
import { mapTexts } from '#graders/parts/texts-within.ts'
import { firstRejection } from '#protocols/http/finding.ts'
import { readAnswer } from '#protocols/http/read-answer.ts'

/**
 * Judges a message by what its recipient reads. One that a conforming recipient refuses scores nothing; else the
 * score is the share of requirements met, to two decimals, a rule that senders must keep counting as one of them.
 */
export function gradeHttpMessage(
  part: HttpMessagePart,
  scope: PartScope,
  response: HttpMessageResponse | null,
): HttpVerdict {
  if (!response || response.text.trim() === '') return failed({ code: 'blank' }, 0)
  const answer = readAnswer(response.text, part)
  const { requirements, misconceptions } = filledPart(part, scope)
  const judged = requirements.map((requirement) => ({ requirement, ...judgeCondition(requirement, answer) }))
  const feedback: HttpMessageFeedback = {
    kind: 'http-message',
    requirements: judged.map(({ requirement: { id, says }, met, actual, offset }) => {
      return { id, says, met, actual: clipped(actual), offset }
    }),
  }
  const refused = firstRejection(answer.findings)
  const bent = answer.findings[0]
  const [unmet] = judged.filter(({ met }) => !met)
  if (!refused && !bent && !unmet) return { outcome: { status: 'passed' }, score: 1, feedback }

  const all = requirements.reduce((sum, { points }) => sum + points, answer.findings.length > 0 ? 1 : 0)
  const met = judged.reduce((sum, one) => sum + (one.met ? one.requirement.points : 0), 0)
  const score = refused ? 0 : Math.round((100 * met) / all) / 100
  // The first wrong idea of which everything holds.
  const idea = misconceptions.find(({ when }) =>
    when.every((condition) => judgeCondition(condition, answer).met),
  )
  if (idea) {
    const [what] = refused ? [refused.says] : [unmet?.actual ?? bent?.says ?? '']
    const mismatch = { code: 'misconception', id: idea.id, says: idea.says, actual: clipped(what) } as const
    return failed(mismatch, score, feedback)
  }
  const finding = refused ?? (unmet ? null : bent)
  if (finding) {
    const { code, says, reference, offset } = finding
    return failed(
      {
        code: 'http-finding',
        finding: code,
        says,
        reference,
        refused: refused !== null,
        recipient: part.message === 'request' ? 'server' : 'client',
        where: { stream: 'response', offset },
      },
      score,
      feedback,
    )
  }
  if (!unmet) throw new Error('http-message: a message without a fault was not passed')
  const { id, says, because, reference } = unmet.requirement
  return failed(
    {
      code: 'unmet-requirement',
      requirement: id,
      says,
      actual: clipped(unmet.actual),
      where: { stream: 'response', offset: unmet.offset },
      ...(because === undefined
        ? {}
        : { why: { says: because, ...(reference === undefined ? {} : { reference }) } }),
    },
    score,
    feedback,
  )
}

const filledPart = perVariant((part: HttpMessagePart, scope) => ({
  requirements: part.requires.map((one) => filled(RequirementSchema, one, scope)),
  misconceptions: part.misconceptions.map((one) => filled(MisconceptionSchema, one, scope)),
}))

/** What an author wrote, with the variant's numbers. */
function filled<Schema extends z.ZodType>(
  schema: Schema,
  written: unknown,
  scope: PartScope,
): z.output<Schema> {
  const read = schema.safeParse(mapTexts(written, (text) => scope.fillExactly(text)))
  if (read.success) return read.data
  throw new RangeError('a text is too long once its numbers are filled in')
}

const actualMax = 300
const clipped = (text: string) => (text.length > actualMax ? `${text.slice(0, actualMax - 1)}…` : text)

type HttpVerdict = Verdict<HttpMessageMismatch, HttpMessageFeedback>

function failed(
  mismatch: CommonMismatch | HttpMessageMismatch,
  score: number,
  feedback?: HttpMessageFeedback,
): HttpVerdict {
  return { outcome: { status: 'failed', mismatch }, score, ...(feedback ? { feedback } : {}) }
}
