// A part that asks what belongs to what, as its author writes it.
import * as z from 'zod'
import { matchedMax } from '#graders/parts/matching/matching-response.ts'
import { MisconceptionIdSchema, MisconceptionSaysSchema, partHead } from '#graders/parts/part-head.ts'

const ItemSchema = z.string().min(1).max(300)
const ColumnNameSchema = z.string().max(30)

const PairSchema = z.strictObject({
  left: ItemSchema.describe('What is asked about. May hold {{formula}} templates.'),
  right: ItemSchema.describe(
    'What belongs to it. May be the same for several. May hold {{formula}} templates.',
  ),
  because: z.string().min(1).max(1_000).optional().describe('Why, shown with the solution.'),
})

export const MatchingPartSchema = z
  .strictObject({
    ...partHead('matching'),
    pairs: z.array(PairSchema).min(2).max(matchedMax).optional().describe('What belongs to what.'),
    from: z
      .strictObject({
        facts: z.string().max(30).describe('Name of the table.'),
        left: ColumnNameSchema.describe('The column of what is asked about.'),
        right: ColumnNameSchema.describe('The column of what belongs to it.'),
        because: ColumnNameSchema.optional().describe('The column that says why, shown with the solution.'),
      })
      .optional()
      .describe('Instead of pairs: a table of facts, of which each student gets some rows.'),
    besides: z
      .array(ItemSchema)
      .max(matchedMax)
      .default([])
      .describe('What can be chosen as well and belongs to nothing.'),
    credit: z
      .enum(['share', 'all-or-nothing'])
      .default('share')
      .describe('What an answer earns that is not wholly right: the share of its right pairs, or nothing.'),
    misconceptions: z
      .array(
        z.strictObject({
          id: MisconceptionIdSchema,
          left: ItemSchema.optional().describe('What it is about, as written above; left out, anything.'),
          right: ItemSchema.describe('What was chosen for it where it is wrong, as written above.'),
          says: MisconceptionSaysSchema,
        }),
      )
      .max(60)
      .default([])
      .describe('Wrong pairs, each with what follows from it; the first that fits counts.'),
  })
  .refine(({ pairs, from }) => (pairs === undefined) !== (from === undefined), {
    error: 'A matching part has either pairs or from.',
    path: ['pairs'],
  })
export type MatchingPart = z.infer<typeof MatchingPartSchema>
