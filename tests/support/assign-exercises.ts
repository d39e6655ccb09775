// Run with node, in the environment of a test stack: node assign-exercises.ts TITLE ID… puts published exercises into
// an assignment of the demo course, at the end. Safe to run twice: an assignment that is there stays as it is.
import { database } from '#server/database/client.ts'

const [title = '', ...ids] = process.argv.slice(2)
const course = await database.course.findUniqueOrThrow({ where: { slug: 'computer-networking' } })
const known = await database.assignment.findFirst({ where: { courseId: course.id, title } })
if (!known) {
  const last = await database.assignment.findFirst({
    where: { courseId: course.id },
    orderBy: { position: 'desc' },
  })
  const assignment = await database.assignment.create({
    data: {
      courseId: course.id,
      title,
      position: (last?.position ?? 0) + 1,
      opensAt: new Date(0),
      dueAt: new Date(Date.now() + 86_400_000),
    },
  })
  for (const [position, exerciseId] of ids.entries()) {
    const version = await database.exerciseVersion.findFirstOrThrow({
      where: { exerciseId },
      orderBy: { version: 'desc' },
    })
    await database.assignmentItem.create({
      data: { assignmentId: assignment.id, position, points: 10, exerciseVersionId: version.id },
    })
  }
}
await database.$disconnect()
