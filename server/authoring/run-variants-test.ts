// The worker's side of *Test 1,000 variants*. A job may be handed out twice; the row of the test says what is left
// to do, and whoever finishes first is the one who counts.
import { exerciseFile } from '#graders/exercise/exercise-problem.ts'
import type { ExerciseReport } from '#graders/exercise/exercise-report.ts'
import type { Fault } from '#graders/outcome.ts'
import { Prisma } from '#prisma-client'
import { database } from '#server/database/client.ts'
import { readTree } from '#server/exercises/read-tree.ts'
import { toStorableJson } from '#server/storable-json.ts'

/** The exercise's files as far as a test reads them. */
export interface VariantsOrder {
  text: Uint8Array
  /** Paths of the folder's other files. */
  others: readonly string[]
}

/** Null when there is nothing (more) to do. */
export async function beginVariantsTest(treeDigest: string): Promise<VariantsOrder | null> {
  const { count } = await database.variantsTest.updateMany({
    where: { treeDigest, status: { in: ['QUEUED', 'RUNNING'] } },
    data: { status: 'RUNNING' },
  })
  if (count === 0) return null
  const files = await readTree(treeDigest)
  return {
    text: files.get(exerciseFile) ?? new Uint8Array(),
    others: [...files.keys()].filter((path) => path !== exerciseFile),
  }
}

/** A test that is over already, or was asked for anew, keeps what it has. */
export async function endVariantsTest(
  treeDigest: string,
  end: { report: ExerciseReport } | { fault: Fault },
  now: Date = new Date(),
): Promise<void> {
  await database.variantsTest.updateMany({
    where: { treeDigest, status: 'RUNNING' },
    data: {
      status: 'report' in end ? 'FINISHED' : 'FAULTED',
      report: 'report' in end ? JSON.parse(toStorableJson(end.report)) : Prisma.DbNull,
      fault: 'fault' in end ? JSON.parse(toStorableJson(end.fault)) : Prisma.DbNull,
      finishedAt: now,
    },
  })
}

/** Puts a test back that this worker cannot finish because it is being stopped. */
export async function giveVariantsTestBack(treeDigest: string): Promise<void> {
  await database.variantsTest.updateMany({
    where: { treeDigest, status: 'RUNNING' },
    data: { status: 'QUEUED' },
  })
}
