// A line that a student typed.
import * as z from 'zod'

export const lineCharactersMax = 300

export const ShortTextResponseSchema = z.strictObject({
  kind: z.literal('short-text'),
  /** As typed. Blanks alone are blank. */
  text: z.string().max(lineCharactersMax),
})
export type ShortTextResponse = z.infer<typeof ShortTextResponseSchema>
