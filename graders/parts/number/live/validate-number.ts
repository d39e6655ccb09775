// Live feedback while a number is typed. It says whether the text can be read, and how; it never judges, and
// nothing of the answer is known here.
import type { NumberResponse } from '#graders/parts/number/number-response.ts'
import { formatNumber } from '#protocols/quantity/quantity.ts'
import { readQuantity } from '#protocols/quantity/read-quantity.ts'
import { describeDimension, findUnitBySymbol, sameDimension } from '#protocols/quantity/unit.ts'

export type NumberValidity =
  | { state: 'blank' }
  /** `reading` is how it will be understood: "0.68 s". Worked out is what was not a number by itself. */
  | { state: 'readable'; reading: string; isWorkedOut: boolean }
  /** A complete sentence for the student. */
  | { state: 'unreadable'; says: string }

/** `askedUnit` is the symbol of the unit that the part asks for; empty for none. */
export function validateNumber(response: NumberResponse, askedUnit: string): NumberValidity {
  if (response.value.trim() === '') return { state: 'blank' }
  const read = readQuantity(response.value, response.unit)
  if (!read.ok) return { state: 'unreadable', says: read.says }
  const reading = `${formatNumber(read.amount, 12)} ${read.unit.symbol}`.trim()
  const asked = findUnitBySymbol(askedUnit)
  if (asked && !sameDimension(asked.dimension, read.unit.dimension)) {
    const [given, wanted] = [describeDimension(read.unit.dimension), describeDimension(asked.dimension)]
    return { state: 'unreadable', says: `${reading} is ${given}; the question asks for ${wanted}.` }
  }
  return { state: 'readable', reading, isWorkedOut: read.isWorkedOut }
}
