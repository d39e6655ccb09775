import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { finder } from '#server/access/use-case.ts'
import { type FoundCourse, findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { ScoreFailureSchema } from '#server/lti/scores/send-score.ts'
import type { LinkedContext, SentScore } from '#server/lti/scores/sending-view.ts'
import { columnScope, scoreScope } from '#server/lti/wire/service-scopes.ts'

const shownMax = 200

export interface Links {
  course: FoundCourse
  contexts: LinkedContext[]
}

/** The platforms' courses that are linked to a course, and what was sent there; for its instructors. */
export const findLinks = finder(IdSchema, async (viewer, slug): Promise<Links | null> => {
  const course = await findCourse(viewer, slug)
  if (course === null || !may.linkPlatforms(course.standing)) return null
  const rows = await database.ltiContext.findMany({
    where: { courseId: course.id },
    orderBy: { createdAt: 'asc' },
    include: {
      platform: { select: { name: true, disabledAt: true } },
      linkedBy: { select: { name: true } },
      _count: { select: { members: true } },
    },
  })
  const contexts = await Promise.all(
    rows.map(async (row) => {
      const { id, platform, title, linkedBy, instructorsAs, makesColumns, scopes, _count } = row
      const scores = await findScores(id)
      return {
        id,
        platform: platform.name,
        title,
        closed: platform.disabledAt !== null,
        linkedBy: linkedBy?.name ?? null,
        instructorsAs: instructorsAs === 'STUDENT' ? null : instructorsAs,
        makesColumns,
        allows: {
          scores: scopes.includes(scoreScope),
          columns: scopes.includes(columnScope) && row.lineItemsUrl !== null,
          members: row.membershipsUrl !== null,
        },
        members: _count.members,
        ...scores,
      }
    }),
  )
  return { course, contexts }
})

async function findScores(contextId: string): Promise<Pick<LinkedContext, 'counts' | 'scores' | 'more'>> {
  const [sent, failed, waiting, rows] = await Promise.all([
    database.ltiScore.count({ where: { contextId, sentAt: { not: null } } }),
    database.ltiScore.count({ where: { contextId, failedAt: { not: null } } }),
    database.ltiScore.count({ where: { contextId, sentAt: null, failedAt: null } }),
    database.ltiScore.findMany({
      where: { contextId },
      orderBy: [{ failedAt: { sort: 'desc', nulls: 'last' } }, { notedAt: 'desc' }],
      take: shownMax,
      include: {
        user: { select: { name: true } },
        assignment: { select: { title: true } },
      },
    }),
  ])
  return {
    counts: { sent, failed, waiting },
    more: Math.max(0, sent + failed + waiting - shownMax),
    scores: rows.map(
      ({ id, user, assignment, points, max, sentAt, failedAt, notedAt, failure }): SentScore => ({
        id,
        student: user.name,
        assignment: assignment.title,
        points,
        max,
        state: failedAt !== null ? 'failed' : sentAt === null ? 'waiting' : 'sent',
        at: (failedAt ?? sentAt ?? notedAt).toISOString(),
        // Why it waits, where a try failed.
        failure: sentAt === null ? (ScoreFailureSchema.safeParse(failure).data ?? null) : null,
      }),
    ),
  }
}
