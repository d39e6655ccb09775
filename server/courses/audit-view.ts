import type { AuditedAct, AuditedState } from '#server/audit/audited-act.ts'

/** An audit entry as the course's instructors read it. */
export interface AuditLine {
  id: string
  at: string
  /** Name of who did it; null is an operator at the command line. */
  by: string | null
  act: AuditedAct
  /** Whose record: the address at that time, and the name of who has an account; null for an act on the course. */
  of: { email: string; name: string | null } | null
  before: AuditedState
  after: AuditedState
  reason: string | null
}
