import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import { MismatchTextSchema as text } from '#graders/outcome.ts'

const count = z.int().min(0)

export const tableMismatches = [
  z.strictObject({
    code: z.literal('wrong-cells'),
    /** Cells that are not right, empty ones, and all. */
    wrong: count,
    open: count,
    of: count,
    actual: text,
  }),
] as const
export type TableMismatch = z.infer<(typeof tableMismatches)[number]>

export function explainTable({ wrong, open, of, actual }: TableMismatch): Told {
  const lacking = open === 0 ? '' : `${open} of ${of} cells ${open === 1 ? 'is' : 'are'} empty`
  const mistaken = `${wrong} of ${of} cells ${wrong === 1 ? 'is' : 'are'} not right`
  const headline = wrong === 0 ? lacking : lacking === '' ? mistaken : `${mistaken}, and ${lacking}`
  return { headline: `${headline}.`, received: actual }
}
