// Live feedback while a formula is typed: whether it can be read, and whether its units fit. It never judges, and nothing
// of the answer is known here but what it measures, which the question says.
import type { FormulaResponse } from '#graders/parts/formula/formula-response.ts'
import type { PresentedFormula } from '#graders/parts/formula/presented-formula.ts'
import type { Readability } from '#graders/parts/readability.ts'
import { measureFormula } from '#protocols/formula/formula.ts'
import { readFormula } from '#protocols/formula/read-formula.ts'
import { getUnit } from '#protocols/quantity/get-unit.ts'
import { describeDimension, sameDimension } from '#protocols/quantity/unit.ts'

export function formulaReadability(
  { symbols, unit }: Pick<PresentedFormula, 'symbols' | 'unit'>,
  response: FormulaResponse | null,
): Readability {
  const text = response?.text ?? ''
  if (text.trim() === '') return { is: 'blank' }
  const read = readFormula(
    text,
    symbols.map(({ name }) => name),
  )
  if (!read.ok) return { is: 'unreadable', says: read.says }
  const measured = measureFormula(
    read.tree,
    new Map(symbols.map((each) => [each.name, getUnit(each.unit).dimension])),
  )
  if (!measured.ok) return { is: 'unreadable', says: measured.says }
  const asked = getUnit(unit).dimension
  if (sameDimension(asked, measured.dimension)) return { is: 'readable' }
  const [given, wanted] = [describeDimension(measured.dimension), describeDimension(asked)]
  return { is: 'unreadable', says: `This formula gives ${given}; the question asks for ${wanted}.` }
}
