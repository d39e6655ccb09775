import { calculate, looksLikeSum } from '#protocols/quantity/calculate.ts'
import { plainCharacters } from '#protocols/quantity/plain-characters.ts'
import { type Quantity, quantityOf } from '#protocols/quantity/quantity.ts'
import { numberFrom, splitNumber, tooSmall, whyNone } from '#protocols/quantity/read-number.ts'
import { findUnit, type Unit } from '#protocols/quantity/unit.ts'
import { shown } from '#protocols/text/shown.ts'

export type ReadQuantity =
  | {
      ok: true
      quantity: Quantity
      amount: number
      unit: Unit
      /** Not a number by itself: "3/4", "13*(2*236+200)". */
      isWorkedOut: boolean
    }
  | { ok: false; says: string }

/**
 * Reads a typed value such as "680", "0.68 s" or "1,5", or works out "13*(2*236+200) ms". A unit typed behind the
 * number wins over `chosenUnit` (a symbol, empty for none), because it is what the person wrote last and meant.
 * What can be read as one number is one; only what cannot is worked out. Any text gives a result: it never throws.
 */
export function readQuantity(text: string, chosenUnit: string): ReadQuantity {
  const plain = plainCharacters(text)
  const number = readOneNumber(plain, text, chosenUnit)
  if (number.ok || !looksLikeSum(plain)) return number
  const sum = calculate(plain, text)
  return sum.ok ? withUnit(sum.value, withoutBrackets(sum.rest), text, chosenUnit, true) : sum
}

function readOneNumber(plain: string, text: string, chosenUnit: string): ReadQuantity {
  const split = splitNumber(plain)
  // Behind the number stands a unit, which begins with a letter: "ms", "%", "[ms]", "/s". A full stop ends a sentence.
  const typed = withoutBrackets(split.rest)
  if (split.mantissa === '' || (typed !== '' && !/^(?:[\p{L}%]|\/ ?\p{L})/u.test(typed))) {
    return { ok: false, says: whyNone(text, split) }
  }
  const read = numberFrom(split, text)
  return read.ok ? withUnit(read.value, typed, text, chosenUnit, false) : read
}

const withoutBrackets = (rest: string) => rest.replace(/^[[(](?<inner>[^[\]()]*)[\])]$/u, '$<inner>')

function withUnit(
  amount: number,
  typed: string,
  text: string,
  chosenUnit: string,
  isWorkedOut: boolean,
): ReadQuantity {
  const found = findUnit(typed === '' ? chosenUnit : typed)
  if (!found.ok) return found
  const { unit } = found
  const quantity = quantityOf(amount, unit)
  if (!Number.isFinite(quantity.value)) return { ok: false, says: `“${shown(text)}” is too large.` }
  if (quantity.value === 0 && amount !== 0) return { ok: false, says: tooSmall(text) }
  return { ok: true, amount, unit, quantity, isWorkedOut }
}
