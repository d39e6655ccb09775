import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'

/** A group of a course with these students in it, who are in no other one then. Returns its id. */
export async function makeTestGroup(
  courseId: string,
  name: string,
  members: readonly Viewer[],
): Promise<string> {
  const { id } = await database.group.create({ data: { courseId, name } })
  await database.enrolment.updateMany({
    where: { courseId, userId: { in: members.map((one) => one.id) } },
    data: { groupId: id },
  })
  return id
}

/** Another student of a course. */
export async function makeStudent(courseId: string, name: string): Promise<Viewer> {
  const id = crypto.randomUUID()
  const email = `${name}-${id}@example.test`
  await database.user.create({
    data: { id, email, name, enrolments: { create: { courseId, role: 'STUDENT' } } },
  })
  return { id, email, name, operator: false }
}
