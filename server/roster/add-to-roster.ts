import * as z from 'zod'
import { Role } from '#prisma-client'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

export const addressesMax = 500

const AddToRosterInputSchema = z.strictObject({
  slug: IdSchema,
  /** Addresses with commas, semicolons or blanks between them. */
  addresses: z.string().max(addressesMax * 100),
  role: z.enum(Role),
})
type Result =
  | {
      ok: true
      /** Addresses of those who are in the course now and were not before. */
      added: string[]
      /** In it already; their role stays as it is. */
      present: string[]
      /** No account has this address. */
      unknown: string[]
      /** Words that are no address: names around one, and what was mistyped. */
      leftOut: string[]
    }
  | Refusal<'not-found' | 'no-address' | 'too-many'>

/** Adds people who have an account to the course. What cannot be added is named; the others are. */
export const addToRoster = useCase(
  AddToRosterInputSchema,
  { invalid: 'Nobody was added: the addresses were not understood. Check them and try again.' },
  async (viewer, { slug, role, addresses: written }): Promise<Result> => {
    const course = await findCourse(viewer, slug)
    if (course === null || !may.editRoster(course.standing)) return notFound()
    const addresses = [
      ...new Set(
        written
          .toLowerCase()
          .split(/[\s,;<>]+/)
          .filter(Boolean),
      ),
    ]
    const emails = addresses.filter((address) => address.includes('@'))
    if (emails.length === 0) return refuse('no-address', 'Nobody was added: type an email address first.')
    if (addresses.length > addressesMax) {
      return refuse(
        'too-many',
        `Nobody was added: at most ${addressesMax} addresses at once. Add the rest after.`,
      )
    }
    return database.$transaction(async (tx) => {
      await lock(tx, 'course', course.id)
      const users = await tx.user.findMany({
        where: { email: { in: emails } },
        select: { id: true, email: true, enrolments: { where: { courseId: course.id } } },
      })
      const fresh = users.filter(({ enrolments }) => enrolments.length === 0)
      await tx.enrolment.createMany({
        data: fresh.map(({ id }) => ({ courseId: course.id, userId: id, role })),
      })
      const known = new Set(users.map(({ email }) => email))
      return {
        ok: true,
        added: fresh.map(({ email }) => email),
        present: users.filter(({ enrolments }) => enrolments.length > 0).map(({ email }) => email),
        unknown: emails.filter((email) => !known.has(email)),
        leftOut: addresses.filter((word) => !word.includes('@')),
      }
    })
  },
)
