import { conditionProblem } from '#graders/parts/http-message/condition.ts'
import { gradeHttpMessage } from '#graders/parts/http-message/grade-http-message.ts'
import { HttpMessageFeedbackSchema } from '#graders/parts/http-message/http-message-feedback.ts'
import {
  explainHttpMessage,
  httpMessageMismatches,
} from '#graders/parts/http-message/http-message-mismatch.ts'
import { HttpMessagePartSchema } from '#graders/parts/http-message/http-message-part.ts'
import {
  type HttpMessageResponse,
  HttpMessageResponseSchema,
} from '#graders/parts/http-message/http-message-response.ts'
import { httpMessageReadability } from '#graders/parts/http-message/live/http-message-readability.ts'
import type { PresentedHttpMessage } from '#graders/parts/http-message/presented-http-message.ts'
import { begunMessage, writtenMessage } from '#graders/parts/http-message/written-message.ts'
import { answeredKind, type PartCase, type PartPath, type PartProblem } from '#graders/parts/part-kind.ts'
import { textsIn } from '#graders/parts/texts-within.ts'

export const httpMessageKind = answeredKind('http-message', {
  part: HttpMessagePartSchema,
  response: HttpMessageResponseSchema,
  feedback: HttpMessageFeedbackSchema,
  mismatches: httpMessageMismatches,
  explain: explainHttpMessage,

  found: (mismatch) =>
    mismatch.code === 'http-finding' ? { finding: mismatch.finding } : { requirement: mismatch.requirement },

  claims: () => [],

  texts: (part) => textsIn(part),

  misconceptions: (part) => part.misconceptions.map(({ id }) => id),

  problems(part) {
    const problems: PartProblem[] = []
    const conditions = [
      ...part.requires.map((condition, index) => ({ condition, at: ['requires', index] })),
      ...part.misconceptions.flatMap(({ when }, index) =>
        when.map((condition, inner) => ({ condition, at: ['misconceptions', index, 'when', inner] })),
      ),
    ]
    for (const { condition, at } of conditions) {
      const says = conditionProblem(condition)
      const fix =
        'Give one thing to look at; with field also what it must hold (is, lists, entityTag, date …).'
      if (says !== null) problems.push({ at, says, fix })
    }
    for (const list of ['requires', 'misconceptions'] as const) {
      const seen = new Set<string>()
      for (const [index, { id }] of part[list].entries()) {
        const fix = 'Give each its own id.'
        if (seen.has(id)) problems.push({ at: [list, index, 'id'], says: `“${id}” stands twice.`, fix })
        seen.add(id)
      }
    }
    return problems
  },

  variantProblems(part, scope) {
    const problems: PartProblem[] = []
    const judge = (text: string) => gradeHttpMessage(part, scope, asResponse(scope.fillExactly(text)))
    const report = (at: PartPath, says: string, fix: string) => problems.push({ at, says, fix })
    const { outcome } = judge(part.solution)
    if (outcome.status === 'failed') {
      const { mismatch } = outcome
      const because = 'says' in mismatch ? mismatch.says : mismatch.code
      const fix = 'Mend the solution, or the requirement that it does not meet.'
      report(['solution'], `The solution of “${part.id}” is judged wrong: ${because}`, fix)
    }
    for (const [index, { id, example }] of part.misconceptions.entries()) {
      const { outcome: given } = judge(example)
      const found =
        given.status === 'failed' && given.mismatch.code === 'misconception' ? given.mismatch.id : null
      if (found === id) continue
      const says = `The example of “${id}” is ${found === null ? 'not recognised' : `taken for “${found}”`}.`
      report(['misconceptions', index, 'example'], says, 'Change the conditions under when, or their order.')
    }
    return problems
  },

  points: (part) => part.points,

  present: (part, scope): PresentedHttpMessage => ({
    id: part.id,
    kind: part.kind,
    ask: scope.fill(part.ask),
    points: part.points,
    message: part.message,
    answersTo: part.answersTo,
    starter: begunMessage(scope.fillExactly(part.starter ?? '')),
  }),

  readability: httpMessageReadability,

  grade: gradeHttpMessage,

  solve: (part, scope) => writtenMessage(scope.fillExactly(part.solution)).replaceAll('\r\n', '\n'),

  responseFrom: (_part, text) => asResponse(text),

  cases(part, scope) {
    const cases: PartCase[] = [
      {
        name: 'the right answer',
        response: asResponse(scope.fillExactly(part.solution)),
        verdict: { passed: true },
      },
      {
        name: 'a blank',
        response: { kind: 'http-message', text: '' },
        verdict: { passed: false, code: 'blank' },
      },
    ]
    for (const { id, example } of part.misconceptions) {
      cases.push({
        name: `the misconception “${id}”`,
        response: asResponse(scope.fillExactly(example)),
        verdict: { passed: false, code: 'misconception', misconception: id },
      })
    }
    return cases
  },
})

const asResponse = (text: string): HttpMessageResponse => ({
  kind: 'http-message',
  text: writtenMessage(text),
})
