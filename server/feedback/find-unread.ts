import { ownEnrolments } from '#server/access/own-enrolments.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import type { UnreadFeedback } from '#server/feedback/feedback-view.ts'
import { notWithheld } from '#server/scores/exam.ts'
import { workOf } from '#server/teams/work-of.ts'

const unreadMax = 50

/** What people said to the viewer that they have not read, the newest first. */
export async function findUnread(viewer: Viewer): Promise<UnreadFeedback[]> {
  const unread = { NOT: { readBy: { has: viewer.id } } }
  const rows = await database.submission.findMany({
    where: {
      OR: [
        { review: { doneAt: { not: null }, ...unread } },
        { secondLook: { answeredAt: { not: null }, ...unread } },
      ],
      variant: {
        ...workOf(viewer.id),
        item: { assignment: { ...notWithheld, course: { enrolments: { some: ownEnrolments(viewer) } } } },
      },
    },
    orderBy: { createdAt: 'desc' },
    take: unreadMax,
    select: {
      id: true,
      variant: {
        select: {
          item: {
            select: {
              exerciseVersion: { select: { title: true } },
              assignment: { select: { course: { select: { title: true } } } },
            },
          },
        },
      },
    },
  })
  return rows.map(({ id, variant: { item } }) => ({
    submissionId: id,
    title: item.exerciseVersion.title,
    course: item.assignment.course.title,
  }))
}
