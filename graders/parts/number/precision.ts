// How near is near enough. A value is accepted within an interval round the right one; misconceptions are
// recognised with the same width, so that intervals which do not touch can be told apart.

import type { NumberPart } from '#graders/parts/number/number-part.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'
import { getUnit } from '#protocols/quantity/get-unit.ts'
import { type Quantity } from '#protocols/quantity/quantity.ts'
import { plain, sameDimension } from '#protocols/quantity/unit.ts'

/** Half the width of the accepted interval round `value`, in base units. */
export function marginOf(part: NumberPart, scope: PartScope, value: Quantity): number {
  const magnitude = Math.abs(value.value)
  // Two sums of the same numbers in another order differ in their last bits.
  const rounding = magnitude * 1e-9
  if (part.significantDigits !== undefined) {
    if (magnitude === 0) return 0
    const amount = magnitude / getUnit(part.unit).scale
    const lastPlace = 10 ** (Math.floor(Math.log10(amount * (1 + 1e-12))) + 1 - part.significantDigits)
    return (lastPlace / 2) * getUnit(part.unit).scale + rounding
  }
  const tolerance = scope.quantity(part.tolerance ?? '0')
  const relative = sameDimension(tolerance.dimension, plain)
  return (relative ? magnitude * tolerance.value : tolerance.value) + rounding
}

export function isWithinMargin(given: Quantity, value: Quantity, margin: number): boolean {
  return Math.abs(given.value - value.value) <= margin
}
