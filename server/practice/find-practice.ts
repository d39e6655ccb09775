import { plenty } from '#graders/exercise/variant/count-variety.ts'
import { database } from '#server/database/client.ts'
import { practiceAllowed } from '#server/env.ts'
import type { NoPractice } from '#server/practice/practice-view.ts'

/** The newest version of an exercise that came from a folder. */
export interface BundledVersion {
  exerciseId: string
  versionId: string
  treeDigest: string
  title: string
  kind: 'exercise' | 'lab'
  /** Null when it may be tried without an account. */
  because: NoPractice | null
}

/** Those of the exercises that came from a folder, by id. What a course wrote itself is nobody else's to see. */
export async function findPractice(
  ids: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, BundledVersion>> {
  const versions = await database.exerciseVersion.findMany({
    where: { exerciseId: { in: [...ids] }, exercise: { courseId: null } },
    orderBy: { version: 'desc' },
    distinct: ['exerciseId'],
    select: { id: true, exerciseId: true, treeDigest: true, title: true, kinds: true, variety: true },
  })
  const allowed = practiceAllowed()
  const few = versions.filter(({ variety }) => variety !== null && variety < plenty)
  const assigned = allowed
    ? await findAssigned(
        few.map(({ exerciseId }) => exerciseId),
        now,
      )
    : new Set()
  return new Map(
    versions.map(({ id: versionId, exerciseId, treeDigest, title, kinds, variety }) => {
      const kind = kinds.includes('lab') ? 'lab' : 'exercise'
      const because = !allowed
        ? 'off'
        : kind === 'lab'
          ? 'lab'
          : variety === null
            ? 'not-counted'
            : assigned.has(exerciseId)
              ? 'assigned'
              : null
      return [exerciseId, { exerciseId, versionId, treeDigest, title, kind, because }]
    }),
  )
}

/** Those that stand, in whatever version, in an assignment whose solutions are not yet everybody's to see. */
async function findAssigned(ids: readonly string[], now: Date): Promise<Set<string>> {
  // Who was given more time may still be at it, late work and grace included.
  const rows = await database.$queryRaw<{ exerciseId: string }[]>`
    SELECT DISTINCT v."exerciseId"
    FROM "ExerciseVersion" v
    JOIN "AssignmentItem" i ON i."exerciseVersionId" = v.id
    JOIN "Assignment" a ON a.id = i."assignmentId"
    WHERE v."exerciseId" = ANY(${ids}) AND (
      a.reveal = 'NEVER'
      OR EXISTS (SELECT FROM "Exam" x WHERE x."assignmentId" = a.id AND x."releasedAt" IS NULL)
      OR greatest(
        a."dueAt",
        (SELECT max(x."dueAt") FROM "Extension" x WHERE x."assignmentId" = a.id),
        (SELECT max(x."dueAt") FROM "SectionExtension" x WHERE x."assignmentId" = a.id),
        (SELECT a."opensAt" + (a."dueAt" - a."opensAt") * max(x.factor) + interval '1 minute'
          FROM "Accommodation" x WHERE x."courseId" = a."courseId")
      ) + greatest(a."lateUntil" - a."dueAt", a."graceMinutes" * interval '1 minute') > ${now}
    )`
  return new Set(rows.map(({ exerciseId }) => exerciseId))
}
