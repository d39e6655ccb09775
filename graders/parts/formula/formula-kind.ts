import { FormulaRightSchema } from '#graders/parts/formula/formula-feedback.ts'
import { explainFormula, formulaMismatches } from '#graders/parts/formula/formula-mismatch.ts'
import { type FormulaPart, FormulaPartSchema } from '#graders/parts/formula/formula-part.ts'
import { formulaProblems, formulaVariantProblems, viewOf } from '#graders/parts/formula/formula-problems.ts'
import { type FormulaResponse, FormulaResponseSchema } from '#graders/parts/formula/formula-response.ts'
import { gradeFormula, shownFormula } from '#graders/parts/formula/grade-formula.ts'
import { formulaReadability } from '#graders/parts/formula/live/formula-readability.ts'
import type { PresentedFormula } from '#graders/parts/formula/presented-formula.ts'
import { findDifference, formulaOf, worthsOf } from '#graders/parts/formula/same-formula.ts'
import { answeredKind, type PartCase, type PartScope } from '#graders/parts/part-kind.ts'
import { typedFormulaMax } from '#protocols/formula/read-formula.ts'

export const formulaKind = answeredKind('formula', {
  part: FormulaPartSchema,
  response: FormulaResponseSchema,
  right: FormulaRightSchema,
  mismatches: formulaMismatches,
  explain: explainFormula,

  claims: () => [],

  texts: ({ ask, symbols, answer, misconceptions }) => [
    { at: ['ask'], text: ask },
    ...symbols.map(({ says }, index) => ({ at: ['symbols', index, 'says'], text: says })),
    { at: ['answer'], text: answer },
    ...misconceptions.flatMap((idea, index) => [
      { at: ['misconceptions', index, 'answer'], text: idea.answer },
      { at: ['misconceptions', index, 'says'], text: idea.says },
    ]),
  ],

  misconceptions: ({ misconceptions }) => misconceptions.map(({ id }) => id),

  problems: formulaProblems,
  variantProblems: formulaVariantProblems,

  points: ({ points }) => points,

  present(part, scope): PresentedFormula {
    const { id, kind, ask, points } = part
    const { unit, symbols } = viewOf(part)
    const told = symbols.map((each) => ({ ...each, says: scope.fill(each.says) }))
    return { id, kind, ask: scope.fill(ask), points, unit, symbols: told }
  },

  readability: formulaReadability,

  grade: gradeFormula,

  solve: ({ answer }, scope) => shownFormula(scope.fillExactly(answer)),

  /** A formula, or `solution`. */
  responseFrom: (part, written, scope) =>
    typing(part, written.trim() === 'solution' ? scope.fillExactly(part.answer) : written),

  cases: casesOf,
})

const typing = ({ kind }: FormulaPart, text: string): FormulaResponse => ({
  kind,
  text: text.slice(0, typedFormulaMax),
})

function casesOf(part: FormulaPart, scope: PartScope): PartCase[] {
  const right = scope.fillExactly(part.answer)
  const cases: PartCase[] = [
    { name: 'the right formula', response: typing(part, right), verdict: { passed: true } },
    {
      name: 'the same in other words',
      response: typing(part, `((${right}) * 6) / 3 / 2`),
      verdict: { passed: true },
    },
    { name: 'blanks', response: typing(part, ' '), verdict: { passed: false, code: 'blank' } },
    ...part.misconceptions.map(({ id, answer }) => ({
      name: `“${id}”`,
      response: typing(part, scope.fillExactly(answer)),
      verdict: { passed: false, code: 'misconception', misconception: id } as const,
    })),
  ]
  const odd = `(${right}) * 1.37`
  const worth = (text: string) => worthsOf(formulaOf(text, part), part)
  const foreseen = part.misconceptions.some(
    ({ answer }) => findDifference(worth(scope.fillExactly(answer)), worth(odd)) === null,
  )
  if (!foreseen) {
    const verdict = { passed: false, code: 'wrong-formula' } as const
    cases.push({ name: 'a formula that nobody foresaw', response: typing(part, odd), verdict })
  }
  return cases
}
