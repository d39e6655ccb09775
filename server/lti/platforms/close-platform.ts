import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import { isOperator, recordPlatform } from '#server/lti/platforms/save-platform.ts'
import { notFound, type Refusal } from '#server/refusal.ts'

type Result = { ok: true } | Refusal<'not-found'>

/** Lets nobody in from a platform any more, and ends the sessions that it started; or lets them in again. */
export const setPlatformOpen = useCase(
  z.strictObject({ platformId: IdSchema, open: z.boolean() }),
  { invalid: 'This was not understood. Reload the page and try again.' },
  async (viewer, { platformId, open }, now): Promise<Result> => {
    if (!isOperator(viewer)) return notFound()
    return database.$transaction(async (tx) => {
      const [platform] = await tx.ltiPlatform.updateManyAndReturn({
        where: { id: platformId },
        data: { disabledAt: open ? null : now },
      })
      if (platform === undefined) return notFound()
      if (!open) await tx.session.deleteMany({ where: { launch: { platformId } } })
      await recordPlatform(tx, viewer.id, 'platform-changed', `${platform.name}, ${open ? 'open' : 'closed'}`)
      return { ok: true }
    })
  },
)

/** Forgets a platform: its sessions end, its courses are no longer linked. People, and who they are there, stay. */
export const removePlatform = useCase(
  z.strictObject({ platformId: IdSchema }),
  { invalid: 'This was not understood. Reload the page and try again.' },
  async (viewer, { platformId }): Promise<Result> => {
    if (!isOperator(viewer)) return notFound()
    return database.$transaction(async (tx) => {
      await tx.session.deleteMany({ where: { launch: { platformId } } })
      const platform = await tx.ltiPlatform.findUnique({ where: { id: platformId } })
      if (platform === null) return notFound()
      await tx.ltiPlatform.delete({ where: { id: platformId } })
      await recordPlatform(tx, viewer.id, 'platform-removed', platform.name)
      return { ok: true }
    })
  },
)
