import type { LtiContext } from '#prisma-client'
import { may } from '#server/access/rules.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { byDate } from '#server/assignments/by-date.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { findOwnLaunch, type OwnLaunch } from '#server/lti/courses/find-linkable.ts'
import type { LaunchFacts } from '#server/lti/launch/launch-facts.ts'
import type { Pickable } from '#server/lti/picking/picking-view.ts'
import { fullMarks } from '#server/scores/slots.ts'

export interface PickableCourse {
  launch: Omit<OwnLaunch, 'facts'> & {
    facts: LaunchFacts & { deepLinking: NonNullable<LaunchFacts['deepLinking']> }
  }
  context: LtiContext
  course: { id: string; title: string }
  assignments: Pickable[]
}

/** For an instructor of the linked course whom a platform sent to pick: its assignments. Null for everybody else. */
export async function findPickable(viewer: Viewer): Promise<PickableCourse | null> {
  const launch = await findOwnLaunch(viewer)
  if (launch === null) return null
  const { platform, facts } = launch
  const { deepLinking } = facts
  if (deepLinking === null) return null
  const where = { platformId: platform.id, deploymentId: facts.deploymentId, contextId: facts.context.id }
  const context = await database.ltiContext.findUnique({
    where: { platformId_deploymentId_contextId: where },
    include: { course: { select: { slug: true } } },
  })
  if (context === null) return null
  const course = await findCourse(viewer, context.course.slug)
  if (course === null || !may.linkPlatforms(course.standing)) return null
  const assignments = await database.assignment.findMany({
    where: { courseId: course.id },
    orderBy: byDate,
    include: { items: true, pools: true },
  })
  return {
    launch: { ...launch, facts: { ...facts, deepLinking } },
    context,
    course: { id: course.id, title: course.title },
    assignments: assignments.map(({ id, title, dueAt, items, pools }) => ({
      id,
      title,
      dueAt: dueAt.toISOString(),
      points: fullMarks(items, pools),
    })),
  }
}
