import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

/** Signs the viewer out elsewhere: of one session, or, by null, of all but the one that asks. */
export const endSessions = useCase(
  z.strictObject({ sessionId: IdSchema.nullable() }),
  { ofAccount: true, invalid: 'This was not understood. Reload the page and try again.' },
  async (viewer, { sessionId }): Promise<{ ok: true; ended: number } | Refusal<'here' | 'gone'>> => {
    if (sessionId !== null && sessionId === viewer.sessionId) {
      return refuse('here', 'This is the session that you are using: sign out to end it.')
    }
    const { count } = await database.session.deleteMany({
      where: {
        userId: viewer.id,
        id: sessionId ?? { not: viewer.sessionId ?? '' },
      },
    })
    if (sessionId !== null && count === 0) {
      return refuse('gone', 'This session has ended already. Reload the page.')
    }
    return { ok: true, ended: count }
  },
)
