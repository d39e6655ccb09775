// Run with node, in the environment of a test stack: a course with the firewall exercises, and its one student. The
// name of both is the argument, so that several can stand side by side.
import path from 'node:path'
import { database } from '#server/database/client.ts'
import { publishFolders } from '#server/exercises/publish-folders.ts'
import { createUser } from '#server/users/create-user.ts'
import { castPassword } from '../e2e/support/cast.ts'

const name = process.argv[2] ?? 'firewalls'
const exercises = ['protect-a-web-server', 'web-and-mail-behind-a-firewall', 'repair-a-mail-policy']

await publishFolders([path.resolve(import.meta.dirname, '../../exercises/firewalls')])
const course = await database.course.create({
  data: { slug: name, title: 'Firewalls', seedSecret: `secret of ${name}` },
})
const user = await createUser({ email: `${name}@e2e.test`, name: 'E2E firewalls', password: castPassword })
if (!user.ok) throw new Error(user.says)
await database.enrolment.create({ data: { courseId: course.id, userId: user.userId, role: 'STUDENT' } })
const assignment = await database.assignment.create({
  data: {
    courseId: course.id,
    title: 'Packet filters',
    opensAt: new Date(0),
    dueAt: new Date(Date.now() + 86_400_000),
  },
})
for (const [position, exerciseId] of exercises.entries()) {
  const version = await database.exerciseVersion.findFirstOrThrow({
    where: { exerciseId },
    orderBy: { version: 'desc' },
  })
  await database.assignmentItem.create({
    data: { assignmentId: assignment.id, position, points: 10, exerciseVersionId: version.id },
  })
}
await database.$disconnect()
