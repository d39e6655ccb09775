import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import type { NumberFeedback } from '#graders/parts/number/number-feedback.ts'
import type { NumberMismatch } from '#graders/parts/number/number-mismatch.ts'
import type { NumberPart } from '#graders/parts/number/number-part.ts'
import type { NumberResponse } from '#graders/parts/number/number-response.ts'
import { isWithinMargin, marginOf } from '#graders/parts/number/precision.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'
import { getUnit } from '#protocols/quantity/get-unit.ts'
import { formatNumber, formatQuantity, type Quantity, quantityOf } from '#protocols/quantity/quantity.ts'
import { readQuantity } from '#protocols/quantity/read-quantity.ts'
import { sameDimension, type Unit, unitsOf } from '#protocols/quantity/unit.ts'

/** Judges a typed quantity. Null is blank, as is an empty value. */
export function gradeNumber(
  part: NumberPart,
  scope: PartScope,
  response: NumberResponse | null,
): Verdict<NumberMismatch, NumberFeedback> {
  if (!response || response.value.trim() === '') return failed({ code: 'blank' })
  const asked = getUnit(part.unit)
  const read = readQuantity(response.value, response.unit)
  if (!read.ok) {
    return failed({
      code: 'unreadable',
      actual: `${response.value.trim()} ${response.unit}`.trim(),
      problem: read.says,
      where: { stream: 'response' },
    })
  }
  const gave = `${formatNumber(read.amount, 12)} ${read.unit.symbol}`.trim()
  const said = {
    kind: 'number',
    gave,
    ...(read.isWorkedOut ? { typed: response.value.trim() } : {}),
  } as const
  if (!sameDimension(read.unit.dimension, asked.dimension)) {
    const accepted = unitsOf(asked.dimension).map((unit) => unit.symbol || unit.name)
    return failed({ code: 'wrong-unit', actual: read.unit.symbol || 'none', accepted }, said)
  }
  const feedback: NumberFeedback =
    read.unit.symbol === asked.symbol ? said : { ...said, same: formatQuantity(read.quantity, asked, 12) }

  const right = scope.quantity(part.answer)
  if (isWithinMargin(read.quantity, right, marginOf(part, scope, right))) {
    return { outcome: { status: 'passed' }, score: 1, feedback }
  }
  for (const misconception of part.misconceptions) {
    const value = scope.quantity(misconception.value)
    if (isWithinMargin(read.quantity, value, marginOf(part, scope, value))) {
      const says = scope.fill(misconception.says)
      return failed({ code: 'misconception', id: misconception.id, says, actual: gave }, feedback)
    }
  }
  const fits = unitThatFits(part, scope, read.amount, right)
  const hint = fits
    ? { hint: `The number would fit another unit than ${read.unit.symbol || 'none'}: check your conversion.` }
    : {}
  return failed({ code: 'wrong-value', actual: gave, ...hint }, feedback)
}

/** A unit in which the same number would have been right: the slip is in the conversion, not in the idea. */
function unitThatFits(part: NumberPart, scope: PartScope, amount: number, right: Quantity): Unit | undefined {
  const margin = marginOf(part, scope, right)
  return unitsOf(right.dimension).find((unit) => isWithinMargin(quantityOf(amount, unit), right, margin))
}

function failed(
  mismatch: CommonMismatch | NumberMismatch,
  feedback?: NumberFeedback,
): Verdict<NumberMismatch, NumberFeedback> {
  return { outcome: { status: 'failed', mismatch }, score: 0, ...(feedback ? { feedback } : {}) }
}
