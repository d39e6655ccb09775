// What follows from a student's pipeline: for each requirement whether it holds, and if not, what Trudy does.
import * as z from 'zod'

const text = z.string().max(2_000)

export const PipelineFeedbackSchema = z.strictObject({
  kind: z.literal('pipeline'),
  /** What goes out. */
  packet: text,
  requirements: z
    .array(z.strictObject({ says: text, met: z.boolean(), attack: z.array(text).max(40) }))
    .max(10),
})
export type PipelineFeedback = z.infer<typeof PipelineFeedbackSchema>

export const PipelineRightSchema = z.strictObject({ kind: z.literal('pipeline'), packet: text })
export type PipelineRight = z.infer<typeof PipelineRightSchema>
