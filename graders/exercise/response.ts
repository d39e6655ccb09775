// A student's answer to an exercise: part id to what was typed. Both drafts and submissions have this shape.

import * as z from 'zod'
import { PartResponseSchema } from '#graders/parts/registry.ts'

const partsMax = 50

/** For example `{ total: { kind: "number", value: "680", unit: "ms" } }`. A part that is absent is blank. */
export const ResponseSchema = z
  .record(
    z
      .string()
      .max(60)
      .regex(/^[a-z][a-z0-9-]*$/),
    PartResponseSchema,
  )
  .refine((response) => Object.keys(response).length <= partsMax, `at most ${partsMax} parts`)
export type Response = z.infer<typeof ResponseSchema>
