import type { LtiPlatform } from '#prisma-client'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import { type LaunchFacts, LaunchFactsSchema } from '#server/lti/launch/launch-facts.ts'

export interface OwnLaunch {
  id: string
  platform: LtiPlatform
  facts: LaunchFacts
}

/** The launch that the viewer's session comes of; null for whoever signed in by themselves. */
export async function findOwnLaunch(viewer: Viewer): Promise<OwnLaunch | null> {
  if (viewer.within === undefined || viewer.sessionId === undefined) return null
  const launch = await database.ltiLaunch.findUnique({
    where: { sessionId: viewer.sessionId },
    include: { platform: true },
  })
  if (launch === null || launch.platform.disabledAt !== null) return null
  return { id: launch.id, platform: launch.platform, facts: LaunchFactsSchema.parse(launch.facts) }
}

export interface Linkable {
  platform: string
  title: string
  /** Where the viewer is an instructor. */
  courses: { slug: string; title: string }[]
  makesCourses: boolean
}

/** What an instructor who came from a course that is not linked may link it to. Null for everybody else. */
export async function findLinkable(viewer: Viewer): Promise<Linkable | null> {
  const launch = await findOwnLaunch(viewer)
  if (launch === null || launch.facts.role !== 'instructor') return null
  const courses = await database.course.findMany({
    where: { enrolments: { some: { userId: viewer.id, role: 'INSTRUCTOR' } } },
    orderBy: { createdAt: 'desc' },
    select: { slug: true, title: true },
    take: 200,
  })
  const { platform, facts } = launch
  return { platform: platform.name, title: facts.context.title, courses, makesCourses: platform.makesCourses }
}
