import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { findSeen, workSeen } from '#server/access/seen-students.ts'
import { finder } from '#server/access/use-case.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import type { WaitingItem } from '#server/feedback/feedback-view.ts'
import { findStandingWork } from '#server/feedback/find-standing-work.ts'

/** What waits for people in a course: work on items with a rubric that nobody has looked at, and who asks for a second
 * look. An item without a rubric waits for nobody. Null where the viewer may not review. */
export const findWaiting = finder(IdSchema, async (viewer, slug): Promise<WaitingItem[] | null> => {
  const course = await findCourse(viewer, slug)
  if (course === null || !may.review(course.standing)) return null
  const seen = await findSeen(viewer, course.id)
  const [items, asked] = await Promise.all([
    database.assignmentItem.findMany({
      where: { assignment: { courseId: course.id } },
      orderBy: [{ assignment: { dueAt: 'asc' } }, { position: 'asc' }],
      select: {
        id: true,
        exerciseVersion: { select: { title: true } },
        assignment: { select: { title: true } },
        _count: { select: { rubric: true } },
      },
    }),
    database.secondLook.findMany({
      where: {
        answeredAt: null,
        submission: {
          variant: { item: { assignment: { courseId: course.id } }, AND: [workSeen(seen, course.id)] },
        },
      },
      select: { submission: { select: { variant: { select: { itemId: true } } } } },
    }),
  ])
  const withRubric = items.filter(({ _count }) => _count.rubric > 0).map(({ id }) => id)
  const work = await findStandingWork(database, course.id, withRubric, seen)
  const ungraded = Map.groupBy(
    work.filter(({ doneAt }) => doneAt === null),
    ({ itemId }) => itemId,
  )
  const requests = Map.groupBy(asked, ({ submission }) => submission.variant.itemId)
  return items.flatMap(({ id, exerciseVersion, assignment }) => {
    const waiting = {
      ungraded: ungraded.get(id)?.length ?? 0,
      requests: requests.get(id)?.length ?? 0,
    }
    if (waiting.ungraded + waiting.requests === 0) return []
    return [{ itemId: id, title: exerciseVersion.title, assignment: assignment.title, ...waiting }]
  })
})
