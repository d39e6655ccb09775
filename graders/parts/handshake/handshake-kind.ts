import { gradeHandshake } from '#graders/parts/handshake/grade-handshake.ts'
import { HandshakeFeedbackSchema, HandshakeRightSchema } from '#graders/parts/handshake/handshake-feedback.ts'
import { explainHandshake, handshakeMismatches } from '#graders/parts/handshake/handshake-mismatch.ts'
import { HandshakePartSchema } from '#graders/parts/handshake/handshake-part.ts'
import { handshakeProblems, handshakeVariantProblems } from '#graders/parts/handshake/handshake-problems.ts'
import { HandshakeResponseSchema } from '#graders/parts/handshake/handshake-response.ts'
import { handshakeReadability } from '#graders/parts/handshake/live/handshake-readability.ts'
import { presentHandshake } from '#graders/parts/handshake/present-handshake.ts'
import { readHandshake } from '#graders/parts/handshake/read-handshake.ts'
import { rightHandshake, writtenHandshake, wrongHandshake } from '#graders/parts/handshake/write-handshake.ts'
import { answeredKind } from '#graders/parts/part-kind.ts'

export const handshakeKind = answeredKind('handshake', {
  part: HandshakePartSchema,
  response: HandshakeResponseSchema,
  feedback: HandshakeFeedbackSchema,
  right: HandshakeRightSchema,
  mismatches: handshakeMismatches,
  explain: explainHandshake,

  claims: () => [],

  texts: ({ ask }) => [{ at: ['ask'], text: ask }],

  misconceptions: ({ misconceptions }) => misconceptions.map(({ id }) => id),

  problems: handshakeProblems,
  variantProblems: handshakeVariantProblems,

  points: ({ points }) => points,

  present: presentHandshake,

  readability: handshakeReadability,

  grade: gradeHandshake,

  solve: (part, scope) =>
    readHandshake(part, scope)
      .flow.messages.map(({ from, name, encrypted }) => `${from}: ${name}${encrypted ? ' (encrypted)' : ''}`)
      .join(' → '),

  responseFrom: writtenHandshake,

  cases(part, scope) {
    const right = rightHandshake(part, scope)
    const cut = { ...right, order: right.order.slice(0, -1) }
    return [
      { name: 'the right handshake', response: right, verdict: { passed: true } },
      {
        name: 'nothing',
        response: { kind: part.kind, order: [], answers: [] },
        verdict: { passed: false, code: 'blank' },
      },
      { name: 'without its end', response: cut, verdict: { passed: false, code: 'messages-missing' } },
      ...part.misconceptions.map((idea) => ({
        name: `“${idea.id}”`,
        response: wrongHandshake(part, scope, idea),
        verdict: { passed: false, code: 'misconception', misconception: idea.id } as const,
      })),
    ]
  },
})
