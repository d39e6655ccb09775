// A part that asks for a space-time diagram, as its author writes it. Texts may hold {{formula}} templates.
import * as z from 'zod'
import { ConventionsSchema } from '#graders/models/conventions.ts'
import { FormulaTextSchema } from '#graders/parts/answer-source.ts'
import { MisconceptionIdSchema, MisconceptionSaysSchema, partHead } from '#graders/parts/part-head.ts'

const model = z.string().max(60)
const inputs = z
  .record(z.string().max(60), FormulaTextSchema)
  .describe('Of the model. One that is left out is the parameter of the same name.')
const label = z.string().min(1).max(60)

const MisconceptionSchema = z
  .strictObject({
    id: MisconceptionIdSchema,
    says: MisconceptionSaysSchema,
    model: model.optional().describe('Another model than that of the part.'),
    inputs: inputs.optional().describe('Instead of those of the part.'),
    conventions: ConventionsSchema.optional().describe('Instead of those of the exercise.'),
    changes: z
      .string()
      .max(8_000)
      .optional()
      .describe('Lines that begin with + or -: messages that are put in and taken away.'),
  })
  .refine(({ says: _says, id: _id, ...draws }) => Object.values(draws).some((each) => each !== undefined), {
    error: 'It draws the same as the solution: give model, inputs, conventions or changes.',
  })

export const TimelinePartSchema = z.strictObject({
  ...partHead('timeline'),
  model: model.describe('It plays the situation out, and so makes the right diagram.'),
  inputs: inputs.optional(),
  quantities: z
    .record(z.string().min(1).max(40), FormulaTextSchema)
    .refine((record) => Object.keys(record).length <= 10, 'at most 10 quantities')
    .default({})
    .describe('Times with a name, to which messages snap: { half RTT: rtt / 2 }.'),
  distractors: z
    .array(label)
    .max(10)
    .default([])
    .describe('Labels on offer for messages that do not belong here.'),
  tolerance: FormulaTextSchema.default('1 ms').describe('How far a time may be off.'),
  credit: z
    .enum(['prefix', 'share'])
    .default('prefix')
    .describe('What a wrong diagram earns: its messages up to the first wrong one, or all right ones.'),
  misconceptions: z
    .array(MisconceptionSchema)
    .max(20)
    .default([])
    .describe('What students draw who have a wrong idea.'),
})
export type TimelinePart = z.infer<typeof TimelinePartSchema>
