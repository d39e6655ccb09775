import { plainCharacters } from '#protocols/quantity/plain-characters.ts'
import { type Quantity, quantityOf } from '#protocols/quantity/quantity.ts'
import { numberFrom, splitNumber, tooSmall, whyNone } from '#protocols/quantity/read-number.ts'
import { shown } from '#protocols/quantity/shown.ts'
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
  const split = splitNumber(plainCharacters(text))
  // Behind the number stands a unit, which begins with a letter: "ms", "%", "[ms]", "/s". A full stop ends a sentence.
  const typed = split.rest.replace(/^[[(](?<inner>[^[\]()]*)[\])]$/u, '$<inner>')
  if (split.mantissa === '' || (typed !== '' && !/^(?:[\p{L}%]|\/ ?\p{L})/u.test(typed))) {
    return { ok: false, says: whyNone(text, split) }
  }
  const read = numberFrom(split, text)
  if (!read.ok) return read
  const found = findUnit(typed === '' ? chosenUnit : typed)
  if (!found.ok) return found
  const { value: amount } = read
  const { unit } = found
  const quantity = quantityOf(amount, unit)
  if (!Number.isFinite(quantity.value)) return { ok: false, says: `“${shown(text)}” is too large.` }
  if (quantity.value === 0 && amount !== 0) return { ok: false, says: tooSmall(text) }
  return { ok: true, amount, unit, quantity }
}
