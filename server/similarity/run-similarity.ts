// The worker's side of a comparison. A job may be handed out twice; the row says what is left to do, and whoever finishes
// first is the one who counts.
import type { Fault } from '#graders/outcome.ts'
import { runtimeOf } from '#graders/runtimes.ts'
import { Prisma } from '#prisma-client'
import { database } from '#server/database/client.ts'
import { readTree } from '#server/exercises/read-tree.ts'
import type { TreeFiles } from '#server/exercises/store-tree.ts'
import type { ProgramToCompare } from '#server/similarity/compare-programs.ts'
import type { ProgramFile } from '#server/similarity/prints.ts'
import type { SimilarityResult } from '#server/similarity/similarity-result.ts'
import { toStorableJson } from '#server/storable-json.ts'

export interface SimilarityOrder {
  programs: ProgramToCompare[]
  /** What everybody was given. */
  starter: ProgramFile[]
}

/** Programs that are compared at most: those of the item itself first, then the newest of others. */
const programsMax = 1_500

/** Null when there is nothing (more) to do. */
export async function beginSimilarity(jobId: string): Promise<SimilarityOrder | null> {
  const { count } = await database.similarityRun.updateMany({
    where: { jobId, status: { in: ['QUEUED', 'RUNNING'] } },
    data: { status: 'RUNNING', done: 0 },
  })
  if (count === 0) return null
  const { itemId, otherItemIds, item } = await database.similarityRun.findUniqueOrThrow({
    where: { jobId },
    include: { item: { include: { exerciseVersion: { select: { treeDigest: true } } } } },
  })
  const exercise = await readTree(item.exerciseVersion.treeDigest)
  const submitted = await findPrograms([itemId, ...otherItemIds], itemId)
  const solutions = [...exercise.keys()].filter((path) => /^solutions\/right[^/]*$/.test(path))
  return {
    starter: programFilesOf(exercise, (path) => path.startsWith('starter/')),
    programs: [
      ...submitted.map(
        ({ id, people, itemId: from, treeDigest }): ProgramToCompare => ({
          of: { submissionId: id, itemId: from },
          people,
          own: from === itemId,
          files: async () => programFilesOf(await readTree(treeDigest)),
        }),
      ),
      ...solutions
        .filter((path) => runtimeOf(path) !== null)
        .map(
          (path): ProgramToCompare => ({
            of: { solution: path },
            people: [],
            own: false,
            files: async () => programFilesOf(exercise, (one) => one === path),
          }),
        ),
    ],
  }
}

/** Those files of a folder that are programs, in the order of their names: a match says which by its place. */
export const programFilesOf = (
  tree: TreeFiles,
  which: (path: string) => boolean = () => true,
): ProgramFile[] =>
  [...tree]
    .filter(([path]) => runtimeOf(path) !== null && which(path))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, bytes]) => ({ path, bytes: new Uint8Array(bytes) }))

/** The newest program of each set of numbers: a lab has one for each who works on it. Students' alone. */
const findPrograms = (itemIds: readonly string[], itemId: string) =>
  database.$queryRaw<{ id: string; people: string[]; itemId: string; treeDigest: string }[]>`
    SELECT id, people, "itemId", "treeDigest" FROM (
      SELECT DISTINCT ON (s."variantId") s.id, v."itemId", s."treeDigest", s."createdAt",
        CASE WHEN v."teamId" IS NULL THEN ARRAY[s."userId"] ELSE ARRAY(
          SELECT seat."userId" FROM "TeamSeat" seat WHERE seat."teamId" = v."teamId" ORDER BY 1
        ) END AS people
      FROM "Variant" v
      JOIN "Submission" s ON s."variantId" = v.id
      JOIN "AssignmentItem" i ON i.id = v."itemId"
      JOIN "Assignment" a ON a.id = i."assignmentId"
      LEFT JOIN "Enrolment" e ON e."userId" = s."userId" AND e."courseId" = a."courseId"
      WHERE v."itemId" IN (${Prisma.join([...itemIds])}) AND s."treeDigest" IS NOT NULL
        AND coalesce(e.role, 'STUDENT') = 'STUDENT'
      ORDER BY s."variantId", s."createdAt" DESC) newest
    ORDER BY "itemId" = ${itemId} DESC, "createdAt" DESC, id
    LIMIT ${programsMax}`

/** How far it is. False when nobody wants it any more. */
export async function noteSimilarity(jobId: string, done: number, total: number): Promise<boolean> {
  const { count } = await database.similarityRun.updateMany({
    where: { jobId, status: 'RUNNING' },
    data: { done, total },
  })
  return count > 0
}

/** One that was stopped or begun anew meanwhile keeps what it has. */
export async function endSimilarity(
  jobId: string,
  end: { result: SimilarityResult } | { fault: Fault },
  now: Date = new Date(),
): Promise<void> {
  await database.similarityRun.updateMany({
    where: { jobId, status: 'RUNNING' },
    data: {
      status: 'result' in end ? 'FINISHED' : 'FAULTED',
      result: 'result' in end ? JSON.parse(toStorableJson(end.result)) : Prisma.DbNull,
      fault: 'fault' in end ? JSON.parse(toStorableJson(end.fault)) : Prisma.DbNull,
      finishedAt: now,
    },
  })
}

/** Puts one back that this worker cannot finish because it is being stopped. */
export async function giveSimilarityBack(jobId: string): Promise<void> {
  await database.similarityRun.updateMany({
    where: { jobId, status: 'RUNNING' },
    data: { status: 'QUEUED' },
  })
}
