import { type Quantity, quantityOf } from '#protocols/quantity/quantity.ts'
import { readNumber } from '#protocols/quantity/read-number.ts'
import { findUnit, type Unit } from '#protocols/quantity/unit.ts'

export type ReadQuantity =
  | { ok: true; quantity: Quantity; amount: number; unit: Unit }
  | { ok: false; says: string }

/**
 * Reads a typed value such as "680", "0.68 s" or "1,5". A unit typed behind the number wins over
 * `chosenUnit` (a symbol, empty for none), because it is what the person wrote last and meant.
 * Any text gives a result: it never throws.
 */
export function readQuantity(text: string, chosenUnit: string): ReadQuantity {
  const { number, unit: typed } = splitUnit(text)
  if (number === '') return { ok: false, says: `“${text.trim()}” is not a number.` }
  const read = readNumber(number)
  if (!read.ok) return read
  const found = findUnit(typed === '' ? chosenUnit.trim() : typed)
  if (!found.ok) return found
  const { value: amount } = read
  const { unit } = found
  const quantity = quantityOf(amount, unit)
  if (!Number.isFinite(quantity.value)) return { ok: false, says: `“${text.trim()}” is too large.` }
  return { ok: true, amount, unit, quantity }
}

/** The unit begins at the first letter or percent sign that is not part of an exponent ("1e3", "2×10^3"). */
function splitUnit(text: string): { number: string; unit: string } {
  const trimmed = text.trim()
  const match = /^(?<number>[^\p{L}%]*(?:[eE][+-]?\d+)?)\s*(?<unit>[\p{L}%].*)?$/u.exec(trimmed)
  return { number: (match?.groups?.number ?? trimmed).trim(), unit: (match?.groups?.unit ?? '').trim() }
}
