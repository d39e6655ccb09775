// A course for the next term: its assignments, categories and late days, with their dates some weeks later, and its own
// exercises. Of people and their work nothing comes along but whoever copies, as its instructor.
//
// An exercise belongs to one course, so that nobody changes another's: those that are written here come along as copies
// with ids of their own, each as its newest version. What an assignment used of it, the copy has in that version.
import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import type { Prisma } from '#prisma-client'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { daysLater, isTimeZone } from '#server/assignments/days-later.ts'
import { copiedItems, copyExam, copyItems } from '#server/assignments/items/copy-items.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { copyExercises, storeCopies } from '#server/copying/copy-exercises.ts'
import { CourseNamesSchema } from '#server/courses/create-course.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

/** Ten years. */
export const weeksMax = 520

const CopyCourseInputSchema = z.strictObject({
  /** Of the course that is copied. */
  from: IdSchema,
  ...CourseNamesSchema.shape,
  /** How much later everything is. */
  weeks: z.int('is no whole number').min(0, 'is less than 0').max(weeksMax, `is more than ${weeksMax}`),
  /** Of who copies: times of day are theirs. */
  timeZone: z.string().max(100).refine(isTimeZone, 'is not known').default('UTC'),
})
type Input = z.infer<typeof CopyCourseInputSchema>
type Result = { ok: true; slug: string } | Refusal<'not-found' | 'slug-taken' | 'does-not-load'>

const names: Readonly<Record<string, string>> = {
  slug: 'name in the address',
  title: 'title',
  weeks: 'number of weeks',
}

function sayProblem({ issues: [issue] }: z.ZodError): string {
  return `Not copied: the ${names[String(issue?.path[0])] ?? 'input'} ${issue?.message ?? 'is not complete'}.`
}

/** Makes the course of the next term from this one. Students come in by its own join code and invitations. */
export const copyCourse = useCase(
  CopyCourseInputSchema,
  { invalid: sayProblem },
  async (viewer, input): Promise<Result> => {
    const course = await findCourse(viewer, input.from)
    if (course === null || !may.editAssignments(course.standing)) return notFound()
    const copies = await copyExercises(course.id)
    if (!copies.ok) return copies
    return database.$transaction(
      async (tx) => {
        const { lateDays, groupSize } = await tx.course.findUniqueOrThrow({ where: { id: course.id } })
        const { slug, title } = input
        const [made] = await tx.course.createManyAndReturn({
          data: [{ slug, title, lateDays, groupSize, seedSecret: randomBytes(32).toString('hex') }],
          skipDuplicates: true,
        })
        if (made === undefined) {
          return refuse(
            'slug-taken',
            `Not copied: there is a course called ${slug} already. Choose another name in the address.`,
          )
        }
        await tx.enrolment.create({ data: { courseId: made.id, userId: viewer.id, role: 'INSTRUCTOR' } })
        const versions = await storeCopies(tx, copies.exercises, made.id)
        await copyAssignments(tx, course.id, made.id, versions, input)
        await recordActs(tx, [{ courseId: made.id, byId: viewer.id, of: null, act: 'course-copied' }])
        return { ok: true, slug }
      },
      { timeout: 60_000 },
    )
  },
)

async function copyAssignments(
  tx: Prisma.TransactionClient,
  from: string,
  to: string,
  /** Of the course's own exercises: the copy's version, by the one that it stands for. */
  versions: ReadonlyMap<string, string>,
  { weeks, timeZone }: Input,
): Promise<void> {
  const categories = await tx.category.findMany({ where: { courseId: from } })
  const copied = categories.map(({ id, ...category }) => ({
    before: id,
    ...category,
    id: crypto.randomUUID(),
    courseId: to,
  }))
  await tx.category.createMany({ data: copied.map(({ before: _before, ...category }) => category) })
  const categoryOf = new Map(copied.map(({ before, id }) => [before, id]))
  const moved = (at: Date) => daysLater(at, weeks * 7, timeZone)
  const assignments = await tx.assignment.findMany({
    where: { courseId: from },
    include: copiedItems,
  })
  for (const { id: _id, items, pools, exam, categoryId, ...assignment } of assignments) {
    const made = await tx.assignment.create({
      data: {
        ...assignment,
        courseId: to,
        categoryId: categoryId === null ? null : (categoryOf.get(categoryId) ?? null),
        opensAt: moved(assignment.opensAt),
        dueAt: moved(assignment.dueAt),
        lateUntil: assignment.lateUntil === null ? null : moved(assignment.lateUntil),
      },
    })
    await copyItems(tx, { items, pools }, made.id, (id) => versions.get(id) ?? id)
    await copyExam(tx, exam, made.id, moved)
  }
}
