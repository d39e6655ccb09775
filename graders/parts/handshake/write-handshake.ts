// A handshake as a response, from the right one and what an author changes about it.
import type { HandshakeIdea, HandshakePart } from '#graders/parts/handshake/handshake-part.ts'
import type { HandshakeResponse } from '#graders/parts/handshake/handshake-response.ts'
import { readHandshake } from '#graders/parts/handshake/read-handshake.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'

export function rightHandshake(part: HandshakePart, scope: PartScope): HandshakeResponse {
  const { flow, offered, questions } = readHandshake(part, scope)
  return {
    kind: part.kind,
    order: flow.messages.map(({ id }) => offered.findIndex((each) => each.id === id)),
    answers: questions.map(({ right }) => right),
  }
}

/** What a student hands in who has one wrong idea. */
export function wrongHandshake(
  part: HandshakePart,
  scope: PartScope,
  idea: HandshakeIdea,
): HandshakeResponse {
  if (idea.message === undefined) return writtenHandshake(part, `${idea.question} = ${idea.answer}`, scope)
  const change = idea.before === undefined ? `with ${idea.message}` : `${idea.message} before ${idea.before}`
  return writtenHandshake(part, change, scope)
}

/** `solution`, or changes to it, one on a line or between semicolons: `client-finished before server-finished`,
 * `without server-certificate`, `with server-hello-done` (at the end), `round-trips = 2`, `record server-certificate = …`. */
export function writtenHandshake(part: HandshakePart, text: string, scope: PartScope): HandshakeResponse {
  const { offered, questions } = readHandshake(part, scope)
  let { order, answers, kind } = rightHandshake(part, scope)
  if (text.trim() === 'solution') return { kind, order, answers }
  const place = (id: string) => {
    const at = offered.findIndex((each) => each.id === id)
    if (at < 0) throw new RangeError(`“${id}” is no message of “${part.id}”`)
    return at
  }
  for (const change of text
    .split(/[;\n]/u)
    .map((each) => each.trim())
    .filter((each) => each !== '')) {
    const [, message, before] = /^(\S+) before (\S+)$/u.exec(change) ?? []
    const [, word, one] = /^(with|without) (\S+)$/u.exec(change) ?? []
    const [, question, answer] = /^([a-z][a-z -]+) = (.+)$/u.exec(change) ?? []
    if (message !== undefined && before !== undefined) {
      const others = order.filter((index) => index !== place(message))
      order = others.toSpliced(others.indexOf(place(before)), 0, place(message))
    } else if (word !== undefined && one !== undefined) {
      const others = order.filter((index) => index !== place(one))
      order = word === 'with' ? [...others, place(one)] : others
    } else if (question !== undefined && answer !== undefined) {
      const at = questions.findIndex((each) => each.question === question)
      if (at < 0) throw new RangeError(`“${question}” is not asked in “${part.id}”`)
      answers = answers.with(at, answer)
    } else {
      throw new RangeError(`“${change}” changes nothing of a handshake`)
    }
  }
  return { kind, order, answers }
}
