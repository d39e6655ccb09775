// A course of the end-to-end tests whose one assignment has every exercise that asks for an HTTP message.
import { database } from '#server/database/client.ts'
import { messageAssignmentTitle, messageExercises } from '../e2e/support/message-exercises.ts'

/** `userIds` are enrolled as students. The exercises were published when the stack started. */
export async function makeMessageCourse(userIds: readonly string[]): Promise<void> {
  const course = await database.course.create({
    data: { slug: 'http-messages', title: 'Messages by hand', seedSecret: 'messages' },
  })
  await database.enrolment.createMany({
    data: userIds.map((userId) => ({ courseId: course.id, userId, role: 'STUDENT' as const })),
  })
  const assignment = await database.assignment.create({
    data: {
      courseId: course.id,
      title: messageAssignmentTitle,
      opensAt: new Date(0),
      dueAt: new Date(Date.now() + 86_400_000),
    },
  })
  for (const [position, { id }] of messageExercises.entries()) {
    const version = await database.exerciseVersion.findFirstOrThrow({
      where: { exerciseId: id },
      orderBy: { version: 'desc' },
    })
    await database.assignmentItem.create({
      data: { assignmentId: assignment.id, position, points: 10, exerciseVersionId: version.id },
    })
  }
}
