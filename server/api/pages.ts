// Lists come in pages: `next` is what to ask for to go on, and means nothing to who asks.
import * as z from 'zod'
import { isStorable } from '#server/storable-json.ts'

/** `cursor` is read to the key of the last row that was had. */
export const pagedQuery = {
  cursor: z
    .string()
    .max(200)
    .regex(/^[\w-]+$/)
    .transform((cursor) => Buffer.from(cursor, 'base64url').toString('utf8'))
    .refine(isStorable, 'is no cursor of ours')
    .optional()
    .meta({ description: 'The `next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: 'How many at most' }),
}

export const pageOf = <Schema extends z.ZodType>(schema: Schema) =>
  z.object({
    data: z.array(schema),
    next: z.string().nullable().meta({ description: 'The cursor of the next page; null after the last' }),
  })

/** @param rows up to one more than `limit`, in the order of their keys */
export function makePage<Row>(rows: readonly Row[], limit: number, keyOf: (row: Row) => string) {
  const data = rows.slice(0, limit)
  const last = data.at(-1)
  const more = rows.length > limit && last !== undefined
  return { data, next: more ? Buffer.from(keyOf(last), 'utf8').toString('base64url') : null }
}
