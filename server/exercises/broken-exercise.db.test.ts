import { beforeAll, describe, expect, it } from 'vitest'
import { openAssignmentEditor } from '#server/assignments/open-assignment-editor.ts'
import { findGradebook } from '#server/gradebook/find-gradebook.ts'
import { findAssignment } from '#server/overview/find-assignment.ts'
import { findDashboard } from '#server/overview/find-dashboard.ts'
import { openItem } from '#server/overview/open-item.ts'
import { breakExercise } from '#server/testing/break-exercise.ts'
import { makeCourse, type TestCourse } from '#server/testing/make-course.ts'

let course: TestCourse
beforeAll(async () => {
  course = await makeCourse()
  await breakExercise('two-round-trips')
})

describe('a published version that does not load any more', () => {
  it('keeps its title and its place in dashboard and assignment', async () => {
    const [assignment] = (await findDashboard(course.student)).due
    expect(assignment?.items.map(({ title }) => title)).toEqual(['Two round trips', expect.any(String)])
    expect(await findAssignment(course.student, course.assignmentId)).toMatchObject({ points: 30 })
  })

  it('breaks neither the gradebook nor the editor of the assignment', async () => {
    expect(await findGradebook(course.instructor, course.slug)).not.toBeNull()
    const { instructor, slug, assignmentId } = course
    expect(await openAssignmentEditor(instructor, { slug, assignmentId })).not.toBeNull()
  })

  it('leaves the other items of the assignment alone', async () => {
    expect(await openItem(course.student, course.labItemId)).toMatchObject({ kind: 'lab' })
    await expect(openItem(course.student, course.exerciseItemId)).rejects.toThrow('does not load')
  })
})
