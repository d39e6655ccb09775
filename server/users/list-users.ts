import { database } from '#server/database/client.ts'

/** Lines that one looks through; narrower words show the others. */
const listMax = 1_000

export interface ListedUser {
  email: string
  name: string
  /** "<course> (<role>)" each. */
  enrolments: string[]
  marks: string[]
}

/** Accounts by address. For operators (the command line). */
export async function listUsers(words: string): Promise<ListedUser[]> {
  const contains = { contains: words.trim(), mode: 'insensitive' as const }
  const users = await database.user.findMany({
    where: words.trim() === '' ? {} : { OR: [{ email: contains }, { name: contains }] },
    orderBy: { email: 'asc' },
    take: listMax,
    select: {
      email: true,
      name: true,
      operator: true,
      emailVerified: true,
      disabledAt: true,
      enrolments: { select: { role: true, course: { select: { slug: true } } } },
    },
  })
  return users.map(({ email, name, operator, emailVerified, disabledAt, enrolments }) => ({
    email,
    name,
    enrolments: enrolments.map(({ role, course }) => `${course.slug} (${role.toLowerCase()})`),
    marks: [
      ...(operator ? ['operator'] : []),
      ...(disabledAt === null ? [] : ['closed']),
      ...(emailVerified ? [] : ['address not checked']),
    ],
  }))
}
