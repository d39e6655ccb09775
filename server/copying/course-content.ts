// A course without its people: what a copy takes over, and what a folder holds of it. Exercises are named by id and version.

import * as z from 'zod'
import { categoryLimits } from '#server/courses/set-categories.ts'
import { groupSizeMax } from '#server/courses/set-group-size.ts'
import { lateDaysMax } from '#server/courses/set-late-days.ts'
import { reviewLimits } from '#server/feedback/review-draft.ts'
import { isStorable } from '#server/storable-json.ts'
import { TimeZoneSchema } from '#server/time-zone.ts'

const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(max, `is longer than ${max} characters`)
    .refine(isStorable, 'holds a character that cannot be stored')

const ContentItemSchema = z.strictObject({
  exercise: line(100),
  version: z.int('is no whole number').min(1, 'is less than 1'),
  points: z.number('is no number'),
  /** The pool that it is drawn from, counted from 1; null for what everybody gets. */
  pool: z.int('is no whole number').min(1, 'is less than 1').nullable().default(null),
  rubric: z
    .array(
      z.strictObject({
        says: line(reviewLimits.saysMax),
        points: z.number('is no number').min(-reviewLimits.pointsMax).max(reviewLimits.pointsMax),
      }),
    )
    .max(reviewLimits.rubricMax, `has more than ${reviewLimits.rubricMax} lines`)
    .default([]),
})

/** Its policy is checked where every assignment's is (server/assignments/assignment-settings.ts). */
export const ContentAssignmentSchema = z
  .looseObject({
    title: line(200),
    /** By name; null counts for none. */
    category: line(categoryLimits.nameMax).nullable().default(null),
    pools: z.array(z.strictObject({ title: z.string(), draw: z.number() })).default([]),
    items: z.array(ContentItemSchema).default([]),
  })
  .superRefine(({ items }, context) => {
    const ids = items.map(({ exercise }) => exercise)
    const twice = ids.find((id, at) => ids.indexOf(id) < at)
    if (twice !== undefined)
      context.addIssue({ code: 'custom', path: ['items'], message: `have ${twice} twice` })
  })
export type ContentAssignment = z.infer<typeof ContentAssignmentSchema>

export const CourseHeadSchema = z
  .strictObject({
    title: line(200),
    lateDays: z.int('is no whole number').min(0).max(lateDaysMax, `is more than ${lateDaysMax}`).default(0),
    groupSize: z.int('is no whole number').min(2).max(groupSizeMax).nullable().default(null),
    /** Null is that of the installation. */
    timeZone: TimeZoneSchema.nullable().default(null),
    categories: z
      .array(
        z.strictObject({
          name: line(categoryLimits.nameMax),
          weight: z.number('is no number').gt(0, 'is not more than 0').max(100, 'is more than 100'),
          dropLowest: z.int('is no whole number').min(0).max(categoryLimits.dropMax).default(0),
        }),
      )
      .max(categoryLimits.categoriesMax, `are more than ${categoryLimits.categoriesMax}`)
      .default([]),
  })
  .superRefine(({ categories }, context) => {
    const wrong = (message: string) => context.addIssue({ code: 'custom', path: ['categories'], message })
    const sum = categories.reduce((total, { weight }) => total + weight, 0)
    if (new Set(categories.map(({ name }) => name)).size < categories.length)
      wrong('have a name that is there twice')
    else if (categories.length > 0 && Math.abs(sum - 100) > 1e-6)
      wrong(`have weights that make ${sum} %, not 100 %`)
  })

export interface CourseContent extends z.infer<typeof CourseHeadSchema> {
  /** In their order. */
  assignments: ContentAssignment[]
}
