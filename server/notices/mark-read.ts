import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { inReach } from '#server/access/own-enrolments.ts'
import { useCase } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'

/** Marks one's own notice as read, or, by null, all of them. */
export const markRead = useCase(
  z.strictObject({ noticeId: IdSchema.nullable() }),
  { invalid: 'This was not understood. Reload the page and try again.' },
  async (viewer, { noticeId }, now): Promise<{ ok: true; read: number }> => {
    const { count } = await database.notice.updateMany({
      where: {
        userId: viewer.id,
        readAt: null,
        ...inReach(viewer.within),
        ...(noticeId === null ? {} : { id: noticeId }),
      },
      data: { readAt: now },
    })
    return { ok: true, read: count }
  },
)
