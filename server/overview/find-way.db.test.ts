import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { database } from '#server/database/client.ts'
import { openItem } from '#server/overview/open-item.ts'
import { stopSender } from '#server/queue/enqueue-run.ts'
import { prepareQueue } from '#server/queue/prepare-queue.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { submitLab } from '#server/testing/submit-lab.ts'

const hourMs = 3_600_000
let course: TestCourse
beforeAll(prepareQueue)
afterAll(stopSender)
beforeEach(async () => {
  course = await makeCourse()
})

const inHours = (hours: number) => new Date(Date.now() + hours * hourMs)

/** Another assignment of the course, of the same exercise; its item's id. */
async function addAssignment(title: string, opensAt: Date, dueAt: Date): Promise<string> {
  const { exerciseVersionId } = await database.assignmentItem.findUniqueOrThrow({
    where: { id: course.exerciseItemId },
  })
  const { items } = await database.assignment.create({
    data: {
      courseId: course.courseId,
      title,
      position: dueAt.getTime() % 1_000_000,
      opensAt,
      dueAt,
      items: { create: { position: 0, points: 1, exerciseVersionId } },
    },
    include: { items: true },
  })
  return items[0]?.id ?? ''
}

async function give(itemId: string, points: number): Promise<void> {
  const { student, instructor } = course
  const data = { itemId, userId: student.id, byId: instructor.id, points, reason: 'for a test' }
  await database.scoreOverride.create({ data })
}

const wayFrom = async (itemId: string, viewer = course.student) => (await openItem(viewer, itemId))?.way

describe('the way through a course', () => {
  it('goes through an assignment in its order, and counts what is solved', async () => {
    const { exerciseItemId, labItemId } = course
    expect(await wayFrom(exerciseItemId)).toEqual({
      place: 1,
      items: 2,
      solved: 0,
      solvedHere: false,
      previous: null,
      next: { href: `/items/${labItemId}`, title: expect.any(String), within: null },
    })
    await give(exerciseItemId, 10)
    expect(await wayFrom(labItemId)).toMatchObject({
      place: 2,
      solved: 1,
      previous: { href: `/items/${exerciseItemId}` },
      next: null,
    })
    expect(await wayFrom(exerciseItemId)).toMatchObject({ solvedHere: true })
    const { runId } = await submitLab(course)
    expect(await wayFrom(labItemId)).toMatchObject({ solved: 1 })
    await database.gradingRun.update({ where: { id: runId }, data: { status: 'FINISHED', score: 1 } })
    expect(await wayFrom(labItemId)).toMatchObject({ solved: 2, solvedHere: true })
    expect(await openItem(course.student, exerciseItemId)).toMatchObject({
      override: { points: 10, reason: 'for a test', by: 'instructor', at: expect.any(Date) },
    })
  })

  it('leads from the last item to what is open: here first, then where it is due first', async () => {
    const { exerciseItemId, labItemId } = course
    await addAssignment('Due last', inHours(-1), inHours(9))
    const first = await addAssignment('Due first', inHours(-1), inHours(2))
    await addAssignment('Closed', inHours(-3), inHours(-1))
    await addAssignment('Not open', inHours(0.5), inHours(1.5))
    expect((await wayFrom(labItemId))?.next).toMatchObject({ href: `/items/${exerciseItemId}`, within: null })
    await give(exerciseItemId, 4)
    expect((await wayFrom(labItemId))?.next).toMatchObject({ href: `/items/${first}`, within: 'Due first' })
    await give(first, 1)
    expect((await wayFrom(labItemId))?.next).toMatchObject({ within: 'Due last' })
  })

  it('never leads to what is not open yet, nor into another course', async () => {
    const elsewhere = await makeCourse()
    await database.enrolment.create({
      data: { courseId: elsewhere.courseId, userId: course.student.id, role: 'STUDENT' },
    })
    await addAssignment('Not open', inHours(0.5), inHours(1.5))
    await give(course.exerciseItemId, 10)
    expect((await wayFrom(course.labItemId))?.next).toBeNull()
  })
})
