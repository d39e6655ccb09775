// What an author can get wrong in a formula part.
import type { FormulaPart } from '#graders/parts/formula/formula-part.ts'
import { formulaReadability } from '#graders/parts/formula/live/formula-readability.ts'
import { findDifference, formulaOf, worthsOf } from '#graders/parts/formula/same-formula.ts'
import type { PartProblem, PartScope } from '#graders/parts/part-kind.ts'

/** Mistakes that can be seen without a variant. */
export function formulaProblems({ symbols, misconceptions }: FormulaPart): PartProblem[] {
  const problems: PartProblem[] = []
  for (const [index, { name, from, to }] of symbols.entries()) {
    const at = ['symbols', index]
    if (symbols.findIndex((other) => other.name === name) < index) {
      problems.push({ at: [...at, 'name'], says: `Two symbols are called “${name}”.`, fix: 'Rename one.' })
    }
    if (from >= to) {
      const says = `Of ${name} no values can be tried: ${from} is not below ${to}.`
      problems.push({ at: [...at, 'to'], says, fix: 'Write the smallest and the largest value.' })
    }
  }
  for (const [index, { id }] of misconceptions.entries()) {
    if (misconceptions.findIndex((other) => other.id === id) === index) continue
    const says = `Two misconceptions are called “${id}”.`
    problems.push({ at: ['misconceptions', index, 'id'], says, fix: 'Rename one.' })
  }
  return problems
}

export function formulaVariantProblems(part: FormulaPart, scope: PartScope): PartProblem[] {
  const presented = viewOf(part)
  const written = [
    { id: 'the right answer', at: ['answer'], text: scope.fillExactly(part.answer) },
    ...part.misconceptions.map(({ id, answer }, index) => ({
      id: `“${id}”`,
      at: ['misconceptions', index, 'answer'],
      text: scope.fillExactly(answer),
    })),
  ]
  const problems: PartProblem[] = []
  for (const { at, text } of written) {
    const readability = formulaReadability(presented, { kind: part.kind, text })
    if (readability.is === 'readable') continue
    const says = readability.is === 'blank' ? 'There is no formula.' : readability.says
    problems.push({ at, says: `“${text}”: ${says}`, fix: 'Mend it, or the units of the symbols.' })
  }
  if (problems.length > 0) return problems
  const worths = written.map((each) => ({ ...each, comes: worthsOf(formulaOf(each.text, part), part) }))
  for (const [index, { at, id, comes }] of worths.entries()) {
    if (!comes.some((worth) => Number.isFinite(worth))) {
      problems.push({
        at,
        says: 'It comes to no number in any situation.',
        fix: 'Give symbols other values.',
      })
    }
    const same = worths.slice(0, index).find((other) => findDifference(other.comes, comes) === null)
    if (!same) continue
    problems.push({ at, says: `${id} is the same formula as ${same.id}.`, fix: 'Leave one out, or mend it.' })
  }
  return problems
}

/** What a browser may know of it, but for its texts. */
export const viewOf = ({ symbols, unit }: FormulaPart) => ({
  unit: unit === 'none' ? '' : unit,
  symbols: symbols.map(({ name, says, unit: measure }) => ({
    name,
    says,
    unit: measure === 'none' ? '' : measure,
  })),
})
