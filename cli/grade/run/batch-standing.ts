// How a submission stands when results are written.
import type { Fault } from '#graders/outcome.ts'
import type { FoundSubmission } from '../sources/find-submissions.ts'
import type { GradedRecord } from './graded-record.ts'

export type BatchStanding = { submission: FoundSubmission } & (
  | { state: 'graded'; record: GradedRecord; key: string; sameProgramAs: string | null }
  /** Nothing in it can be run: no points, and a person should look. */
  | { state: 'refused'; says: string }
  /** Our side: neither points nor none. */
  | { state: 'faulted'; fault: Fault; key: string }
  | { state: 'waiting'; key: string }
)
