import { ExerciseReportSchema } from '#graders/exercise/exercise-report.ts'
import type { VariantsTest } from '#prisma-client'

/** How *Test 1,000 variants* of an exercise's files stands, in a word. */
export type VariantsTestSummary =
  | { is: 'waiting' }
  | { is: 'passed'; variants: number; finishedAt: Date }
  | { is: 'failed'; failures: number; finishedAt: Date }
  /** Ours: it could not be done. */
  | { is: 'faulted' }

export function summariseVariantsTest(
  test: Pick<VariantsTest, 'status' | 'report' | 'finishedAt'>,
): VariantsTestSummary {
  if (test.status === 'QUEUED' || test.status === 'RUNNING') return { is: 'waiting' }
  const report = ExerciseReportSchema.safeParse(test.report)
  if (test.status === 'FAULTED' || !report.success || test.finishedAt === null) return { is: 'faulted' }
  const { variants, failureCount } = report.data
  return failureCount === 0
    ? { is: 'passed', variants, finishedAt: test.finishedAt }
    : { is: 'failed', failures: failureCount, finishedAt: test.finishedAt }
}
