import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import type { HandshakeFeedback, HandshakeRight } from '#graders/parts/handshake/handshake-feedback.ts'
import type { HandshakeMismatch } from '#graders/parts/handshake/handshake-mismatch.ts'
import type { HandshakeIdea, HandshakePart } from '#graders/parts/handshake/handshake-part.ts'
import type { HandshakeResponse } from '#graders/parts/handshake/handshake-response.ts'
import { handshakeReadability } from '#graders/parts/handshake/live/handshake-readability.ts'
import { presentHandshake } from '#graders/parts/handshake/present-handshake.ts'
import { type HandshakeVariant, readHandshake } from '#graders/parts/handshake/read-handshake.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'

type HandshakeVerdict = Verdict<HandshakeMismatch, HandshakeFeedback, HandshakeRight>

/** The order counts as much as three answers, by its share up to the first message that cannot stand where it does; every
 * order that keeps to what has to come before what is right. */
export function gradeHandshake(
  part: HandshakePart,
  scope: PartScope,
  response: HandshakeResponse | null,
): HandshakeVerdict {
  const readability = handshakeReadability(presentHandshake(part, scope), response)
  if (response === null || readability.is === 'blank') return failed({ code: 'blank' })
  if (readability.is === 'unreadable') {
    const actual = response.order.join(', ')
    return failed({ code: 'unreadable', actual, problem: readability.says, where: { stream: 'response' } })
  }
  const variant = readHandshake(part, scope)
  const { flow, offered, before, questions } = variant
  const placed = response.order.flatMap((index) => offered[index] ?? [])
  const ids = placed.map(({ id }) => id)
  const lacking = (at: number) =>
    [...(before.get(ids[at] ?? '') ?? [])].filter((id) => !ids.slice(0, at).includes(id))
  const firstWrong = ids.findIndex((id, at) => !before.has(id) || lacking(at).length > 0)
  const inOrder = firstWrong < 0 ? ids.length : firstWrong
  const isWhole = firstWrong < 0 && ids.length === flow.messages.length
  const wrongAnswers = questions.flatMap(({ question, ask, right, follows }, at) => {
    const given = response.answers[at] ?? null
    return given === right ? [] : [{ at, question, ask, given, follows }]
  })
  if (isWhole && wrongAnswers.length === 0) return { outcome: { status: 'passed' }, score: 1 }

  const strays = ids.filter((id) => !before.has(id)).length
  const orderShare = inOrder / (flow.messages.length + strays)
  const score = (3 * orderShare + questions.length - wrongAnswers.length) / (3 + questions.length)
  const wrong = placed[firstWrong]
  const message = flow.messages.find(({ id }) => id === wrong?.id)
  const says = message?.because ?? 'This handshake has no such message.'
  const early = wrong && ideaOfMessage(wrong.id, lacking(firstWrong))
  return {
    outcome: { status: 'failed', mismatch: mismatchOf() },
    score: Math.round(score * 100) / 100,
    feedback: {
      kind: part.kind,
      message: wrong ? { at: firstWrong, says: early?.says ?? says } : null,
      answers: wrongAnswers.map(({ at, question, given, follows }) => ({
        at,
        says: ideaOfAnswer(question, given)?.says ?? follows,
      })),
    },
    right: rightOf(variant),
  }

  function mismatchOf(): CommonMismatch | HandshakeMismatch {
    if (early) return misconception(early, placed.map(({ text }) => text).join(', '))
    if (wrong) {
      const [text, at] = [wrong.text, firstWrong + 1]
      return message
        ? { code: 'message-too-early', message: text, at, follows: says }
        : { code: 'stray-message', message: text, at }
    }
    if (!isWhole) return { code: 'messages-missing', missing: flow.messages.length - ids.length }
    for (const { question, ask, given } of wrongAnswers) {
      const idea = ideaOfAnswer(question, given)
      if (idea) return misconception(idea, `${ask}: ${given}`)
    }
    const [answer] = wrongAnswers
    if (!answer) throw new Error('tls: nothing is wrong')
    const { ask, given, follows } = answer
    return { code: 'wrong-about-handshake', question: ask, actual: given ?? 'no answer', follows }
  }

  function ideaOfMessage(id: string, missing: readonly string[]): HandshakeIdea | undefined {
    const isStray = !before.has(id)
    return part.misconceptions.find(
      (idea) =>
        idea.message === id && (isStray || idea.before === undefined || missing.includes(idea.before)),
    )
  }

  function ideaOfAnswer(question: string, given: string | null): HandshakeIdea | undefined {
    return part.misconceptions.find((idea) => idea.question === question && idea.answer === given)
  }
}

const misconception = ({ id, says }: HandshakeIdea, actual: string): CommonMismatch => ({
  code: 'misconception',
  id,
  says,
  actual: actual.length > 1_000 ? `${actual.slice(0, 999)}…` : actual,
})

const rightOf = ({ flow, questions }: HandshakeVariant): HandshakeRight => ({
  kind: 'handshake',
  messages: flow.messages.map(({ from, name, encrypted, because }) => ({ from, name, encrypted, because })),
  answers: questions.map(({ right }) => right),
})

const failed = (mismatch: CommonMismatch): HandshakeVerdict => ({
  outcome: { status: 'failed', mismatch },
  score: 0,
})
