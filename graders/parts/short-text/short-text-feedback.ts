// What is shown of the right line to who may see the solution.
import * as z from 'zod'

export const ShortTextRightSchema = z.strictObject({
  kind: z.literal('short-text'),
  answer: z.string().max(4_000),
  because: z.string().max(4_000).optional(),
})
export type ShortTextRight = z.infer<typeof ShortTextRightSchema>
