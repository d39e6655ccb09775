import type { Prisma, Role } from '#prisma-client'
import { seenSelect } from '#server/access/seen-students.ts'
import type { ReadPeople, ReadPerson } from '#server/roster/read-people.ts'
import type { ImportedPerson, ImportPlan, ImportStep } from '#server/roster/roster-view.ts'
import { foldName } from '#server/roster/section-name.ts'
import { sayMaySee, sayNames } from '#server/roster/set-sees.ts'

/** A person of a plan, with what is known of them. */
export interface PlannedPerson extends ImportedPerson {
  userId: string | null
  /** Of an invitation that is there; one that has ended is made anew. */
  invitationId: string | null
  /** What the text says of whom an assistant sees: names of sections, all students, or nothing. */
  maySee: readonly string[] | 'all' | null
}

export type InternalPlan = Omit<ImportPlan, 'people'> & { people: PlannedPerson[] }

/**
 * What importing these people does, without doing it. Whoever has an account is enrolled, but for roles of staff only
 * where the address was checked: with a join code anybody can make an account under anybody's address.
 */
export async function planImport(
  tx: Prisma.TransactionClient,
  courseId: string,
  { people, unreadable }: ReadPeople,
  role: Role,
  now: Date,
): Promise<InternalPlan> {
  const emails = people.map(({ email }) => email)
  const named = { section: { select: { name: true } }, group: { select: { name: true } } }
  const [users, invitations, sections, groups] = await Promise.all([
    tx.user.findMany({
      where: { email: { in: emails } },
      select: {
        id: true,
        email: true,
        name: true,
        emailVerified: true,
        enrolments: { where: { courseId }, select: { ...seenSelect, ...named } },
      },
    }),
    tx.invitation.findMany({
      where: { courseId, email: { in: emails } },
      select: {
        id: true,
        email: true,
        expiresAt: true,
        role: true,
        limited: true,
        sees: { select: { section: { select: { id: true, name: true } } } },
        ...named,
      },
    }),
    tx.section.findMany({ where: { courseId }, select: { name: true } }),
    tx.group.findMany({ where: { courseId }, select: { name: true } }),
  ])
  const userOf = new Map(users.map((user) => [user.email, user]))
  const invitationOf = new Map(invitations.map((invitation) => [invitation.email, invitation]))
  const section = new Names(sections)
  const group = new Names(groups)

  const plan = (person: ReadPerson): PlannedPerson => {
    const user = userOf.get(person.email)
    const invitation = invitationOf.get(person.email)
    const [enrolment] = user?.enrolments ?? []
    // Groups are of students.
    const isStudent = (enrolment?.role ?? role) === 'STUDENT'
    const maySee = (enrolment?.role ?? invitation?.role ?? role) === 'ASSISTANT' ? person.sees : null
    const seen = Array.isArray(maySee) ? maySee.flatMap((name) => section.named(name) ?? []) : maySee
    const says = seen === null ? null : seen === 'all' ? 'all students' : sayNames(seen)
    const to = { section: section.named(person.section), group: group.named(isStudent ? person.group : null) }
    const planned = (step: ImportStep, before?: Within): PlannedPerson => ({
      line: person.line,
      email: person.email,
      name: user?.name ?? person.name,
      userId: user?.id ?? null,
      invitationId: invitation?.id ?? null,
      maySee: seen,
      sees: says,
      ...(seesOther(before) ? { seesBefore: seesNow(before) } : {}),
      // What the text does not say stays.
      section: to.section ?? before?.section?.name ?? null,
      group: to.group ?? before?.group?.name ?? null,
      ...(changes('section', before) ? { sectionBefore: before?.section?.name ?? null } : {}),
      ...(changes('group', before) ? { groupBefore: before?.group?.name ?? null } : {}),
      step,
    })
    const seesOther = (before: Within | undefined): before is Within =>
      before !== undefined && says !== null && says !== seesNow(before)
    const changes = (kind: 'section' | 'group', before: Within | undefined) =>
      before !== undefined && to[kind] !== null && to[kind] !== (before[kind]?.name ?? null)
    if (enrolment !== undefined) {
      const moves = changes('section', enrolment) || changes('group', enrolment) || seesOther(enrolment)
      return planned(moves ? 'move' : 'present', enrolment)
    }
    if (user !== undefined && (role === 'STUDENT' || user.emailVerified)) return planned('enrol')
    if (invitation === undefined) return planned('invite')
    return planned(invitation.expiresAt <= now ? 'invite' : 'invited', invitation)
  }
  return { people: people.map(plan), unreadable, newSections: section.added, newGroups: group.added }
}

interface Within {
  section: { name: string } | null
  group: { name: string } | null
  limited: boolean
  /** Of an enrolment, or of an invitation. */
  assists?: { section: { id: string; name: string } }[]
  sees?: { section: { id: string; name: string } }[]
}

const seesNow = ({ limited, assists, sees }: Within) =>
  sayMaySee(limited ? (assists ?? sees ?? []).map(({ section }) => section) : null)

/** Names as they are written already, and those that are new. */
class Names {
  readonly added: string[] = []
  readonly #known: Map<string, string>

  constructor(there: readonly { name: string }[]) {
    this.#known = new Map(there.map(({ name }) => [foldName(name), name]))
  }

  named(name: string | null): string | null {
    if (name === null) return null
    const known = this.#known.get(foldName(name))
    if (known !== undefined) return known
    this.#known.set(foldName(name), name)
    this.added.push(name)
    return name
  }
}
