import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import { quote } from '#graders/explain/wording.ts'
import { MismatchTextSchema as text } from '#graders/outcome.ts'

export const orderingMismatches = [
  /** `item` stands before `other`, which has to come first; `other` is empty where it stands nowhere. */
  z.strictObject({
    code: z.literal('too-early'),
    item: text,
    other: text,
    rightSoFar: z.int().min(0),
    actual: text,
  }),
  z.strictObject({ code: z.literal('stray-item'), item: text, rightSoFar: z.int().min(0), actual: text }),
  z.strictObject({ code: z.literal('items-missing'), missing: z.int().min(1), actual: text }),
] as const
export type OrderingMismatch = z.infer<(typeof orderingMismatches)[number]>

export function explainOrdering(mismatch: OrderingMismatch): Told {
  const { actual } = mismatch
  if (mismatch.code === 'items-missing') {
    const lacking = mismatch.missing === 1 ? 'one item is missing' : `${mismatch.missing} items are missing`
    return { headline: `What stands there is in order, and ${lacking}.`, received: actual }
  }
  const { item, rightSoFar } = mismatch
  const sound =
    rightSoFar === 0 ? '' : `The first ${rightSoFar === 1 ? 'item is' : `${rightSoFar} items are`} in order. `
  if (mismatch.code === 'stray-item')
    return { headline: `${sound}${quote(item)} does not belong here.`, received: actual }
  const other = mismatch.other === '' ? 'something that is not there' : quote(mismatch.other)
  return { headline: `${sound}${quote(item)} cannot come before ${other}.`, received: actual }
}
