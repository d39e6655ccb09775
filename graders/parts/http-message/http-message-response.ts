// The message that a student wrote, exactly: every CR and every LF is in it.
import * as z from 'zod/mini'

export const messageCharactersMax = 8_000

export const HttpMessageResponseSchema = z.strictObject({
  kind: z.literal('http-message'),
  /** Sent as UTF-8. Empty is blank. */
  text: z.string().check(z.maxLength(messageCharactersMax)),
})
export type HttpMessageResponse = z.infer<typeof HttpMessageResponseSchema>
