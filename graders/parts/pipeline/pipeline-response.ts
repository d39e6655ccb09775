import * as z from 'zod/mini'
import { PipelineStepSchema, stepsMax } from '#protocols/deduction/pipeline.ts'

/** What a student lets Alice do, step by step. */
export const PipelineResponseSchema = z.strictObject({
  kind: z.literal('pipeline'),
  steps: z.array(PipelineStepSchema).check(z.maxLength(stepsMax)),
})
export type PipelineResponse = z.infer<typeof PipelineResponseSchema>
