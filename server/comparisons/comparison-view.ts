import * as z from 'zod'
import { type TranscriptEntry, TranscriptEntrySchema } from '#graders/labs/contract/transcript.ts'

/** What a right program did in one check: what crossed the wire, and what it printed. Nothing of its text. */
export interface RightCheck {
  transcript: readonly TranscriptEntry[]
  /** More crossed the wire than is kept. */
  cut: boolean
  output: string
}

export type RightBeside =
  /** It is being run; ask again. */
  | { state: 'waiting' }
  /** There is none, or it could not be run. */
  | { state: 'none' }
  | { state: 'ready'; right: RightCheck }

/** As they are stored, by the check's id: of those that the right program passed. */
export const RightChecksSchema = z.record(
  z.string(),
  z.strictObject({ transcript: z.array(TranscriptEntrySchema), cut: z.boolean(), output: z.string() }),
)
export type RightChecks = z.infer<typeof RightChecksSchema>
