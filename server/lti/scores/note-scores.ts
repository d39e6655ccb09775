// Finds points that a platform does not know yet, and puts them into the queue.
//
// How this works. Points are worked out when they are read, so nothing tells when they change. A worker looks every some
// seconds for courses in which something was judged, given, reviewed, decided or released since it looked last, and every
// ten minutes at all of them: a changed due date or policy is noted then. A course is read as its gradebook is, and what
// differs from what is to stand at the platform is written down, with the moment of the reading, and queued. Of two
// workers that read at once the later reading stands. What its student does not see yet is left out.

import type { LtiContext, Prisma } from '#prisma-client'
import { everyStudent } from '#server/access/seen-students.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { readGradebook } from '#server/gradebook/find-gradebook.ts'
import { columnScope, scoreScope } from '#server/lti/wire/service-scopes.ts'
import { enqueueScores } from '#server/queue/enqueue-run.ts'
import { notWithheld } from '#server/scores/exam.ts'

const allMs = 10 * 60_000
/** A transaction that was going on when it was looked last may have ended after it. */
const overlapMs = 60_000
/** Platforms keep the moment of a score in whole seconds, and refuse a second one of the same. */
const apartMs = 1_000

/** Returns how many points were put into the queue. */
export async function noteScores(): Promise<number> {
  const contexts = await database.$queryRaw<{ id: string }[]>`
    SELECT x.id FROM "LtiContext" x
    JOIN "LtiPlatform" p ON p.id = x."platformId" AND p."disabledAt" IS NULL
    WHERE ${scoreScope} = ANY(x.scopes) AND (
      x."notedAt" IS NULL
      OR x."notedAt" < now() AT TIME ZONE 'UTC' - make_interval(secs => ${allMs / 1_000})
      OR EXISTS (
        SELECT FROM "LtiMember" m
        JOIN "GradingRun" r ON r."userId" = m."userId" AND r.mode = 'LIVE' AND r.status = 'FINISHED'
        WHERE m."contextId" = x.id AND r."finishedAt" > x."notedAt" - make_interval(secs => ${overlapMs / 1_000}))
      OR EXISTS (
        SELECT FROM "LtiMember" m JOIN "ScoreOverride" o ON o."userId" = m."userId"
        WHERE m."contextId" = x.id AND o."createdAt" > x."notedAt" - make_interval(secs => ${overlapMs / 1_000}))
      OR EXISTS (
        SELECT FROM "LtiMember" m
        JOIN "Submission" s ON s."userId" = m."userId" JOIN "Review" v ON v."submissionId" = s.id
        WHERE m."contextId" = x.id AND v."doneAt" > x."notedAt" - make_interval(secs => ${overlapMs / 1_000}))
      OR EXISTS (
        SELECT FROM "Assignment" a
        LEFT JOIN "Exam" e ON e."assignmentId" = a.id
        LEFT JOIN "AssignmentItem" i ON i."assignmentId" = a.id
        LEFT JOIN "Regrade" g ON g."itemId" = i.id
        WHERE a."courseId" = x."courseId" AND (
          e."releasedAt" > x."notedAt" - make_interval(secs => ${overlapMs / 1_000})
          OR g."decidedAt" > x."notedAt" - make_interval(secs => ${overlapMs / 1_000})))
    )`
  let noted = 0
  for (const { id } of contexts) noted += await noteContext(id)
  return noted
}

/** Of one course of a platform. */
export async function noteContext(contextId: string): Promise<number> {
  // The database's clock, so that readings of two machines can be compared.
  const [clock] = await database.$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS at`
  const context = await database.ltiContext.findUnique({
    where: { id: contextId },
    include: { columns: true, members: { select: { userId: true } } },
  })
  if (clock === undefined || context === null) return 0
  const wanted = await readWanted(context)
  return database.$transaction(async (tx) => {
    await lock(tx, 'lti-context', contextId)
    const { count } = await tx.ltiContext.updateMany({
      where: { id: contextId, OR: [{ notedAt: null }, { notedAt: { lt: clock.at } }] },
      data: { notedAt: clock.at },
    })
    return count === 0 ? 0 : keepWanted(tx, contextId, wanted, clock.at)
  })
}

interface Wanted {
  assignmentId: string
  userId: string
  points: number | null
  max: number
}

type Noted = LtiContext & { columns: { assignmentId: string }[]; members: { userId: string }[] }

async function readWanted({
  courseId,
  columns,
  members,
  makesColumns,
  lineItemsUrl,
  scopes,
}: Noted): Promise<Wanted[]> {
  const makes = makesColumns && lineItemsUrl !== null && scopes.includes(columnScope)
  const [{ assignments, students }, shown] = await Promise.all([
    readGradebook({ id: courseId }, new Date(), everyStudent),
    database.assignment.findMany({ where: { courseId, ...notWithheld }, select: { id: true } }),
  ])
  const isShown = new Set(shown.map(({ id }) => id))
  const hasColumn = new Set(columns.map(({ assignmentId }) => assignmentId))
  const isMember = new Set(members.map(({ userId }) => userId))
  const wanted: Wanted[] = []
  for (const student of students) {
    let place = 0
    for (const { id, opened, items } of assignments) {
      const scores = student.scores.slice(place, (place += items.length))
      const max = items.reduce((sum, { points }) => sum + points, 0)
      if (!isMember.has(student.id) || !opened || !isShown.has(id) || max <= 0) continue
      // What is being judged is sent when it is.
      if (!(makes || hasColumn.has(id)) || scores.some(({ waiting }) => waiting)) continue
      const earned = scores.flatMap((one) => one.earned ?? [])
      const points = earned.length === 0 ? null : earned.reduce((sum, one) => sum + one, 0)
      wanted.push({ assignmentId: id, userId: student.id, points, max })
    }
  }
  return wanted
}

async function keepWanted(
  tx: Prisma.TransactionClient,
  contextId: string,
  wanted: readonly Wanted[],
  at: Date,
): Promise<number> {
  const there = await tx.ltiScore.findMany({ where: { contextId } })
  const rowOf = new Map(there.map((row) => [`${row.userId} ${row.assignmentId}`, row]))
  const ids: string[] = []
  for (const { assignmentId, userId, points, max } of wanted) {
    const row = rowOf.get(`${userId} ${assignmentId}`)
    // Of what was never sent there is nothing to take back.
    if (row === undefined && points === null) continue
    if (row !== undefined && isSame(row.points, points) && isSame(row.max, max)) continue
    const notedAt = new Date(Math.max(at.getTime(), (row?.notedAt.getTime() ?? 0) + apartMs))
    const now = { points, max, notedAt, tries: 0, sentAt: null, failedAt: null }
    const { id } = await tx.ltiScore.upsert({
      where: { contextId_assignmentId_userId: { contextId, assignmentId, userId } },
      create: { contextId, assignmentId, userId, ...now },
      update: now,
    })
    ids.push(id)
  }
  await enqueueScores(tx, ids)
  return ids.length
}

const isSame = (a: number | null, b: number | null) =>
  a === null || b === null ? a === b : Math.abs(a - b) < 1e-9
