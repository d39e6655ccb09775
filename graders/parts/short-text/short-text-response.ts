// A line that a student typed.
import * as z from 'zod/mini'

export const lineCharactersMax = 300

export const ShortTextResponseSchema = z.strictObject({
  kind: z.literal('short-text'),
  /** As typed. Blanks alone are blank. */
  text: z.string().check(z.maxLength(lineCharactersMax)),
})
export type ShortTextResponse = z.infer<typeof ShortTextResponseSchema>
