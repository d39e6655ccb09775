import { validateNumber } from '#graders/parts/number/live/validate-number.ts'
import type { NumberResponse } from '#graders/parts/number/number-response.ts'
import type { PresentedNumber } from '#graders/parts/number/presented-number.ts'
import type { Readability } from '#graders/parts/readability.ts'

export function numberReadability(part: PresentedNumber, response: NumberResponse | null): Readability {
  if (response === null) return { is: 'blank' }
  const validity = validateNumber(response, part.unit)
  return validity.state === 'unreadable' ? { is: 'unreadable', says: validity.says } : { is: validity.state }
}
