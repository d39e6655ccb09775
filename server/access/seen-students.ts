// Which students of a course somebody of its staff sees and reviews: all of them, or, for an assistant who is limited to
// sections, those of these. Every question of staff about students asks here; whatever shows a student's work or name to
// staff goes through one of these.
//
// A team is seen by whoever sees one of its members: its work is one. Who is limited and has no section left sees nobody.
import { Prisma } from '#prisma-client'
import { ownEnrolments } from '#server/access/own-enrolments.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'

export interface SeenStudents {
  /** Null is all students of the course, also those in no section. */
  sections: readonly { id: string; name: string }[] | null
}

export const everyStudent: SeenStudents = { sections: null }

export const seenSelect = {
  role: true,
  limited: true,
  assists: { select: { section: { select: { id: true, name: true } } } },
} satisfies Prisma.EnrolmentSelect

/** What somebody's enrolment lets them see, read with `seenSelect`. */
export function seenBy({
  role,
  limited,
  assists,
}: Prisma.EnrolmentGetPayload<{ select: typeof seenSelect }>): SeenStudents {
  if (role === 'INSTRUCTOR' || (role === 'ASSISTANT' && !limited)) return everyStudent
  return { sections: role === 'ASSISTANT' ? assists.map(({ section }) => section) : [] }
}

export async function findSeen(viewer: Viewer, courseId: string): Promise<SeenStudents> {
  const enrolment = await database.enrolment.findUnique({
    where: { courseId_userId: { courseId, userId: viewer.id }, AND: [ownEnrolments(viewer)] },
    select: seenSelect,
  })
  return enrolment === null ? { sections: [] } : seenBy(enrolment)
}

/** Whether a student in this section, or in none, is seen. */
export const seesSection = ({ sections }: SeenStudents, sectionId: string | null): boolean =>
  sections === null || sections.some(({ id }) => id === sectionId)

const idsOf = (sections: readonly { id: string }[]) => sections.map(({ id }) => id)

/** Enrolments, or invitations, of who is seen. */
export const sectionSeen = ({ sections }: SeenStudents) =>
  sections === null ? {} : { sectionId: { in: idsOf(sections) } }

/** The same of all people of the course: its staff is seen by all of them. An empty condition in an OR would be none. */
export const peopleSeen = (seen: SeenStudents) =>
  seen.sections === null ? {} : { OR: [{ role: { not: 'STUDENT' as const } }, sectionSeen(seen)] }

/** Enrolments in SQL, where enrolments are `e`. */
export const seenInSql = ({ sections }: SeenStudents): Prisma.Sql =>
  sections === null ? Prisma.sql`TRUE` : Prisma.sql`e."sectionId" = ANY(${idsOf(sections)})`

/** Sets of numbers of who is seen, for a list under `AND`. */
export function workSeen(seen: SeenStudents, courseId: string): Prisma.VariantWhereInput {
  if (seen.sections === null) return {}
  const student = { enrolments: { some: { courseId, role: 'STUDENT', ...sectionSeen(seen) } } } as const
  return { OR: [{ user: student }, { team: { seats: { some: { user: student } } } }] }
}

/** Of those whose set of numbers it is, who are students of the course: their sections. */
export async function sectionsOfWork(
  db: Prisma.TransactionClient,
  courseId: string,
  variantId: string,
): Promise<(string | null)[]> {
  const variants = { some: { id: variantId } }
  const rows = await db.enrolment.findMany({
    where: {
      courseId,
      role: 'STUDENT',
      user: { OR: [{ variants }, { teamSeats: { some: { team: { variants } } } }] },
    },
    select: { sectionId: true },
  })
  return rows.map(({ sectionId }) => sectionId)
}

/** Whether the viewer, who staffs the course, sees what was done with a set of numbers. */
export async function seesWork(viewer: Viewer, courseId: string, variantId: string): Promise<boolean> {
  const seen = await findSeen(viewer, courseId)
  if (seen.sections === null) return true
  const sections = await sectionsOfWork(database, courseId, variantId)
  return sections.some((id) => seesSection(seen, id))
}

/** Whether the viewer, who staffs the course, sees a student of it. */
export async function seesStudent(viewer: Viewer, courseId: string, userId: string): Promise<boolean> {
  const seen = await findSeen(viewer, courseId)
  if (seen.sections === null) return true
  return (
    (await database.enrolment.count({ where: { courseId, userId, role: 'STUDENT', ...sectionSeen(seen) } })) >
    0
  )
}
