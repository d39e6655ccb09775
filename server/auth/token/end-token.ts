import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

/** Ends one of the viewer's tokens: whatever uses it is refused from now on. */
export const endToken = useCase(
  z.strictObject({ tokenId: IdSchema }),
  { ofAccount: true, invalid: 'This was not understood. Reload the page and try again.' },
  async (viewer, { tokenId }): Promise<{ ok: true } | Refusal<'gone'>> => {
    const { count } = await database.apiToken.deleteMany({ where: { id: tokenId, userId: viewer.id } })
    return count === 0 ? refuse('gone', 'This token has ended already. Reload the page.') : { ok: true }
  },
)
