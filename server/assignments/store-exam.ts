import type { Prisma } from '#prisma-client'
import type { AssignmentSettings, SettingsRow } from '#server/assignments/assignment-settings.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

/** Stores whether an assignment is an exam, and which. */
export async function storeExam(
  tx: Prisma.TransactionClient,
  assignmentId: string,
  { exam }: Pick<AssignmentSettings, 'exam'>,
): Promise<void> {
  if (exam === null) await tx.exam.deleteMany({ where: { assignmentId } })
  else await tx.exam.upsert({ where: { assignmentId }, create: { ...exam, assignmentId }, update: exam })
}

/** What was begun in one way is not ended in the other. */
export async function checkExam(
  tx: Prisma.TransactionClient,
  stored: SettingsRow,
  { exam }: AssignmentSettings,
  /** In the whole assignment. */
  submissions: number,
): Promise<Refusal<'exam-begun'> | null> {
  if ((stored.exam === null) === (exam === null)) return null
  if (exam !== null)
    return submissions === 0
      ? null
      : refuse(
          'exam-begun',
          'Not saved: there are submissions in this assignment, so it cannot become an exam. Make a copy, and let that be the exam.',
        )
  const sittings = await tx.examSitting.count({ where: { assignmentId: stored.id } })
  return sittings === 0
    ? null
    : refuse('exam-begun', 'Not saved: students have started this exam, so it stays one.')
}
