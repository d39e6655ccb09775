// A part that asks to put things in order, as its author writes it.
import * as z from 'zod'
import { orderedMax } from '#graders/parts/ordering/ordering-response.ts'
import {
  MisconceptionIdSchema,
  MisconceptionSaysSchema,
  PartIdSchema,
  partHead,
} from '#graders/parts/part-head.ts'

const ColumnNameSchema = z.string().max(30)
const ItemNameSchema = z.string().min(1).max(600)

const ItemSchema = z.strictObject({
  id: PartIdSchema.describe('What order, tests and misconceptions call it; students never see it.'),
  text: z.string().min(1).max(300).describe('What the student reads. May hold {{formula}} templates.'),
  out: z.boolean().default(false).describe('true for what has to stay out.'),
  because: z.string().min(1).max(1_000).optional().describe('Shown with the solution.'),
})

export const OrderingPartSchema = z
  .strictObject({
    ...partHead('ordering'),
    items: z.array(ItemSchema).min(2).max(orderedMax).optional().describe('What is to be put in order.'),
    order: z
      .array(z.array(PartIdSchema).min(2).max(orderedMax))
      .min(1)
      .max(100)
      .optional()
      .describe(
        'Chains of ids, each from first to last: every order that keeps to all of them is right. Left out: as listed.',
      ),
    from: z
      .strictObject({
        facts: z.string().max(30).describe('Name of the table.'),
        text: ColumnNameSchema.describe('The column that the student reads.'),
        rank: ColumnNameSchema.describe(
          'The column of numbers: smaller ones come first, equal ones in any order; or out.',
        ),
        because: ColumnNameSchema.optional().describe('The column that says why, shown with the solution.'),
      })
      .optional()
      .describe('Instead of items: a table of facts, of which each student gets some rows.'),
    credit: z
      .enum(['prefix', 'all-or-nothing'])
      .default('prefix')
      .describe(
        'What an answer earns that is not wholly right: its share of items up to the first wrong one, or nothing.',
      ),
    misconceptions: z
      .array(
        z.strictObject({
          id: MisconceptionIdSchema,
          early: ItemNameSchema.describe(
            'The first item that cannot stand where it does: its id, or its text in the table.',
          ),
          late: ItemNameSchema.optional().describe(
            'What has to come before it and does not. Left out, where early has to stay out.',
          ),
          says: MisconceptionSaysSchema,
        }),
      )
      .max(60)
      .default([])
      .describe('Wrong orders, each with what follows from it; the first that fits counts.'),
  })
  .refine(({ items, from }) => (items === undefined) !== (from === undefined), {
    error: 'An ordering part has either items or from.',
    path: ['items'],
  })
  .refine(({ order, from }) => order === undefined || from === undefined, {
    error: 'With from, the column rank says the order.',
    path: ['order'],
  })
export type OrderingPart = z.infer<typeof OrderingPartSchema>
