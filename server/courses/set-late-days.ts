import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import { changeSetting } from '#server/courses/change-setting.ts'

export const lateDaysMax = 100

/** How many days of being late each student may spend over the term. Points follow at once. */
export const setLateDays = useCase(
  z.strictObject({ slug: IdSchema, lateDays: z.int().min(0).max(lateDaysMax) }),
  { invalid: `Not saved: give a whole number from 0 to ${lateDaysMax}.` },
  (viewer, { slug, lateDays }) => changeSetting(viewer, slug, 'late-days-set', { lateDays }),
)
