import * as z from 'zod'
import type { Prisma, Role } from '#prisma-client'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import type { Viewer } from '#server/access/viewer.ts'
import type { AuditedAct, AuditedState } from '#server/audit/audited-act.ts'
import { type ActToRecord, recordActs } from '#server/audit/record-acts.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { isMailSetUp } from '#server/mail/mail-settings.ts'
import { queueMails } from '#server/mail/queue-mail.ts'
import { notFound, type Refusal } from '#server/refusal.ts'
import { type InvitedPerson, invitationEnd, makeLinks, OriginSchema } from '#server/roster/make-links.ts'
import { dropEmpty, makeNamed } from '#server/roster/make-named.ts'
import { PeopleInputSchema, peopleRefusals, readWithin } from '#server/roster/people-input.ts'
import { type InternalPlan, type PlannedPerson, planImport } from '#server/roster/plan-import.ts'
import type { ImportPlan, MadeLinks } from '#server/roster/roster-view.ts'
import { setSees } from '#server/roster/set-sees.ts'
import { makeSecretToken } from '#server/secret-token.ts'

type Result =
  | { ok: true; plan: ImportPlan; mailed: number; made: MadeLinks | null }
  | Refusal<'not-found' | 'no-address' | 'too-many'>

/** Adds people to the course: at once who has an account, by a link of their own who has none. Done twice it does
 * nothing more. What cannot be read is named, the others are added. */
export const addToRoster = useCase(
  PeopleInputSchema.extend({
    origin: OriginSchema,
    /** Links are mailed, where the site sends mail, and shown to nobody. */
    mail: z.boolean().default(false),
  }),
  peopleRefusals,
  async (viewer, { slug, text, role, origin, mail }, now): Promise<Result> => {
    const course = await findCourse(viewer, slug)
    if (course === null || !may.editRoster(course.standing)) return notFound()
    const read = readWithin(text)
    if (!read.ok) return read
    const byMail = mail && isMailSetUp()
    const { plan, invited } = await database.$transaction(async (tx) => {
      await lock(tx, 'course', course.id)
      const planned = await planImport(tx, course.id, read, role, now)
      const invited = await carryOut(tx, { plan: planned, courseId: course.id, role, viewer, now })
      if (byMail) await mailNow(tx, course.id, invited)
      return { plan: planned, invited }
    })
    return {
      ok: true,
      plan: {
        ...plan,
        people: plan.people.map(
          ({ userId: _userId, invitationId: _invitationId, maySee: _maySee, ...person }) => person,
        ),
      },
      mailed: byMail ? invited.length : 0,
      made: invited.length === 0 || byMail ? null : makeLinks(invited, origin, invitationEnd(now)),
    }
  },
)

/** The links that were made a moment ago are forgotten: whoever sends a letter makes its link. */
async function mailNow(
  tx: Prisma.TransactionClient,
  courseId: string,
  invited: readonly InvitedPerson[],
): Promise<void> {
  const made = await tx.invitation.findMany({
    where: { courseId, email: { in: invited.map(({ email }) => email) } },
    select: { id: true, email: true },
  })
  await queueMails(
    tx,
    made.map(({ id, email }) => ({ kind: 'INVITATION', address: email, invitationId: id })),
  )
}

interface CarriedOut {
  plan: InternalPlan
  courseId: string
  role: Role
  viewer: Viewer
  now: Date
}

async function carryOut(
  tx: Prisma.TransactionClient,
  { plan, courseId, role, viewer, now }: CarriedOut,
): Promise<InvitedPerson[]> {
  const sections = plan.people.flatMap(({ section, maySee }) => [
    ...(section === null ? [] : [section]),
    ...(maySee === null || maySee === 'all' ? [] : maySee),
  ])
  const groups = plan.people.flatMap(({ group }) => group ?? [])
  const sectionId = await makeNamed(tx, 'section', courseId, sections)
  const groupId = await makeNamed(tx, 'group', courseId, groups)
  const those = (step: PlannedPerson['step']) => plan.people.filter((person) => person.step === step)

  const enrolled = those('enrol')
  await tx.enrolment.createMany({
    data: enrolled.flatMap(({ userId, section, group }) =>
      userId === null
        ? []
        : [{ courseId, userId, role, sectionId: sectionId(section), groupId: groupId(group) }],
    ),
  })
  const moved = those('move')
  for (const [section, people] of Map.groupBy(moved, (person) => person.section)) {
    await tx.enrolment.updateMany({
      where: { courseId, userId: { in: idsOf(people) } },
      data: { sectionId: sectionId(section) },
    })
  }
  for (const [group, people] of Map.groupBy(moved, (person) => person.group)) {
    await tx.enrolment.updateMany({
      where: { courseId, userId: { in: idsOf(people) } },
      data: { groupId: groupId(group) },
    })
  }
  const seen = ({ maySee }: PlannedPerson) =>
    maySee === null || maySee === 'all'
      ? null
      : [...new Set(maySee)].flatMap((name) => {
          const id = sectionId(name)
          return id === null ? [] : [{ id }]
        })
  const limited = [
    ...enrolled.filter((person) => seen(person) !== null),
    ...moved.filter(({ seesBefore }) => seesBefore !== undefined),
  ]
  for (const person of limited)
    if (person.userId !== null) await setSees(tx, { courseId, userId: person.userId }, seen(person))
  // An invitation that goes on follows the text too.
  for (const person of those('invited')) {
    const { invitationId, section, group, name, sectionBefore, groupBefore, seesBefore } = person
    if (invitationId === null) continue
    if (seesBefore !== undefined) await invitedSees(tx, invitationId, seen(person))
    if (sectionBefore === undefined && groupBefore === undefined) continue
    await tx.invitation.update({
      where: { id: invitationId },
      data: { sectionId: sectionId(section), groupId: groupId(group), ...(name === null ? {} : { name }) },
    })
  }
  const invited = those('invite').map((person) => ({ ...person, ...makeSecretToken() }))
  // Those that have ended give their place to new ones.
  await tx.invitation.deleteMany({
    where: { id: { in: invited.flatMap(({ invitationId }) => invitationId ?? []) } },
  })
  const made = await tx.invitation.createManyAndReturn({
    data: invited.map(({ email, name, section, group, tokenHash }) => ({
      courseId,
      email,
      name,
      role,
      sectionId: sectionId(section),
      groupId: groupId(group),
      tokenHash,
      invitedById: viewer.id,
      createdAt: now,
      expiresAt: invitationEnd(now),
    })),
    select: { id: true, email: true },
  })
  const invitationOf = new Map(made.map(({ id, email }) => [email, id]))
  for (const person of invited) {
    const sections = seen(person)
    if (sections !== null) await invitedSees(tx, invitationOf.get(person.email) ?? '', sections)
  }
  // Whoever is in the course now needs no link any more.
  await tx.invitation.deleteMany({ where: { courseId, email: { in: enrolled.map(({ email }) => email) } } })

  await dropEmpty(tx, courseId)

  const record = (
    people: readonly PlannedPerson[],
    act: AuditedAct,
    states: (person: PlannedPerson) => States,
  ) =>
    people.map((person): ActToRecord => {
      const { userId, email } = person
      return { courseId, byId: viewer.id, of: { userId, email }, act, ...states(person) }
    })
  const movedTo = (kind: 'section' | 'group') =>
    moved.filter((person) => person[`${kind}Before`] !== undefined)
  await recordActs(tx, [
    ...record(enrolled, 'enrolled', (person) => ({ after: { role, ...within(person) } })),
    ...record(invited, 'invited', (person) => ({ after: { role, ...within(person) } })),
    ...record(
      [...moved, ...those('invited')].filter(({ seesBefore }) => seesBefore !== undefined),
      'assistant-limited',
      ({ sees, seesBefore }) => ({ before: { sees: seesBefore ?? '' }, after: { sees: sees ?? '' } }),
    ),
    ...record(movedTo('section'), 'section-changed', ({ section, sectionBefore }) => ({
      before: { section: sectionBefore ?? null },
      after: { section },
    })),
    ...record(movedTo('group'), 'group-changed', ({ group, groupBefore }) => ({
      before: { group: groupBefore ?? null },
      after: { group },
    })),
  ])
  return invited.map(({ email, name, token }) => ({ email, name, token }))
}

const idsOf = (people: readonly PlannedPerson[]) => people.flatMap(({ userId }) => userId ?? [])

const within = ({ section, group, sees }: PlannedPerson) => ({
  section,
  ...(group === null ? {} : { group }),
  ...(sees === null ? {} : { sees }),
})

/** Whose students an invited assistant will see. */
async function invitedSees(
  tx: Prisma.TransactionClient,
  invitationId: string,
  sections: readonly { id: string }[] | null,
): Promise<void> {
  await tx.invitationSection.deleteMany({ where: { invitationId } })
  await tx.invitation.update({ where: { id: invitationId }, data: { limited: sections !== null } })
  await tx.invitationSection.createMany({
    data: (sections ?? []).map(({ id }) => ({ invitationId, sectionId: id })),
  })
}

interface States {
  before?: AuditedState
  after?: AuditedState
}
