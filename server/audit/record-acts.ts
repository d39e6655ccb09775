import type { Prisma } from '#prisma-client'
import type { AuditedAct, AuditedState } from '#server/audit/audited-act.ts'

export interface ActToRecord {
  courseId: string | null
  /** Who did it; null is an operator at the command line. */
  byId: string | null
  /** Whose record; its `userId` is null before there is an account, and the whole null for an act on the course. */
  of: { userId: string | null; email: string } | null
  act: AuditedAct
  before?: AuditedState
  after?: AuditedState
  reason?: string
}

/** Writes down what is done, in the transaction that does it: neither is there without the other. */
export async function recordActs(tx: Prisma.TransactionClient, acts: readonly ActToRecord[]): Promise<void> {
  await tx.auditEntry.createMany({
    data: acts.map(({ of, ...act }) => ({ ...act, userId: of?.userId ?? null, email: of?.email ?? null })),
  })
}
