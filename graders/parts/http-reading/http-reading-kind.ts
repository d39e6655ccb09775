import { gradeHttpReading } from '#graders/parts/http-reading/grade-http-reading.ts'
import {
  HttpReadingFeedbackSchema,
  HttpReadingRightSchema,
} from '#graders/parts/http-reading/http-reading-feedback.ts'
import {
  explainHttpReading,
  httpReadingMismatches,
} from '#graders/parts/http-reading/http-reading-mismatch.ts'
import { type HttpReadingPart, HttpReadingPartSchema } from '#graders/parts/http-reading/http-reading-part.ts'
import {
  httpReadingProblems,
  httpReadingVariantProblems,
} from '#graders/parts/http-reading/http-reading-problems.ts'
import {
  type HttpReadingResponse,
  HttpReadingResponseSchema,
} from '#graders/parts/http-reading/http-reading-response.ts'
import { httpReadingReadability } from '#graders/parts/http-reading/live/http-reading-readability.ts'
import type { PresentedHttpReading } from '#graders/parts/http-reading/presented-http-reading.ts'
import { questionsOf, readPart } from '#graders/parts/http-reading/read-part.ts'
import { answeredKind, type PartCase, type PartScope } from '#graders/parts/part-kind.ts'

export const httpReadingKind = answeredKind('http-reading', {
  part: HttpReadingPartSchema,
  response: HttpReadingResponseSchema,
  feedback: HttpReadingFeedbackSchema,
  right: HttpReadingRightSchema,
  mismatches: httpReadingMismatches,
  explain: explainHttpReading,

  claims: () => [],

  texts: ({ ask, text, questions }) => [
    { at: ['ask'], text: ask },
    { at: ['text'], text },
    ...questions.flatMap((question, index) => [
      { at: ['questions', index, 'ask'], text: question.ask },
      ...(question.because === undefined
        ? []
        : [{ at: ['questions', index, 'because'], text: question.because }]),
      ...question.misconceptions.flatMap(({ value, says }, nth) => [
        { at: ['questions', index, 'misconceptions', nth, 'value'], text: value },
        { at: ['questions', index, 'misconceptions', nth, 'says'], text: says },
      ]),
    ]),
  ],

  misconceptions: ({ questions }) =>
    questions.flatMap(({ misconceptions }) => misconceptions.map(({ id }) => id)),

  problems: httpReadingProblems,
  variantProblems: httpReadingVariantProblems,

  points: ({ points }) => points,

  present(part, scope): PresentedHttpReading {
    const { id, kind, ask, points } = part
    return {
      id,
      kind,
      ask: scope.fill(ask),
      points,
      text: readPart(part, scope).text,
      questions: questionsOf(part, scope).map((question) => ({
        ask: question.ask,
        cells: question.cells,
        options: question.options,
      })),
    }
  },

  readability: httpReadingReadability,

  grade: gradeHttpReading,

  solve: (part, scope) =>
    questionsOf(part, scope)
      .map(({ ask, answer }) => `${ask} ${answer}`)
      .join('; '),

  responseFrom: readWritten,

  cases: casesOf,
})

const answering = ({ kind }: HttpReadingPart, answers: string[]): HttpReadingResponse => ({ kind, answers })

/** `solution`, or changes to it, one on a line or between semicolons: `length = 12`; nothing after the sign is no
 * answer. */
function readWritten(part: HttpReadingPart, written: string, scope: PartScope): HttpReadingResponse {
  const answers = questionsOf(part, scope).map(({ answer }) => answer)
  if (written.trim() === 'solution') return answering(part, answers)
  for (const change of written.split(/[;\n]/u).filter((each) => each.trim() !== '')) {
    const [id = '', ...value] = change.split('=').map((side) => side.trim())
    const index = part.questions.findIndex((question) => question.id === id)
    if (index < 0) throw new RangeError(`“${id}” is no question of “${part.id}”`)
    answers[index] = value.join('=')
  }
  return answering(part, answers)
}

function casesOf(part: HttpReadingPart, scope: PartScope): PartCase[] {
  const questions = questionsOf(part, scope)
  const answers = questions.map(({ answer }) => answer)
  return [
    { name: 'what is read', response: answering(part, answers), verdict: { passed: true } },
    { name: 'nothing', response: answering(part, []), verdict: { passed: false, code: 'blank' } },
    {
      name: 'the last question open',
      response: answering(part, answers.slice(0, -1)),
      verdict: { passed: false, code: answers.length === 1 ? 'blank' : 'wrong-readings' },
    },
    ...questions.flatMap(({ ideas }, index) =>
      ideas.map(({ id, value }): PartCase => {
        const response = answering(part, answers.with(index, value))
        return {
          name: `“${id}”`,
          response,
          verdict: { passed: false, code: 'misconception', misconception: id },
        }
      }),
    ),
  ]
}
