import { database } from '#server/database/client.ts'
import type { Place } from '#server/testing/entry-points/entry-point.ts'
import type { TestCourse } from '#server/testing/make-course.ts'

const versionOf = async (id: string) =>
  (await database.assignmentItem.findUniqueOrThrow({ where: { id } })).exerciseVersionId

/** Regrades of items that nobody worked on, each for one entry point that uses it up. */
export async function makeRegrades({
  courseId,
  instructor,
  labItemId,
  exerciseItemId,
}: TestCourse): Promise<Place['regrades']> {
  const version = await versionOf(exerciseItemId)
  const make = async (position: number, state: 'OPEN' | 'COMMITTED') => {
    const { id } = await database.regrade.create({
      data: {
        state,
        reason: 'A test of who may.',
        from: { connect: { id: version } },
        to: { connect: { id: version } },
        by: { connect: { id: instructor.id } },
        item: {
          create: {
            points: 1,
            position,
            exerciseVersion: { connect: { id: version } },
            assignment: { connect: { id: regraded.id } },
          },
        },
      },
    })
    return id
  }
  const times = { opensAt: new Date('2026-01-01'), dueAt: new Date('2026-01-02') }
  const regraded = await database.assignment.create({
    data: { courseId, title: 'Regraded by a test', position: 90, ...times },
  })
  return {
    committed: await make(0, 'OPEN'),
    discarded: await make(1, 'OPEN'),
    goingOn: await make(2, 'OPEN'),
    undone: await make(3, 'COMMITTED'),
    ofLab: await versionOf(labItemId),
  }
}
