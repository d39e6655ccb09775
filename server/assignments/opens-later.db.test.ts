// The opening of an assignment, moved past work that was handed in.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { database } from '#server/database/client.ts'
import { saveDraft } from '#server/drafts/save-draft.ts'
import { findDashboard } from '#server/overview/find-dashboard.ts'
import { openCourse } from '#server/overview/open-course.ts'
import { openItem } from '#server/overview/open-item.ts'
import { submitResponse } from '#server/submissions/submit-response.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'
import { openAssignmentEditor } from './open-assignment-editor.ts'
import { updateAssignment } from './update-assignment.ts'

const dayMs = 86_400_000

let course: TestCourse
beforeAll(async () => {
  course = await makeCourse()
})
afterAll(() => database.$disconnect())

async function moveOpening(options: { opensLater?: boolean } = {}) {
  const edited = (
    await openAssignmentEditor(course.instructor, { slug: course.slug, assignmentId: course.assignmentId })
  )?.assignment
  if (!edited) throw new Error('The assignment cannot be edited.')
  const { id, seen, kept: _, extended: __, items, ...settings } = edited
  return updateAssignment(course.instructor, {
    assignmentId: id,
    seen,
    discardOpened: false,
    ...options,
    settings: {
      ...settings,
      opensAt: new Date(Date.now() + 7 * dayMs).toISOString(),
      dueAt: new Date(Date.now() + 14 * dayMs).toISOString(),
      lateUntil: null,
      items: items.map((item) => ({
        id: item.id,
        exerciseVersionId: item.exerciseVersionId,
        points: item.points,
      })),
    },
  })
}

const kept = async (of: TestCourse) =>
  (await openAssignmentEditor(of.instructor, { slug: of.slug, assignmentId: of.assignmentId }))?.assignment
    ?.kept

test('is asked for, and hides from no student what they handed in', async () => {
  const { student, otherStudent, exerciseItemId: itemId, labItemId, slug } = course
  const input = { itemId, attempt: 1, key: crypto.randomUUID(), response: {} }
  expect(await submitResponse(student, input)).toMatchObject({ ok: true })

  expect(await moveOpening()).toMatchObject({
    code: 'opens-later',
    says: expect.stringMatching(/A submission was handed in already.*Students still see what they handed in/),
  })
  expect(await openItem(otherStudent, itemId)).not.toBeNull()
  expect(await moveOpening({ opensLater: true })).toMatchObject({ ok: true })

  // Who handed in sees that, and can add nothing; nobody sees anything else.
  const item = await openItem(student, itemId)
  expect(item).toMatchObject({
    submissions: [{}],
    submit: {
      possible: false,
      because: expect.stringMatching(/opens on .* \(UTC\); nothing is taken until then/),
    },
  })
  const again = { ...input, key: crypto.randomUUID() }
  expect(await submitResponse(student, again)).toMatchObject({ code: 'closed' })
  const draft = { itemId, attempt: 1, seen: 0, content: { kind: 'response' as const, response: {} } }
  expect(await saveDraft(student, draft)).toMatchObject({ code: 'closed' })
  expect(await openItem(student, labItemId)).toBeNull()
  expect(await openItem(otherStudent, itemId)).toBeNull()

  const home = async (viewer: typeof student) => {
    const found = await openCourse(viewer, slug)
    return found?.kind === 'student'
      ? found.assignments.flatMap(({ items }) => items.map(({ id }) => id))
      : null
  }
  expect(await home(student)).toEqual([itemId])
  expect(await home(otherStudent)).toEqual([])
  expect(await findDashboard(student)).toBeTruthy()
})

test('an assignment with work says that it cannot be deleted before anybody tries', async () => {
  const { instructor, slug, assignmentId } = course
  expect(await kept(course)).toMatch(/It cannot be deleted: there is work in this assignment/)
  expect(await openAssignmentEditor(instructor, { slug, assignmentId })).not.toBeNull()
  expect(await kept(await makeCourse())).toBeNull()
})
