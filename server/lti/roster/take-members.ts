// Who is in the platform's course, taken into the course here by a button: seen first, then done. Staff are left to come by
// themselves, and nobody is removed.
import * as z from 'zod'
import type { LtiContext, LtiPlatform, Prisma } from '#prisma-client'
import { IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { findContext } from '#server/lti/courses/change-link.ts'
import { addPlatformAccount } from '#server/lti/launch/make-identity.ts'
import { fetchMembers, type PlatformMember } from '#server/lti/roster/fetch-members.ts'
import type { MemberStep, PlannedMember } from '#server/lti/roster/members-view.ts'
import { PlatformProblem } from '#server/lti/wire/ask-platform.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

/** A whole course, account by account. */
const takingMsMax = 60_000

type Result = { ok: true; members: PlannedMember[] } | Refusal<'not-found' | 'not-allowed' | 'platform'>

export const takeMembers = useCase(
  z.strictObject({
    slug: IdSchema,
    contextId: IdSchema,
    /** Otherwise it is only said what would be done. */
    take: z.boolean(),
  }),
  { invalid: 'This was not understood. Reload the page and try again.' },
  async (viewer, { take, ...which }, now): Promise<Result> => {
    const context = await findContext(viewer, which)
    if (context === null) return notFound()
    if (context.membershipsUrl === null || context.platform.disabledAt !== null) {
      return refuse(
        'not-allowed',
        'The platform does not let us see who is in the course. Whoever looks after it can allow it; then open the activity there once more.',
      )
    }
    try {
      const members = await fetchMembers(context.platform, context.membershipsUrl, now)
      return {
        ok: true,
        members: await (take ? carryOut(viewer, context, members, now) : preview(context, members)),
      }
    } catch (error) {
      if (!(error instanceof PlatformProblem)) throw error
      return refuse('platform', `Not done: ${error.message}`)
    }
  },
)

type Context = LtiContext & { platform: LtiPlatform }
interface Planned extends PlannedMember {
  member: PlatformMember | null
  userId: string | null
}

const shown = (plan: readonly Planned[]): PlannedMember[] =>
  plan.map(({ name, email, step }) => ({ name, email, step }))

const preview = async (context: Context, members: readonly PlatformMember[]) =>
  shown(await planMembers(database, context, members))

async function planMembers(
  tx: Prisma.TransactionClient,
  { id, courseId, platform }: Context,
  members: readonly PlatformMember[],
): Promise<Planned[]> {
  const [identities, known, enrolments] = await Promise.all([
    tx.ltiIdentity.findMany({
      where: { issuer: platform.issuer, subject: { in: members.map(({ subject }) => subject) } },
    }),
    tx.ltiMember.findMany({
      where: { contextId: id },
      include: { user: { select: { name: true, email: true } } },
    }),
    tx.enrolment.findMany({ where: { courseId }, select: { userId: true, role: true } }),
  ])
  const userOf = new Map(identities.map(({ subject, userId }) => [subject, userId]))
  const roleOf = new Map(enrolments.map(({ userId, role }) => [userId, role]))
  const subjects = new Set(members.map(({ subject }) => subject))
  const plan = members.map((member): Planned => {
    const userId = userOf.get(member.subject) ?? null
    const planned = (step: MemberStep): Planned => ({
      name: member.name ?? 'Somebody',
      email: member.email,
      step,
      member,
      userId,
    })
    if (userId !== null && roleOf.has(userId)) return planned('present')
    if (member.role !== 'student') return planned('staff')
    return planned(userId === null ? 'make' : 'enrol')
  })
  const gone = known.filter(
    ({ subject, userId }) => !subjects.has(subject) && roleOf.get(userId) === 'STUDENT',
  )
  return [
    ...plan,
    ...gone.map(({ user, userId }): Planned => ({ ...user, step: 'gone', member: null, userId })),
  ]
}

function carryOut(
  viewer: Viewer,
  context: Context,
  members: readonly PlatformMember[],
  now: Date,
): Promise<PlannedMember[]> {
  const { id: contextId, courseId, platform } = context
  return database.$transaction(
    async (tx) => {
      await lock(tx, 'course', courseId)
      const plan = await planMembers(tx, context, members)
      const entering: { userId: string; subject: string; email: string | null }[] = []
      for (const { member, userId, step } of plan) {
        if (member === null || (step !== 'enrol' && step !== 'make')) continue
        const { subject, email } = member
        entering.push({
          subject,
          email,
          userId: userId ?? (await makeAccount(tx, platform.issuer, member, now)),
        })
      }
      await tx.enrolment.createMany({
        data: entering.map(({ userId }) => ({ courseId, userId, role: 'STUDENT' as const })),
        skipDuplicates: true,
      })
      await tx.ltiMember.createMany({
        data: plan.flatMap(({ member, userId, step }) =>
          member === null || userId === null || step !== 'present'
            ? []
            : [{ contextId, userId, subject: member.subject }],
        ),
        skipDuplicates: true,
      })
      await tx.ltiMember.createMany({
        data: entering.map(({ userId, subject }) => ({ contextId, userId, subject })),
        skipDuplicates: true,
      })
      const users = await tx.user.findMany({
        where: { id: { in: entering.map(({ userId }) => userId) } },
        select: { id: true, email: true },
      })
      await recordActs(tx, [
        ...users.map(({ id: userId, email }) => ({
          courseId,
          byId: viewer.id,
          of: { userId, email },
          act: 'enrolled' as const,
          after: { role: 'STUDENT' as const },
        })),
        {
          courseId,
          byId: viewer.id,
          of: null,
          act: 'platform-roster-taken',
          after: { platform: `${context.title}, ${platform.name}` },
        },
      ])
      return shown(plan)
    },
    { timeout: takingMsMax },
  )
}

/** Of somebody who has not come yet: theirs at their first launch, unless they have another one here (make-identity.ts). */
async function makeAccount(
  tx: Prisma.TransactionClient,
  issuer: string,
  { subject, name, email }: PlatformMember,
  now: Date,
): Promise<string> {
  await lock(tx, 'lti-identity', issuer, subject)
  const there = await tx.ltiIdentity.findUnique({ where: { issuer_subject: { issuer, subject } } })
  if (there !== null) return there.userId
  const userId = await addPlatformAccount(tx, { name, email })
  await tx.ltiIdentity.create({ data: { issuer, subject, userId, createdAt: now } })
  return userId
}
