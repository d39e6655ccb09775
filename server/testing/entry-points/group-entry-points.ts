// The entry points of groups, for the test that calls each as everybody.
import { makeJoinCode } from '#server/courses/join-code.ts'
import { database } from '#server/database/client.ts'
import { actionEntry, type EntryPoint, type Place } from '#server/testing/entry-points/entry-point.ts'
import { readyEntry } from '#server/testing/entry-points/feedback-entry-points.ts'
import type { TestCourse } from '#server/testing/make-course.ts'
import { makeStudent } from '#server/testing/make-group.ts'

/** A group of a course whose students make groups themselves, with somebody in it who stays. */
export async function makeOpenGroup({ courseId }: TestCourse): Promise<Place['group']> {
  const member = await makeStudent(courseId, 'who stays')
  const code = makeJoinCode()
  await database.course.update({ where: { id: courseId }, data: { groupSize: 20 } })
  const { id } = await database.group.create({
    data: {
      courseId,
      name: 'Pair of a test',
      joinCode: code,
      enrolments: { connect: { courseId_userId: { courseId, userId: member.id } } },
    },
  })
  return { id, code }
}

/** Puts both students into the group, or out of theirs. */
const place =
  (into: boolean) =>
  async ({ course, group }: Place) => {
    const students = [course.student.id, course.otherStudent.id]
    await database.enrolment.updateMany({
      where: { courseId: course.courseId, userId: { in: students } },
      data: { groupId: into ? group.id : null },
    })
    return {}
  }

export const groupEntryPoints: Record<string, EntryPoint> = {
  'assignments/[assignmentId]/actions.ts makeGroupAction': readyEntry(
    ['student', 'otherStudent'],
    ({ course }) => ({ slug: course.slug }),
    place(false),
  ),
  'assignments/[assignmentId]/actions.ts joinGroupAction': readyEntry(
    ['student', 'otherStudent'],
    ({ course, group }) => ({ slug: course.slug, code: group.code }),
    place(false),
  ),
  'assignments/[assignmentId]/actions.ts leaveGroupAction': readyEntry(
    ['student', 'otherStudent'],
    ({ course }) => ({ slug: course.slug }),
    place(true),
  ),
  'courses/[slug]/roster/actions.ts setGroupAction': actionEntry(['instructor'], ({ course }) => ({
    slug: course.slug,
    userIds: [course.otherStudent.id],
    to: `Pair ${crypto.randomUUID()}`,
  })),
  'courses/[slug]/settings/actions.ts setGroupSizeAction': actionEntry(['instructor'], ({ course }) => ({
    slug: course.slug,
    groupSize: 20,
  })),
}
