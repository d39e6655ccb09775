import type { HandshakePart } from '#graders/parts/handshake/handshake-part.ts'
import type { PresentedHandshake } from '#graders/parts/handshake/presented-handshake.ts'
import { readHandshake } from '#graders/parts/handshake/read-handshake.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'

export function presentHandshake(part: HandshakePart, scope: PartScope): PresentedHandshake {
  const { offered, questions } = readHandshake(part, scope)
  return {
    id: part.id,
    kind: part.kind,
    ask: scope.fill(part.ask),
    points: part.points,
    messages: offered.map(({ text, from }) => ({ text, from })),
    questions: questions.map(({ ask, options }) => ({ ask, options })),
    spares: part.besides.length > 0,
  }
}
