import type { Prisma } from '#prisma-client'
import type { AssignmentSettings } from '#server/assignments/assignment-settings.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

/** The title of each exercise version that the settings name, or why the course cannot use one of them, or their category. */
export async function checkItems(
  tx: Prisma.TransactionClient,
  courseId: string,
  { items, categoryId }: AssignmentSettings,
): Promise<
  | { ok: true; titles: ReadonlyMap<string, string> }
  | Refusal<'no-such-exercise' | 'no-such-category' | 'twice'>
> {
  if (categoryId !== null && (await tx.category.count({ where: { id: categoryId, courseId } })) === 0) {
    return refuse('no-such-category', 'Not saved: its category is not there any more. Choose another one.')
  }
  const ids = items.map(({ exerciseVersionId }) => exerciseVersionId)
  const versions = await tx.exerciseVersion.findMany({
    where: { id: { in: ids }, exercise: { OR: [{ courseId: null }, { courseId }] } },
    select: { id: true, title: true, exerciseId: true },
  })
  if (versions.length < new Set(ids).size) {
    return refuse(
      'no-such-exercise',
      'Not saved: one of the exercises is not there for this course any more. Reload the page to see which.',
    )
  }
  const exerciseOf = new Map(versions.map(({ id, exerciseId }) => [id, exerciseId]))
  const seen = new Set<string | undefined>()
  for (const id of ids) {
    const exercise = exerciseOf.get(id)
    if (seen.has(exercise)) {
      return refuse(
        'twice',
        `Not saved: ${exercise} is there twice. Students who want more take new numbers.`,
      )
    }
    seen.add(exercise)
  }
  return { ok: true, titles: new Map(versions.map(({ id, title }) => [id, title])) }
}
