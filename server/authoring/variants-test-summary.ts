import { ExerciseReportSchema } from '#graders/exercise/exercise-report.ts'
import type { VariantsTest } from '#prisma-client'
import type { VariantsTestSummary } from '#server/authoring/variants-test-view.ts'
import { database } from '#server/database/client.ts'

const firstMax = 5

function summariseVariantsTest(
  test: Pick<VariantsTest, 'status' | 'report' | 'finishedAt'>,
): VariantsTestSummary {
  if (test.status === 'QUEUED' || test.status === 'RUNNING') return { is: 'waiting' }
  const report = ExerciseReportSchema.safeParse(test.report)
  if (test.status === 'FAULTED' || !report.success || test.finishedAt === null) return { is: 'faulted' }
  const { variants, failureCount } = report.data
  return failureCount === 0
    ? { is: 'passed', variants, finishedAt: test.finishedAt }
    : {
        is: 'failed',
        failures: failureCount,
        first: [...new Set(report.data.failures.map(({ says }) => says))].slice(0, firstMax),
        finishedAt: test.finishedAt,
      }
}

/** The same, by the digest of the files; null when they were never tested. */
export async function findTestOf(treeDigest: string): Promise<VariantsTestSummary | null> {
  const test = await database.variantsTest.findUnique({ where: { treeDigest } })
  return test && summariseVariantsTest(test)
}
