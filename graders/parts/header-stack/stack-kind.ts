import { gradeStack } from '#graders/parts/header-stack/grade-stack.ts'
import { stackReadability } from '#graders/parts/header-stack/live/stack-readability.ts'
import { presentStack } from '#graders/parts/header-stack/present-stack.ts'
import { readStack } from '#graders/parts/header-stack/read-stack.ts'
import { StackFeedbackSchema, StackRightSchema } from '#graders/parts/header-stack/stack-feedback.ts'
import { explainStack, stackMismatches } from '#graders/parts/header-stack/stack-mismatch.ts'
import { StackPartSchema } from '#graders/parts/header-stack/stack-part.ts'
import { stackProblems, stackVariantProblems } from '#graders/parts/header-stack/stack-problems.ts'
import { StackResponseSchema } from '#graders/parts/header-stack/stack-response.ts'
import { rightResponse, writtenResponse, wrongResponse } from '#graders/parts/header-stack/write-stack.ts'
import { answeredKind, type PartCase } from '#graders/parts/part-kind.ts'
import { textsIn } from '#graders/parts/texts-within.ts'

export const headerStackKind = answeredKind('header-stack', {
  part: StackPartSchema,
  response: StackResponseSchema,
  feedback: StackFeedbackSchema,
  right: StackRightSchema,
  mismatches: stackMismatches,
  explain: explainStack,

  claims: () => [],

  texts: (part) => textsIn(part).filter(({ text }) => text.includes('{{')),

  misconceptions: ({ misconceptions }) => misconceptions.map(({ id }) => id),

  problems: stackProblems,
  variantProblems: stackVariantProblems,

  points: ({ points }) => points,

  present: presentStack,

  readability: stackReadability,

  grade: gradeStack,

  solve(part, scope) {
    const { stack, offered } = readStack(part, scope)
    return stack.blocks.map(({ id }) => offered.find((each) => each.id === id)?.text ?? id).join(' | ')
  },

  responseFrom: writtenResponse,

  cases(part, scope) {
    const right = rightResponse(part, scope)
    const cases: PartCase[] = [
      { name: 'the right packet', response: right, verdict: { passed: true } },
      {
        name: 'nothing',
        response: { kind: part.kind, order: [], brackets: [], answers: [] },
        verdict: { passed: false, code: 'blank' },
      },
      {
        name: 'without its end',
        response: { ...right, order: right.order.slice(0, -1) },
        verdict: { passed: false, code: 'blocks-missing' },
      },
    ]
    for (const idea of readStack(part, scope).ideas) {
      const response = wrongResponse(part, scope, idea)
      if (!response) continue
      const verdict = { passed: false, code: 'misconception', misconception: idea.id } as const
      cases.push({ name: `“${idea.id}”`, response, verdict })
    }
    return cases
  },
})
