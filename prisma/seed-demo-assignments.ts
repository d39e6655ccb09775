// The demo course's assignments: one for a first impression, and one for each unit of the bundled exercises.
import type { CourseUnit } from '#graders/exercise/unit/load-unit.ts'
import type { Prisma } from '#prisma-client'
import { nextPosition } from '#server/assignments/next-position.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'

/** Delay and both labs: what the platform is about, in three items. */
const firstImpression = {
  title: 'Application layer: delay and sockets',
  exercises: ['http-nonpersistent-delay', 'tcp-uppercase-client', 'udp-uppercase-server'],
}
const dayMs = 86_400_000
const firstDueInDays = 14
/** Late work is taken for so long, for 10 % a day. */
const lateDays = 3

/** What is there stays as it is. An exercise that stands in no assignment of the course yet is added to that of its unit,
 * at the end. */
export async function seedDemoAssignments(
  courseId: string,
  units: readonly Pick<CourseUnit, 'title' | 'exercises'>[],
  now: Date,
): Promise<void> {
  await database.$transaction(async (tx) => {
    await lock(tx, 'course', courseId)
    const placed = await tx.assignmentItem.findMany({
      where: { assignment: { courseId } },
      select: { exerciseVersion: { select: { exerciseId: true } } },
    })
    const standing = new Set(placed.map(({ exerciseVersion }) => exerciseVersion.exerciseId))
    for (const [index, { title, exercises }] of [firstImpression, ...units].entries()) {
      const missing = exercises.filter((id) => !standing.has(id))
      for (const id of missing) standing.add(id)
      const dueAt = new Date(now.getTime() + (firstDueInDays + index) * dayMs)
      await addToAssignment(tx, { courseId, title, dueAt }, missing, now)
    }
  })
}

async function addToAssignment(
  tx: Prisma.TransactionClient,
  { courseId, title, dueAt }: { courseId: string; title: string; dueAt: Date },
  exercises: readonly string[],
  now: Date,
): Promise<void> {
  // An item keeps the version that it was made with, whatever is published later.
  const versions = await tx.exerciseVersion.findMany({
    where: { exerciseId: { in: [...exercises] } },
    orderBy: { version: 'desc' },
    distinct: ['exerciseId'],
  })
  const inOrder = exercises.flatMap((id) => versions.find(({ exerciseId }) => exerciseId === id) ?? [])
  if (inOrder.length === 0) return
  const assignment =
    (await tx.assignment.findFirst({ where: { courseId, title } })) ??
    (await tx.assignment.create({
      data: {
        courseId,
        title,
        position: await nextPosition(tx, courseId),
        opensAt: new Date(now.getTime() - dayMs),
        dueAt,
        lateUntil: new Date(dueAt.getTime() + lateDays * dayMs),
        latePenalty: 10,
      },
    }))
  const last = await tx.assignmentItem.findFirst({
    where: { assignmentId: assignment.id },
    orderBy: { position: 'desc' },
  })
  await tx.assignmentItem.createMany({
    data: inOrder.map(({ id, kinds }, index) => ({
      assignmentId: assignment.id,
      position: (last?.position ?? -1) + 1 + index,
      points: kinds.includes('lab') ? 20 : 10,
      exerciseVersionId: id,
    })),
  })
}
