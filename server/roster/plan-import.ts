import type { Prisma, Role } from '#prisma-client'
import type { ReadPeople, ReadPerson } from '#server/roster/read-people.ts'
import type { ImportedPerson, ImportPlan, ImportStep } from '#server/roster/roster-view.ts'

/** A person of a plan, with what is known of them. */
export interface PlannedPerson extends ImportedPerson {
  userId: string | null
  /** Of an invitation that is there; one that has ended is made anew. */
  invitationId: string | null
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
  const [users, invitations, sections] = await Promise.all([
    tx.user.findMany({
      where: { email: { in: emails } },
      select: {
        id: true,
        email: true,
        name: true,
        emailVerified: true,
        enrolments: { where: { courseId }, select: { section: { select: { name: true } } } },
      },
    }),
    tx.invitation.findMany({
      where: { courseId, email: { in: emails } },
      select: { id: true, email: true, expiresAt: true, section: { select: { name: true } } },
    }),
    tx.section.findMany({ where: { courseId }, select: { name: true } }),
  ])
  const userOf = new Map(users.map((user) => [user.email, user]))
  const invitationOf = new Map(invitations.map((invitation) => [invitation.email, invitation]))
  const sectionOf = new Map(sections.map(({ name }) => [foldSection(name), name]))
  const newSections: string[] = []
  const sectionNamed = (name: string | null): string | null => {
    if (name === null) return null
    const there = sectionOf.get(foldSection(name))
    if (there !== undefined) return there
    sectionOf.set(foldSection(name), name)
    newSections.push(name)
    return name
  }

  const plan = (person: ReadPerson): PlannedPerson => {
    const user = userOf.get(person.email)
    const invitation = invitationOf.get(person.email)
    const [enrolment] = user?.enrolments ?? []
    const section = sectionNamed(person.section)
    const planned = (step: ImportStep, before?: string | null): PlannedPerson => ({
      line: person.line,
      email: person.email,
      name: user?.name ?? person.name,
      userId: user?.id ?? null,
      invitationId: invitation?.id ?? null,
      // What the text does not say stays.
      section: section ?? before ?? null,
      ...(before !== undefined && section !== null && section !== before ? { sectionBefore: before } : {}),
      step,
    })
    if (enrolment !== undefined) {
      const before = enrolment.section?.name ?? null
      return planned(section !== null && section !== before ? 'move' : 'present', before)
    }
    if (user !== undefined && (role === 'STUDENT' || user.emailVerified)) return planned('enrol')
    if (invitation === undefined) return planned('invite')
    const before = invitation.section?.name ?? null
    return planned(invitation.expiresAt <= now ? 'invite' : 'invited', before)
  }
  return { people: people.map(plan), unreadable, newSections }
}

/** Sections are told apart by what a reader tells apart. */
export const foldSection = (name: string) => name.normalize('NFC').toLocaleLowerCase('en')
