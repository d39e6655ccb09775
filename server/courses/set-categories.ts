import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { categoriesOf } from '#server/courses/categories-of.ts'
import { findCourse } from '#server/courses/find-course.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import type { Category } from '#server/scores/weigh.ts'

export const categoryLimits = { categoriesMax: 20, nameMax: 100, dropMax: 50 } as const

const CategorySchema = z.strictObject({
  /** Null for one that is added. */
  id: IdSchema.nullable(),
  name: z.string().trim().min(1).max(categoryLimits.nameMax),
  weight: z.number().gt(0).max(100),
  dropLowest: z.int().min(0).max(categoryLimits.dropMax),
})

type Result = { ok: true } | Refusal<'not-found' | 'twice' | 'not-whole' | 'gone'>

/** All categories of a course at once, in their order; none weighs nothing. Assignments of one that goes are in none. */
export const setCategories = useCase(
  z.strictObject({ slug: IdSchema, categories: z.array(CategorySchema).max(categoryLimits.categoriesMax) }),
  {
    invalid: `Not saved: give each category a name, a weight of more than 0 %, and how many are left out, at most ${categoryLimits.dropMax}.`,
  },
  async (viewer, { slug, categories }): Promise<Result> => {
    const course = await findCourse(viewer, slug)
    if (course === null || !may.editAssignments(course.standing)) return notFound()
    const courseId = course.id
    if (new Set(categories.map(({ name }) => name)).size < categories.length)
      return refuse('twice', 'Not saved: two categories have the same name.')
    const sum = categories.reduce((total, { weight }) => total + weight, 0)
    if (categories.length > 0 && Math.abs(sum - 100) > 1e-6)
      return refuse(
        'not-whole',
        `Not saved: the weights make ${Math.round(sum * 100) / 100} %. Make them 100 %.`,
      )
    return database.$transaction(async (tx) => {
      await lock(tx, 'course', courseId)
      const before = await tx.category.findMany({ where: { courseId }, ...categoriesOf })
      const kept = categories.flatMap(({ id }) => id ?? [])
      if (kept.some((id) => !before.some((one) => one.id === id)))
        return refuse('gone', 'Not saved: somebody else changed the categories. Reload the page.')
      await tx.category.deleteMany({ where: { courseId, id: { notIn: kept } } })
      // Names are unique: out of the way first, as two may have changed theirs.
      for (const id of kept) await tx.category.update({ where: { id }, data: { name: id } })
      for (const [position, { id, ...rest }] of categories.entries()) {
        const data = { ...rest, position }
        if (id === null) await tx.category.create({ data: { ...data, courseId } })
        else await tx.category.update({ where: { id }, data })
      }
      await recordActs(tx, [
        {
          courseId,
          byId: viewer.id,
          of: null,
          act: 'categories-set',
          before: { categories: inWords(before) },
          after: { categories: inWords(categories) },
        },
      ])
      return { ok: true }
    })
  },
)

const inWords = (categories: readonly Omit<Category, 'id'>[]) =>
  categories
    .map(({ name, weight, dropLowest }) => {
      return `${name} ${weight} %${dropLowest === 0 ? '' : ` without the lowest ${dropLowest}`}`
    })
    .join(', ') || 'none'
