// What a student reads in a DNS message, or the message itself.
import * as z from 'zod/mini'

export const askedFieldsMax = 20
export const fieldCharactersMax = 300
export const hexCharactersMax = 3_000

export const DnsBytesResponseSchema = z.strictObject({
  kind: z.literal('dns-bytes'),
  /** Of a message that is read: by field that is asked for, as typed. */
  fields: z.array(z.string().check(z.maxLength(fieldCharactersMax))).check(z.maxLength(askedFieldsMax)),
  /** Of a message that is written: its octets, as typed. */
  hex: z.string().check(z.maxLength(hexCharactersMax)),
})
export type DnsBytesResponse = z.infer<typeof DnsBytesResponseSchema>
