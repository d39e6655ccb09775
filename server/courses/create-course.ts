import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import { database } from '#server/database/client.ts'
import { type Refusal, refuse } from '#server/refusal.ts'
import { isStorable } from '#server/storable-json.ts'

/** How a course is named: in its address, and to people. */
export const CourseNamesSchema = z.strictObject({
  slug: z
    .string()
    .max(60, 'is longer than 60 characters')
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'may hold small letters, digits and single hyphens between them only'),
  title: z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(200, 'is longer than 200 characters')
    .refine(isStorable, 'holds a character that cannot be stored'),
})
const NewCourseSchema = z.strictObject({
  ...CourseNamesSchema.shape,
  instructor: z.email('is not an email address').max(320).toLowerCase(),
})

/** Makes a course with its first instructor, who has an account already. For operators (the command line). */
export async function createCourse(
  input: z.input<typeof NewCourseSchema>,
): Promise<{ ok: true; courseId: string } | Refusal<'invalid' | 'no-account' | 'slug-taken'>> {
  const parsed = NewCourseSchema.safeParse(input)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refuse(
      'invalid',
      `No course was made: the ${String(issue?.path[0] ?? 'input')} ${issue?.message}.`,
    )
  }
  const { slug, title, instructor } = parsed.data
  const user = await database.user.findUnique({ where: { email: instructor } })
  if (user === null) {
    return refuse(
      'no-account',
      `No course was made: there is no account for ${instructor}. Make one first: ` +
        `./roundtrip user add ${instructor} --name "…"`,
    )
  }
  return database.$transaction(async (tx) => {
    const made = await tx.course.createManyAndReturn({
      data: [{ slug, title, seedSecret: randomBytes(32).toString('hex') }],
      skipDuplicates: true,
    })
    const [course] = made
    if (course === undefined) {
      return refuse('slug-taken', `No course was made: there is a course called ${slug} already.`)
    }
    await tx.enrolment.create({ data: { courseId: course.id, userId: user.id, role: 'INSTRUCTOR' } })
    return { ok: true, courseId: course.id }
  })
}
