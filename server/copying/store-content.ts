import { randomBytes } from 'node:crypto'
import type { Prisma } from '#prisma-client'
import { AssignmentSettingsSchema, saySettingsProblem } from '#server/assignments/assignment-settings.ts'
import { storeItems } from '#server/assignments/items/store-items.ts'
import { storeExam } from '#server/assignments/store-exam.ts'
import { storedPolicy } from '#server/assignments/stored-policy.ts'
import type { ContentAssignment, CourseContent } from '#server/copying/course-content.ts'
import type { VersionOf } from '#server/copying/find-versions.ts'
import { type PlacedExercise, storePlaced } from '#server/copying/place-exercises.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

export interface ContentPlace {
  slug: string
  title: string
  /** Who runs it. */
  instructorId: string
  /** Exercises that become the course's. */
  exercises: readonly PlacedExercise[]
  /** The others. */
  versionOf: VersionOf
  moved: (at: Date) => Date
}

type Result = { ok: true; courseId: string } | Refusal<'slug-taken' | 'unusable'>

/** Makes a course, in the caller's transaction, which is to be undone where it is refused. */
export async function storeContent(
  tx: Prisma.TransactionClient,
  { lateDays, groupSize, timeZone, categories, assignments }: CourseContent,
  place: ContentPlace,
): Promise<Result> {
  const { slug, title, instructorId } = place
  const [made] = await tx.course.createManyAndReturn({
    data: [{ slug, title, lateDays, groupSize, timeZone, seedSecret: randomBytes(32).toString('hex') }],
    skipDuplicates: true,
  })
  if (made === undefined) {
    return refuse(
      'slug-taken',
      `there is a course called ${slug} already. Choose another name in the address.`,
    )
  }
  const courseId = made.id
  await tx.enrolment.create({ data: { courseId, userId: instructorId, role: 'INSTRUCTOR' } })
  const stored = await tx.category.createManyAndReturn({
    data: categories.map((category, position) => ({ ...category, position, courseId })),
  })
  const categoryOf = new Map(stored.map(({ name, id }) => [name, id]))
  const own = await storePlaced(tx, place.exercises, courseId)
  const versionOf: VersionOf = (exercise, version) => own.get(exercise) ?? place.versionOf(exercise, version)
  for (const [position, assignment] of assignments.entries()) {
    const wrong = await storeAssignment(tx, courseId, position, assignment, categoryOf, {
      ...place,
      versionOf,
    })
    if (wrong !== null) return refuse('unusable', `in the assignment “${assignment.title}”: ${wrong}`)
  }
  return { ok: true, courseId }
}

/** What is wrong with it, or null. */
async function storeAssignment(
  tx: Prisma.TransactionClient,
  courseId: string,
  position: number,
  { category, pools, items, ...policy }: ContentAssignment,
  categoryOf: ReadonlyMap<string, string>,
  { versionOf, moved }: ContentPlace,
): Promise<string | null> {
  const categoryId = category === null ? null : categoryOf.get(category)
  if (categoryId === undefined) return `there is no category “${category}”.`
  const missing = items.find(({ exercise, version }) => versionOf(exercise, version) === null)
  if (missing !== undefined)
    return `there is no exercise ${missing.exercise} here. Publish it first, or leave it out.`
  const parsed = AssignmentSettingsSchema.safeParse({
    ...policy,
    categoryId,
    pools: pools.map((pool) => ({ ...pool, id: null })),
    items: items.map(({ exercise, version, points, pool }) => ({
      id: null,
      exerciseVersionId: versionOf(exercise, version),
      points,
      pool: pool === null ? null : pool - 1,
    })),
  })
  if (!parsed.success) return withoutVerdict(saySettingsProblem(parsed.error))
  const { opensAt, dueAt, lateUntil, exam, ...same } = parsed.data
  const settings = {
    ...same,
    opensAt: moved(opensAt),
    dueAt: moved(dueAt),
    lateUntil: lateUntil && moved(lateUntil),
    exam: exam && { ...exam, releaseAt: exam.releaseAt && moved(exam.releaseAt) },
  }
  const made = await tx.assignment.create({ data: { ...storedPolicy(settings), courseId, position } })
  await storeItems(tx, made.id, settings)
  await storeExam(tx, made.id, settings)
  const placed = await tx.assignmentItem.findMany({ where: { assignmentId: made.id } })
  await tx.rubricItem.createMany({
    data: placed.flatMap(({ id: itemId, position: at }) =>
      (items[at]?.rubric ?? []).map((rubric, index) => ({ ...rubric, itemId, position: index })),
    ),
  })
  return null
}

const withoutVerdict = (says: string) => says.replace(/^Not saved: /, '')
