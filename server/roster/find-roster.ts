import * as z from 'zod'
import type { Mail, Role } from '#prisma-client'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { findSeen, peopleSeen, sectionSeen, seenBy, seenSelect } from '#server/access/seen-students.ts'
import { finder } from '#server/access/use-case.ts'
import { type FoundCourse, findCourse } from '#server/courses/find-course.ts'
import { showJoinCode } from '#server/courses/join-code.ts'
import { database } from '#server/database/client.ts'
import { MailFailureSchema } from '#server/mail/mail-failure.ts'
import { isMailSetUp } from '#server/mail/mail-settings.ts'
import type { PendingInvitation, RosterFilters, RosterMember } from '#server/roster/roster-view.ts'

/** Rows of a page. */
const pageSize = 50

export interface Roster {
  course: FoundCourse
  mayEdit: boolean
  /** Names of the sections that the viewer is limited to; null is all. */
  sees: string[] | null
  /** Whether links can be mailed. */
  mails: boolean
  /** As it is read aloud; null while nobody enters by one. */
  joinCode: string | null
  /** Of the whole course. */
  counts: Record<Role | 'invited', number>
  /** By name, with how many are in each. */
  sections: { id: string; name: string; people: number }[]
  groups: { id: string; name: string; people: number }[]
  /** Students in no group. */
  groupless: number
  filters: RosterFilters
  /** Who is shown on this page: instructors, assistants, students; each by name. Or, of those invited, by address. */
  members: RosterMember[]
  invitations: PendingInvitation[]
  /** How many fit what is sought. */
  found: number
  pages: number
}

const FindRosterInputSchema = z.strictObject({
  slug: IdSchema,
  find: z.string().max(100).default(''),
  show: z.enum(['everybody', 'INSTRUCTOR', 'ASSISTANT', 'STUDENT', 'invited']).default('everybody'),
  section: IdSchema.nullable().default(null),
  group: IdSchema.nullable().default(null),
  page: z.int().min(1).max(10_000).default(1),
})

const order: readonly Role[] = ['INSTRUCTOR', 'ASSISTANT', 'STUDENT']
const byName = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** Who is in a course, for its staff, a page at a time. Null for everyone else. */
export const findRoster = finder(
  FindRosterInputSchema,
  async (viewer, { slug, ...filters }, now): Promise<Roster | null> => {
    const course = await findCourse(viewer, slug)
    if (course === null || !may.seeRoster(course.standing)) return null
    const courseId = course.id
    const seen = await findSeen(viewer, courseId)
    const shownTo = { courseId, ...peopleSeen(seen) }
    const named = { select: { id: true, name: true } }
    const within = { section: named, group: named }
    const counted = { id: true, name: true, _count: { select: { enrolments: true } } }
    // Whole, and then sought in: five thousand rows cost less than telling the database how names are sorted.
    const [enrolments, invited, sections, groups, { joinCode }] = await Promise.all([
      database.enrolment.findMany({
        where: shownTo,
        select: { ...seenSelect, ...within, user: { select: { id: true, name: true, email: true } } },
      }),
      database.invitation.findMany({
        where: shownTo,
        include: {
          ...within,
          sees: { select: { section: { select: { name: true } } } },
          mails: { orderBy: { createdAt: 'desc' }, take: 1 },
        },
      }),
      database.section.findMany({
        where: { courseId, ...(seen.sections && { id: { in: seen.sections.map(({ id }) => id) } }) },
        select: counted,
      }),
      database.group.findMany({
        where: { courseId, ...(seen.sections && { enrolments: { some: sectionSeen(seen) } }) },
        select: counted,
      }),
      database.course.findUniqueOrThrow({ where: { id: courseId }, select: { joinCode: true } }),
    ])
    const sought = filters.find.trim().toLocaleLowerCase('en')
    const fits = (person: { name: string | null; email: string; section: Named; group: Named }) =>
      [person.name ?? '', person.email].some((word) => word.toLocaleLowerCase('en').includes(sought)) &&
      (filters.section === null || filters.section === (person.section?.id ?? 'none')) &&
      (filters.group === null || filters.group === (person.group?.id ?? 'none'))

    const members = enrolments
      .filter(({ role }) => filters.show === 'everybody' || filters.show === role)
      // Groups are of students.
      .filter(({ role }) => filters.group === null || role === 'STUDENT')
      .map(({ user, ...enrolment }) => ({ ...enrolment, ...user, sees: seenBy(enrolment).sections }))
      .filter(fits)
      .toSorted(
        (a, b) =>
          order.indexOf(a.role) - order.indexOf(b.role) ||
          byName.compare(a.name, b.name) ||
          byName.compare(a.email, b.email),
      )
    const invitations = invited.filter(fits).toSorted((a, b) => byName.compare(a.email, b.email))
    const shown = filters.show === 'invited' ? invitations : members
    const pages = Math.max(1, Math.ceil(shown.length / pageSize))
    const page = Math.min(filters.page, pages)
    const from = (page - 1) * pageSize
    const mayEdit = may.editRoster(course.standing)
    const count = (role: Role) => enrolments.filter((one) => one.role === role).length
    return {
      course,
      mayEdit,
      sees: seen.sections?.map(({ name }) => name) ?? null,
      mails: isMailSetUp(),
      joinCode: joinCode === null ? null : showJoinCode(joinCode),
      counts: {
        INSTRUCTOR: count('INSTRUCTOR'),
        ASSISTANT: count('ASSISTANT'),
        STUDENT: count('STUDENT'),
        invited: invited.length,
      },
      sections: tell(sections),
      groups: tell(groups),
      groupless: enrolments.filter(({ role, group }) => role === 'STUDENT' && group === null).length,
      filters: { ...filters, page },
      members:
        filters.show === 'invited'
          ? []
          : members.slice(from, from + pageSize).map(({ id, name, email, role, section, group, sees }) => ({
              id,
              name,
              email,
              role,
              section: section?.name ?? null,
              group: group?.name ?? null,
              sees:
                role === 'ASSISTANT' ? (sees?.map((one) => one.name).toSorted(byName.compare) ?? null) : null,
            })),
      invitations:
        filters.show === 'invited'
          ? invitations
              .slice(from, from + pageSize)
              .map(({ id, name, email, role, section, group, limited, sees, expiresAt, mails: [mail] }) => ({
                id,
                name,
                email,
                role,
                section: section?.name ?? null,
                group: group?.name ?? null,
                sees: limited ? sees.map((one) => one.section.name).toSorted(byName.compare) : null,
                expiresAt: expiresAt.toISOString(),
                expired: expiresAt <= now,
                mail: mail === undefined ? null : stateOf(mail),
              }))
          : [],
      found: shown.length,
      pages,
    }
  },
)

type Named = { id: string } | null

const tell = (rows: readonly { id: string; name: string; _count: { enrolments: number } }[]) =>
  rows
    .map(({ id, name, _count }) => ({ id, name, people: _count.enrolments }))
    .toSorted((a, b) => byName.compare(a.name, b.name))

function stateOf({ createdAt, sentAt, failedAt, failure }: Mail): PendingInvitation['mail'] {
  const state = failedAt !== null ? 'failed' : sentAt === null ? 'waits' : 'sent'
  return {
    state,
    at: (failedAt ?? sentAt ?? createdAt).toISOString(),
    because: sentAt === null ? (MailFailureSchema.nullable().parse(failure)?.because ?? null) : null,
  }
}
