import type { Role } from '#prisma-client'
import { recordActs } from '#server/audit/record-acts.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { type Refusal, refuse } from '#server/refusal.ts'
import { isLastInstructor } from '#server/roster/is-last-instructor.ts'

/** Puts someone with an account into a course, or gives them another role there. For operators (the command line). */
export async function enrol(input: {
  slug: string
  email: string
  role: Role
}): Promise<{ ok: true; was: Role | null } | Refusal<'no-course' | 'no-account' | 'last-instructor'>> {
  const { slug, role } = input
  const email = input.email.toLowerCase()
  const course = await database.course.findUnique({ where: { slug }, select: { id: true } })
  if (course === null) {
    return refuse('no-course', `There is no course called ${slug}. Make it with ./roundtrip course add.`)
  }
  const user = await database.user.findUnique({ where: { email }, select: { id: true } })
  if (user === null) {
    return refuse(
      'no-account',
      `There is no account for ${email}. Make one first: ./roundtrip user add ${email} --name "…"`,
    )
  }
  const courseId = course.id
  const userId = user.id
  return database.$transaction(async (tx) => {
    await lock(tx, 'course', courseId)
    if (role !== 'INSTRUCTOR' && (await isLastInstructor(tx, courseId, userId))) {
      return refuse(
        'last-instructor',
        `${email} is the only instructor of ${slug} and stays it. Enrol another instructor first.`,
      )
    }
    const where = { courseId_userId: { courseId, userId } }
    const before = await tx.enrolment.findUnique({ where })
    await tx.enrolment.upsert({
      where,
      create: { courseId, userId, role },
      update: { role, ...(before?.role === role ? {} : { limited: false, assists: { deleteMany: {} } }) },
    })
    await tx.invitation.deleteMany({ where: { courseId, email } })
    if (before?.role !== role) {
      await recordActs(tx, [
        {
          courseId,
          byId: null,
          of: { userId, email },
          act: before === null ? 'enrolled' : 'role-changed',
          ...(before === null ? {} : { before: { role: before.role } }),
          after: { role },
        },
      ])
    }
    return { ok: true, was: before?.role ?? null }
  })
}
