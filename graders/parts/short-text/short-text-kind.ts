import { factsUse } from '#graders/parts/facts-use.ts'
import { answeredKind, type PartCase, type PartScope } from '#graders/parts/part-kind.ts'
import { gradeShortText } from '#graders/parts/short-text/grade-short-text.ts'
import { shownAnswer } from '#graders/parts/short-text/listed-answers.ts'
import { shortTextReadability } from '#graders/parts/short-text/live/short-text-readability.ts'
import type { PresentedShortText } from '#graders/parts/short-text/presented-short-text.ts'
import { ideaBehind, ideasOf, rightLine } from '#graders/parts/short-text/right-line.ts'
import { ShortTextRightSchema } from '#graders/parts/short-text/short-text-feedback.ts'
import { explainShortText, shortTextMismatches } from '#graders/parts/short-text/short-text-mismatch.ts'
import { type ShortTextPart, ShortTextPartSchema } from '#graders/parts/short-text/short-text-part.ts'
import { shortTextProblems, shortTextVariantProblems } from '#graders/parts/short-text/short-text-problems.ts'
import {
  lineCharactersMax,
  type ShortTextResponse,
  ShortTextResponseSchema,
} from '#graders/parts/short-text/short-text-response.ts'

export const shortTextKind = answeredKind('short-text', {
  part: ShortTextPartSchema,
  response: ShortTextResponseSchema,
  right: ShortTextRightSchema,
  mismatches: shortTextMismatches,
  explain: explainShortText,

  claims: () => [],

  texts: ({ ask, answers = [], because, misconceptions }) => [
    { at: ['ask'], text: ask },
    ...answers.map((text, index) => ({ at: ['answers', index], text })),
    ...(because === undefined ? [] : [{ at: ['because'], text: because }]),
    ...misconceptions.flatMap((idea, index) => [
      ...idea.answers.map((text, nth) => ({ at: ['misconceptions', index, 'answers', nth], text })),
      { at: ['misconceptions', index, 'says'], text: idea.says },
    ]),
  ],

  facts: ({ from }) => factsUse(from, ['about', 'answers', 'because']),

  misconceptions: ({ misconceptions }) => misconceptions.map(({ id }) => id),

  problems: shortTextProblems,
  variantProblems: shortTextVariantProblems,

  points: ({ points }) => points,

  present(part, scope): PresentedShortText {
    const { about } = rightLine(part, scope)
    const { id, kind, ask, points, caseMatters } = part
    return { id, kind, ask: scope.fill(ask), points, caseMatters, ...(about === null ? {} : { about }) }
  },

  readability: shortTextReadability,

  grade: gradeShortText,

  solve: (part, scope) => shownAnswer(rightLine(part, scope).answers),

  responseFrom: readWritten,

  cases: casesOf,
})

/** The line itself, or `solution`. Where a table says what is asked about, that stands before it: `about = line`, and it
 * is a test of the variants that are asked about that. */
function readWritten(part: ShortTextPart, written: string, scope: PartScope): ShortTextResponse | null {
  const line = rightLine(part, scope)
  const [about, text] = part.from ? splitAbout(part, written, scope, line.abouts) : [null, written]
  if (about !== null && about !== line.written) return null
  return typing(part, text.trim() === 'solution' ? shownAnswer(line.answers) : text)
}

function splitAbout(
  part: ShortTextPart,
  written: string,
  scope: PartScope,
  abouts: ReadonlySet<string>,
): [string | null, string] {
  if (written.trim() === 'solution') return [null, written]
  const at = written.indexOf(' = ')
  const name = written.slice(0, Math.max(0, at)).trim()
  const about = [...abouts].find((each) => scope.fill(each) === name)
  if (about === undefined) throw new RangeError(`“${name}” is nothing that “${part.id}” asks about`)
  return [about, written.slice(at + 3)]
}

const typing = ({ kind }: ShortTextPart, text: string): ShortTextResponse => ({
  kind,
  text: text.slice(0, lineCharactersMax),
})

function casesOf(part: ShortTextPart, scope: PartScope): PartCase[] {
  const { answers } = rightLine(part, scope)
  const stranger = 'something else'
  const cases: PartCase[] = [
    ...answers.map((text, index) => ({
      name: `right answer ${index + 1}`,
      response: typing(part, shownAnswer([text])),
      verdict: { passed: true } as const,
    })),
    { name: 'blanks', response: typing(part, ' '), verdict: { passed: false, code: 'blank' } },
  ]
  if (ideaBehind(part, scope, stranger) === null) {
    const verdict = { passed: false, code: 'wrong-text' } as const
    cases.push({ name: 'a text that nobody foresaw', response: typing(part, stranger), verdict })
  }
  for (const { id, answers: wrong } of ideasOf(part, scope)) {
    for (const text of wrong) {
      cases.push({
        name: `“${id}”`,
        response: typing(part, shownAnswer([text])),
        verdict: { passed: false, code: 'misconception', misconception: id },
      })
    }
  }
  return cases
}
