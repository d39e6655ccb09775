// What a browser receives of a grading run, one JSON object per server-sent event. The events of the run are
// numbered rows and replay after a reconnect; `waiting` and `ended` tell how things stand and carry no number.

import * as z from 'zod'
import { LabEventSchema } from '#graders/labs/contract/run-protocol.ts'

export const WaitingSchema = z.strictObject({
  type: z.literal('waiting'),
  /** Runs that will be taken before this one; null once a worker has it. */
  ahead: z.int().min(0).nullable(),
  /** What happens now, one sentence. */
  says: z.string(),
})

export const EndedSchema = z.strictObject({
  type: z.literal('ended'),
  status: z.enum(['finished', 'faulted']),
  /** Share of full marks, 0 to 1. Null when faulted, and for runs that never count. */
  score: z.number().min(0).max(1).nullable(),
  /** Why we could not judge; it cost nothing. */
  because: z.string().nullable(),
  /** For operators only. */
  remedy: z.string().nullable(),
})

export const NumberedLabEventSchema = z.strictObject({
  type: z.literal('lab'),
  /** Counts up within the run, with gaps. A `run-started` starts over: a new try supersedes what came before. */
  sequence: z.int().min(0),
  event: LabEventSchema,
})

export const RunStreamEventSchema = z.discriminatedUnion('type', [
  WaitingSchema,
  NumberedLabEventSchema,
  EndedSchema,
])
export type RunStreamEvent = z.infer<typeof RunStreamEventSchema>
