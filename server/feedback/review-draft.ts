import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'

export const reviewLimits = {
  commentsMax: 100,
  textMax: 4_000,
  rubricMax: 40,
  saysMax: 300,
  pointsMax: 1_000,
  repliesMax: 200,
  lineMax: 1_000_000,
} as const

const LineSchema = z.int().min(1).max(reviewLimits.lineMax)

/** What a comment stands on. */
const PlaceSchema = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('whole') }),
  z.strictObject({ on: z.literal('part'), part: z.string().min(1).max(100) }),
  z
    .strictObject({
      on: z.literal('lines'),
      path: z.string().min(1).max(500),
      from: LineSchema,
      to: LineSchema,
    })
    .refine(({ from, to }) => from <= to, 'ends before it begins'),
])

export const CommentSchema = z.strictObject({
  id: z.uuid(),
  place: PlaceSchema,
  text: z.string().trim().min(1).max(reviewLimits.textMax),
})

/** Ids of rubric items that hold. */
export const TicksSchema = z.array(IdSchema).max(reviewLimits.rubricMax)

/** A review that is not done, as it is stored. */
export const ReviewDraftSchema = z.strictObject({
  ticks: TicksSchema,
  comments: z.array(z.strictObject({ ...CommentSchema.shape, byId: IdSchema })).max(reviewLimits.commentsMax),
})
export type ReviewDraft = z.infer<typeof ReviewDraftSchema>
