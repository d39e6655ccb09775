// What follows from the student's own diagram: how far it is right, and where it first goes wrong.
import * as z from 'zod'

const row = z.int().min(0).max(1_000)

export const TimelineFeedbackSchema = z.strictObject({
  kind: z.literal('timeline'),
  /** Rows of the response, from 0, that count as right. */
  right: z.array(row).max(100),
  /** The row at which it first goes wrong; null when the diagram ends too early, or is right. */
  wrong: row.nullable(),
})
export type TimelineFeedback = z.infer<typeof TimelineFeedbackSchema>
