import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import { changeSetting } from '#server/courses/change-setting.ts'

export const groupSizeMax = 20

/** Lets students make groups themselves, of at most so many members; or, with null, nobody but staff. Groups that there are
 * stay. */
export const setGroupSize = useCase(
  z.strictObject({ slug: IdSchema, groupSize: z.int().min(2).max(groupSizeMax).nullable() }),
  { invalid: `Not saved: give a whole number from 2 to ${groupSizeMax}, or nothing.` },
  (viewer, { slug, groupSize }) => changeSetting(viewer, slug, 'group-size-set', { groupSize }),
)
