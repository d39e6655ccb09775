import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { findSeen, workSeen } from '#server/access/seen-students.ts'
import { finder } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import type { QueueRow, QueueState, QueueView } from '#server/feedback/feedback-view.ts'
import { findReplies } from '#server/feedback/find-replies.ts'
import { findReviewedItem } from '#server/feedback/find-reviewed-item.ts'
import { findStandingWork, type StandingWork } from '#server/feedback/find-standing-work.ts'
import { isHeld } from '#server/feedback/hold.ts'

const FindQueueInputSchema = z.strictObject({ itemId: IdSchema, names: z.boolean() })

/** All submissions that stand for an item, what people have said to them, and what they are asked. Null where the viewer
 * may not review. */
export const findQueue = finder(
  FindQueueInputSchema,
  async (viewer, { itemId, names }, now): Promise<QueueView | null> => {
    const item = await findReviewedItem(viewer, itemId)
    if (item === null) return null
    const { assignment } = item
    const seen = await findSeen(viewer, assignment.courseId)
    const [work, rubric, requests, replies] = await Promise.all([
      findStandingWork(database, assignment.courseId, [itemId], seen),
      database.rubricItem.findMany({
        where: { itemId },
        orderBy: { position: 'asc' },
        include: { _count: { select: { marks: true } } },
      }),
      database.secondLook.findMany({
        where: {
          answeredAt: null,
          submission: { variant: { itemId, AND: [workSeen(seen, assignment.courseId)] } },
        },
        orderBy: { askedAt: 'asc' },
        include: { submission: { select: { user: { select: { name: true } } } } },
      }),
      findReplies(assignment.courseId),
    ])
    const nameOf = new Map(work.map(({ id, name }) => [id, name]))
    const asking = new Set(requests.map(({ submissionId }) => submissionId))
    return {
      course: { slug: assignment.course.slug, title: assignment.course.title },
      assignment: { id: assignment.id, title: assignment.title },
      item: { id: item.id, title: item.exerciseVersion.title, points: item.points },
      rubric: rubric.map(({ id, says, points, _count }) => ({ id, says, points, ticked: _count.marks })),
      replies,
      mayEditRubric: seen.sections === null,
      rows: work.map((one): QueueRow => {
        const held = isHeld(one, viewer, now)
        const state = stateOf(one, held)
        return {
          submissionId: one.id,
          name: names ? one.name : null,
          members: one.members,
          submittedAt: one.submittedAt,
          state,
          by: state === 'done' ? one.doneBy : state === 'waiting' ? null : one.heldBy,
          asks: asking.has(one.id),
        }
      }),
      requests: requests.map(({ submissionId, asks, askedAt, submission }) => ({
        submissionId,
        name: names ? (nameOf.get(submissionId) ?? submission.user.name) : null,
        asks,
        askedAt,
      })),
    }
  },
)

function stateOf({ doneAt, hasDraft }: StandingWork, held: boolean): QueueState {
  if (held) return 'held'
  if (hasDraft) return 'draft'
  return doneAt === null ? 'waiting' : 'done'
}
