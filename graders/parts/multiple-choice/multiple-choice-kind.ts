import { letterOf } from '#graders/parts/choice/choice-response.ts'
import { gradeMultipleChoice, optionsToTick } from '#graders/parts/multiple-choice/grade-multiple-choice.ts'
import { multipleChoiceReadability } from '#graders/parts/multiple-choice/live/multiple-choice-readability.ts'
import { MultipleChoiceFeedbackSchema } from '#graders/parts/multiple-choice/multiple-choice-feedback.ts'
import {
  explainMultipleChoice,
  multipleChoiceMismatches,
} from '#graders/parts/multiple-choice/multiple-choice-mismatch.ts'
import {
  type MultipleChoiceOption,
  type MultipleChoicePart,
  MultipleChoicePartSchema,
} from '#graders/parts/multiple-choice/multiple-choice-part.ts'
import {
  multipleChoiceProblems,
  multipleChoiceVariantProblems,
} from '#graders/parts/multiple-choice/multiple-choice-problems.ts'
import {
  type MultipleChoiceResponse,
  MultipleChoiceResponseSchema,
} from '#graders/parts/multiple-choice/multiple-choice-response.ts'
import type { PresentedMultipleChoice } from '#graders/parts/multiple-choice/presented-multiple-choice.ts'
import { answeredKind, type PartCase, type PartScope } from '#graders/parts/part-kind.ts'

export const multipleChoiceKind = answeredKind('multiple-choice', {
  part: MultipleChoicePartSchema,
  response: MultipleChoiceResponseSchema,
  feedback: MultipleChoiceFeedbackSchema,
  mismatches: multipleChoiceMismatches,
  explain: explainMultipleChoice,

  claims: ({ options }) =>
    options.flatMap(({ when }, index) =>
      when === undefined
        ? []
        : [{ at: ['options', index, 'when'], source: when, dimensions: [], comparison: true as const }],
    ),

  texts: ({ ask, options }) => [
    { at: ['ask'], text: ask },
    ...options.flatMap(({ text, says }, index) => [
      { at: ['options', index, 'text'], text },
      ...(says === undefined ? [] : [{ at: ['options', index, 'says'], text: says }]),
    ]),
  ],

  misconceptions: ({ options }) => options.flatMap(({ id, says }) => (says === undefined ? [] : [id])),

  problems: multipleChoiceProblems,
  variantProblems: multipleChoiceVariantProblems,

  points: ({ points }) => points,

  present: ({ id, kind, ask, points, options, credit }, scope): PresentedMultipleChoice => ({
    id,
    kind,
    ask: scope.fill(ask),
    points,
    options: options.map(({ text }, index) => ({ letter: letterOf(index), text: scope.fill(text) })),
    credit,
  }),

  readability: multipleChoiceReadability,

  grade: gradeMultipleChoice,

  solve: (part, scope) =>
    optionsToTick(part, scope)
      .map(({ text }) => scope.fill(text))
      .join('; '),

  responseFrom: (part, text): MultipleChoiceResponse => {
    const ids = text.split(/[\s,]+/u).filter((id) => id !== '')
    const stray = ids.find((id) => !part.options.some((option) => option.id === id))
    if (stray !== undefined) throw new RangeError(`“${stray}” is no option of “${part.id}”`)
    return ticking(part, ids)
  },

  cases: casesOf,
})

function casesOf(part: MultipleChoicePart, scope: PartScope): PartCase[] {
  const right = optionsToTick(part, scope)
  const ids = right.map(({ id }) => id)
  const cases: PartCase[] = [
    { name: 'the right options', response: ticking(part, ids), verdict: { passed: true } },
    { name: 'no tick', response: ticking(part, []), verdict: { passed: false, code: 'blank' } },
  ]
  if (right.length > 1) {
    const response = ticking(part, ids.slice(1))
    cases.push({ name: 'one too few', response, verdict: { passed: false, code: 'wrong-options' } })
  }
  for (const option of part.options) {
    if (right.includes(option)) continue
    const { id, says } = option
    cases.push({
      name: `“${id}” as well, where it is wrong`,
      response: ticking(part, [...ids, id]),
      verdict:
        says === undefined
          ? { passed: false, code: 'wrong-options' }
          : { passed: false, code: 'misconception', misconception: id },
    })
  }
  return cases
}

function ticking(
  part: MultipleChoicePart,
  ids: readonly MultipleChoiceOption['id'][],
): MultipleChoiceResponse {
  const options = part.options.flatMap(({ id }, index) => (ids.includes(id) ? [letterOf(index)] : []))
  return { kind: part.kind, options }
}
