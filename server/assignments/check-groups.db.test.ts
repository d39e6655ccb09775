import { afterAll, expect, it } from 'vitest'
import { openAssignmentEditor } from '#server/assignments/open-assignment-editor.ts'
import { updateAssignment } from '#server/assignments/update-assignment.ts'
import { database } from '#server/database/client.ts'
import { judgedSubmission } from '#server/testing/judged-submission.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'

afterAll(() => database.$disconnect())

async function save(course: TestCourse, changes: object) {
  const { instructor, slug, assignmentId } = course
  const edited = (await openAssignmentEditor(instructor, { slug, assignmentId }))?.assignment
  if (!edited) throw new Error('The assignment cannot be edited.')
  return updateAssignment(instructor, {
    assignmentId,
    seen: edited.seen,
    discardOpened: false,
    settings: {
      title: edited.title,
      opensAt: edited.opensAt.toISOString(),
      dueAt: edited.dueAt.toISOString(),
      lateUntil: null,
      latePenalty: 0,
      attempts: null,
      reveal: edited.reveal,
      items: edited.items.map(({ id, exerciseVersionId, points }) => ({ id, exerciseVersionId, points })),
      groupSize: edited.groupSize,
      ...changes,
    },
  })
}

it('is changed freely until something is handed in; then groups may grow, and no more', async () => {
  const course = await makeCourse()
  expect(await save(course, { groupSize: 2 })).toMatchObject({ ok: true })
  expect(await save(course, { groupSize: null })).toMatchObject({ ok: true })
  expect(await save(course, { groupSize: 3 })).toMatchObject({ ok: true })
  await judgedSubmission(course, course.student, { itemId: course.exerciseItemId })
  expect(await save(course, { groupSize: 2 })).toMatchObject({ ok: false, code: 'groups-begun' })
  expect(await save(course, { groupSize: null })).toMatchObject({ ok: false, code: 'groups-begun' })
  expect(await save(course, { groupSize: 4 })).toMatchObject({ ok: true })
  expect((await database.assignment.findUnique({ where: { id: course.assignmentId } }))?.groupSize).toBe(4)
  const alone = await makeCourse()
  await judgedSubmission(alone, alone.student, { itemId: alone.exerciseItemId })
  expect(await save(alone, { groupSize: 2 })).toMatchObject({ ok: false, code: 'groups-begun' })
})

it('is refused for an exam and with pools, and says why', async () => {
  const course = await makeCourse()
  const exam = { minutes: 60, accessCode: null, networks: [], releaseAt: null }
  expect(await save(course, { groupSize: 2, exam })).toMatchObject({
    ok: false,
    says: expect.stringContaining('an exam is written alone'),
  })
  const settings = await save(course, { groupSize: 2, pools: [{ id: null, title: 'Delays', draw: 1 }] })
  expect(settings).toMatchObject({ ok: false, says: expect.stringContaining('pool') })
  expect(await save(course, { groupSize: 21 })).toMatchObject({ ok: false })
})
