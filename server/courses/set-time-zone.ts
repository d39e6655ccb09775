import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import { changeSetting } from '#server/courses/change-setting.ts'
import { TimeZoneSchema } from '#server/time-zone.ts'

/** Says in which time zone the dates of a course are typed. No date moves: each stays the moment that it is. */
export const setTimeZone = useCase(
  z.strictObject({ slug: IdSchema, timeZone: TimeZoneSchema.nullable() }),
  { invalid: 'Not saved: choose one of the time zones of the list.' },
  (viewer, { slug, timeZone }) => changeSetting(viewer, slug, 'time-zone-set', { timeZone }),
)
