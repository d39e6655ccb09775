import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import { MismatchTextSchema as text } from '#graders/outcome.ts'

export const dnsBytesMismatches = [
  z.strictObject({
    code: z.literal('wrong-dns-fields'),
    wrong: z.int().min(0),
    open: z.int().min(0),
    of: z.int().min(1),
    actual: text,
    follows: text,
  }),
  z.strictObject({
    code: z.literal('wrong-dns-message'),
    /** What a recipient stumbles over first. */
    about: text,
    follows: text,
    actual: text,
  }),
] as const
export type DnsBytesMismatch = z.infer<(typeof dnsBytesMismatches)[number]>

export function explainDnsBytes(mismatch: DnsBytesMismatch): Told {
  if (mismatch.code === 'wrong-dns-message') {
    return {
      headline: `A recipient reads something else: ${mismatch.about}.`,
      received: mismatch.actual,
      why: mismatch.follows,
      reference: 'RFC 1035 section 4.1',
    }
  }
  const { wrong, open, of } = mismatch
  const left = open > 0 ? `, ${open} left open` : ''
  return {
    headline: `${of - wrong - open} of ${of} fields right, ${wrong} wrong${left}.`,
    received: mismatch.actual,
    why: mismatch.follows,
    reference: 'RFC 1035 section 4.1',
  }
}
