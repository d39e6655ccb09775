// What a launch comes to, once it is known who came: they are in the course, or it is said why not.
//
// Roles. A launch adds people to a course and changes nobody's role: whoever is in it already keeps what they are. Students of
// the linked course become students. Its instructors become what the one who linked it chose, at most; its assistants
// no more than assistants, and only where its instructors come in at all.
import type { LtiContext, Prisma, Role } from '#prisma-client'
import { lock } from '#server/database/lock.ts'
import { enterCourse } from '#server/joining/enter-course.ts'
import type { Launch } from '#server/lti/launch/find-launch.ts'
import type { LaunchFacts } from '#server/lti/launch/launch-facts.ts'
import type { LaunchProblem } from '#server/lti/launch/launch-problem.ts'

export type Settled = { path: string } | { problem: LaunchProblem }

/** Asks while holding nothing; the caller's transaction holds what is done. */
export async function settleLaunch(
  tx: Prisma.TransactionClient,
  { platform, facts }: Pick<Launch, 'platform' | 'facts'>,
  user: { id: string; email: string },
): Promise<Settled> {
  const where = { platformId: platform.id, deploymentId: facts.deploymentId, contextId: facts.context.id }
  const context = await tx.ltiContext.findUnique({
    where: { platformId_deploymentId_contextId: where },
    include: { course: { select: { slug: true } } },
  })
  if (context === null) {
    return facts.role === 'instructor' ? { path: '/lti/course' } : { problem: 'not-linked' }
  }
  const { courseId } = context
  await lock(tx, 'course', courseId)
  const enrolment = await tx.enrolment.findUnique({
    where: { courseId_userId: { courseId, userId: user.id } },
    select: { role: true },
  })
  const role = enrolment?.role ?? roleOnEntry(facts, context)
  if (typeof role !== 'string') return role
  if (enrolment === null) {
    await enterCourse(tx, { courseId, userId: user.id, email: user.email, role, section: null, group: null })
  }
  await tx.ltiMember.upsert({
    where: { contextId_userId: { contextId: context.id, userId: user.id } },
    create: { contextId: context.id, userId: user.id, subject: facts.subject },
    update: { subject: facts.subject },
  })
  await keepServices(tx, context, facts)
  if (facts.deepLinking !== null) {
    return role === 'INSTRUCTOR' ? { path: '/lti/pick' } : { problem: 'not-instructor' }
  }
  const assignment = await findAssignment(tx, courseId, facts.assignmentId)
  if (assignment !== null && facts.grades?.lineItem)
    await keepColumn(tx, context.id, assignment, facts.grades.lineItem)
  return { path: assignment === null ? `/courses/${context.course.slug}` : `/assignments/${assignment}` }
}

/** Of somebody who is not in the course yet. */
function roleOnEntry(
  { role }: LaunchFacts,
  { instructorsAs }: Pick<LtiContext, 'instructorsAs'>,
): Role | { problem: LaunchProblem } {
  if (role === 'student') return 'STUDENT'
  if (role === null) return { problem: 'no-role' }
  if (instructorsAs === null || instructorsAs === 'STUDENT') return { problem: 'not-invited' }
  return role === 'assistant' ? 'ASSISTANT' : instructorsAs
}

/** Addresses of the platform's services, as its newest message names them. A message that names none takes none away: not
 * each kind of link has them. */
export async function keepServices(
  tx: Prisma.TransactionClient,
  context: Pick<LtiContext, 'id'>,
  { grades, membershipsUrl, context: { title } }: LaunchFacts,
): Promise<void> {
  await tx.ltiContext.update({
    where: { id: context.id },
    data: {
      title,
      ...(grades === null ? {} : { scopes: grades.scopes }),
      ...(grades?.lineItems == null ? {} : { lineItemsUrl: grades.lineItems }),
      ...(membershipsUrl === null ? {} : { membershipsUrl }),
    },
  })
}

/** A launch by a link that has a column of its own: that is the assignment's. */
async function keepColumn(
  tx: Prisma.TransactionClient,
  contextId: string,
  assignmentId: string,
  url: string,
): Promise<void> {
  await tx.ltiColumn.upsert({
    where: { contextId_assignmentId: { contextId, assignmentId } },
    create: { contextId, assignmentId, url },
    update: { url },
  })
}

/** Its id where it is one of the course. */
async function findAssignment(
  tx: Prisma.TransactionClient,
  courseId: string,
  assignmentId: string | null,
): Promise<string | null> {
  if (assignmentId === null) return null
  const assignment = await tx.assignment.findUnique({
    where: { id: assignmentId, courseId },
    select: { id: true },
  })
  return assignment?.id ?? null
}
