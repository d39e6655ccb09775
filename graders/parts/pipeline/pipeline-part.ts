// A part that asks for steps of cryptography, judged by what follows from them, as its author writes it.
import * as z from 'zod'
import { MisconceptionIdSchema, MisconceptionSaysSchema, partHead } from '#graders/parts/part-head.ts'
import { givens, operations } from '#protocols/deduction/pipeline.ts'
import { requirementNames } from '#protocols/deduction/requirements.ts'

const pipelineText = z.string().min(1).max(2_000)

export const PipelinePartSchema = z.strictObject({
  ...partHead('pipeline'),
  givens: z.array(z.enum(givens)).min(1).max(givens.length).describe('What Alice has before the first step.'),
  steps: z.array(z.enum(operations)).min(1).max(operations.length).describe('What she can do.'),
  requires: z
    .array(
      z.strictObject({
        name: z.enum(requirementNames).describe('What must hold; its sentence is the model’s.'),
        points: z.number().positive().max(100).default(1).describe('Weight among the requirements.'),
        reference: z.string().max(200).optional().describe('Where it stands.'),
      }),
    )
    .min(1)
    .max(requirementNames.length)
    .describe('What the pipeline is held against.'),
  start: pipelineText.optional().describe('The pipeline that stands there at first, one step on a line.'),
  solution: pipelineText.describe(
    'A right pipeline: h = hash message; s = sign h by sender; and so on, one on a line.',
  ),
  misconceptions: z
    .array(
      z.strictObject({
        id: MisconceptionIdSchema,
        pipeline: pipelineText.describe('What a student who thinks so writes.'),
        says: MisconceptionSaysSchema,
      }),
    )
    .max(20)
    .default([])
    .describe('Wrong ideas, recognised by the message that goes out, however it was made.'),
})
export type PipelinePart = z.infer<typeof PipelinePartSchema>
