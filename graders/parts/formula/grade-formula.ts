import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import type { FormulaRight } from '#graders/parts/formula/formula-feedback.ts'
import type { FormulaMismatch } from '#graders/parts/formula/formula-mismatch.ts'
import type { FormulaPart } from '#graders/parts/formula/formula-part.ts'
import type { FormulaResponse } from '#graders/parts/formula/formula-response.ts'
import {
  findDifference,
  formulaOf,
  situationInWords,
  situationsOf,
  worthInWords,
  worthsOf,
} from '#graders/parts/formula/same-formula.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'
import { readFormula } from '#protocols/formula/read-formula.ts'

type FormulaVerdict = Verdict<FormulaMismatch, never, FormulaRight>

/** Judges a formula by what it comes to. Null is blank; what cannot be read was told before. */
export function gradeFormula(
  part: FormulaPart,
  scope: PartScope,
  response: FormulaResponse | null,
): FormulaVerdict {
  const actual = response?.text.trim() ?? ''
  const read = readFormula(
    actual,
    part.symbols.map(({ name }) => name),
  )
  if (actual === '' || !read.ok) return failed({ code: 'blank' })
  const worth = (text: string) => worthsOf(formulaOf(scope.fillExactly(text), part), part)
  const [wanted, got] = [worth(part.answer), worthsOf(read.tree, part)]
  const at = findDifference(wanted, got)
  if (at === null) return { outcome: { status: 'passed' }, score: 1 }
  const idea = part.misconceptions.find(({ answer }) => findDifference(worth(answer), got) === null)
  const situation = situationInWords(situationsOf(part)[at] ?? new Map(), part)
  const [gives, rightGives] = [got, wanted].map((worths) => worthInWords(worths[at] ?? Number.NaN, part.unit))
  return {
    ...failed(
      idea
        ? { code: 'misconception', id: idea.id, says: scope.fill(idea.says), actual }
        : { code: 'wrong-formula', actual, situation, gives: gives ?? null },
    ),
    right: {
      kind: part.kind,
      formula: shownFormula(scope.fillExactly(part.answer)),
      ...(rightGives && { gives: `${rightGives} with ${situation}` }),
    },
  }
}

/** With a × that no Markdown takes for emphasis. */
export const shownFormula = (text: string) => text.replaceAll(/ ?\* ?/gu, ' · ')

const failed = (mismatch: CommonMismatch | FormulaMismatch): FormulaVerdict => ({
  outcome: { status: 'failed', mismatch },
  score: 0,
})
