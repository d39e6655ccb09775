// What can be wrong with an HTTP message, and how it is said.
import * as z from 'zod'
import type { Told } from '#graders/explain/explanation.ts'
import { MismatchTextSchema as text, WhereSchema, MismatchWhySchema as why } from '#graders/outcome.ts'

const where = WhereSchema.optional()

export const httpMessageMismatches = [
  /** What a conforming recipient finds wrong with it. */
  z.strictObject({
    code: z.literal('http-finding'),
    finding: text,
    says: text,
    reference: text,
    /** Refused altogether, or read in spite of it. */
    refused: z.boolean(),
    recipient: z.enum(['server', 'client']),
    where,
    why,
  }),
  z.strictObject({
    code: z.literal('unmet-requirement'),
    requirement: text,
    says: text,
    actual: text,
    where,
    why,
  }),
] as const
export type HttpMessageMismatch = z.infer<(typeof httpMessageMismatches)[number]>

export function explainHttpMessage(mismatch: HttpMessageMismatch): Told {
  switch (mismatch.code) {
    case 'http-finding':
      return {
        headline: mismatch.says,
        received: mismatch.refused
          ? `a message that the ${mismatch.recipient} refuses or cannot finish reading`
          : `a message that the ${mismatch.recipient} reads in spite of it`,
        reference: mismatch.reference,
      }
    case 'unmet-requirement':
      return {
        headline: `Not met: ${mismatch.says}`,
        expected: mismatch.says,
        received: mismatch.actual,
      }
  }
}
