// What follows from the student's own zone: which requirements it meets, and the query that shows what it does not.
import * as z from 'zod'

export const DnsZoneFeedbackSchema = z.strictObject({
  kind: z.literal('dns-zone'),
  requirements: z.array(z.strictObject({ says: z.string().max(600), met: z.boolean() })).max(20),
  /** Loaded into the query box: the browser walks it again, over the same zone. */
  failing: z
    .strictObject({
      name: z.string().max(1_100),
      type: z.string().max(10),
      /** Lines of the student's text that are answerable for it; none when a record is missing. */
      lines: z.array(z.int().min(1)).max(50),
    })
    .optional(),
})
export type DnsZoneFeedback = z.infer<typeof DnsZoneFeedbackSchema>
