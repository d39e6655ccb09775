import * as z from 'zod'
import { useCase } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import { TimeZoneSchema } from '#server/time-zone.ts'
import { UserNameSchema } from '#server/users/create-user.ts'

const ProfileSchema = z.strictObject({
  name: UserNameSchema,
  /** Null is the browser's. */
  timeZone: TimeZoneSchema.nullable(),
})

/** Somebody's own name, and the zone that they read times in. */
export const saveProfile = useCase(
  ProfileSchema,
  {
    ofAccount: true,
    invalid: ({ issues: [issue] }) =>
      issue?.path[0] === 'name'
        ? `Not saved: the name ${issue.message}.`
        : 'Not saved: choose a time zone from the list.',
  },
  async (viewer, { name, timeZone }): Promise<{ ok: true }> => {
    await database.user.update({ where: { id: viewer.id }, data: { name, timeZone } })
    return { ok: true }
  },
)
