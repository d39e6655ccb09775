// What a verdict on a DNS message shows: what follows from the student's own fields, or octets. The right message stands
// in the other half.
import * as z from 'zod'
import { hexCharactersMax } from '#graders/parts/dns-bytes/dns-bytes-response.ts'

const OctetsSchema = z.strictObject({ start: z.int().min(0), end: z.int().min(0) })

export const DnsBytesFeedbackSchema = z.strictObject({
  kind: z.literal('dns-bytes'),
  /** Of what was written: where nobody can read on, and why. */
  problem: z.strictObject({ offset: z.int().min(0), says: z.string().max(300) }).nullable(),
  wrong: z
    .array(
      z.strictObject({
        /** Read: which of those asked for, from 0. Write: null. */
        asked: z.int().min(0).nullable(),
        /** What it is about: “Answer 1, TTL”. */
        about: z.string().max(200),
        /** Where it stands in the message that is given, or in the student's own. */
        octets: OctetsSchema.nullable(),
        /** What follows from what the student said. */
        says: z.string().max(2_000),
      }),
    )
    .max(100),
})
export type DnsBytesFeedback = z.infer<typeof DnsBytesFeedbackSchema>

export const DnsBytesRightSchema = z.strictObject({
  kind: z.literal('dns-bytes'),
  /** The message, from which the page makes its fields. */
  hex: z.string().max(hexCharactersMax),
})
export type DnsBytesRight = z.infer<typeof DnsBytesRightSchema>
