import * as z from 'zod'
import { useCase } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { publishedMs } from '#server/lti/keys/published-keys.ts'
import { makeKey } from '#server/lti/keys/signing-key.ts'
import { isOperator, recordPlatform } from '#server/lti/platforms/save-platform.ts'
import { notFound, type Refusal } from '#server/refusal.ts'

/** Makes a new key, which signs from now on. The one before is published for a week more; older ones are forgotten. */
export const renewKey = useCase(
  z.strictObject({}),
  { invalid: 'This was not understood. Reload the page and try again.' },
  async (viewer, _input, now): Promise<{ ok: true } | Refusal<'not-found'>> => {
    if (!isOperator(viewer)) return notFound()
    return database.$transaction(async (tx) => {
      await lock(tx, 'lti-keys')
      await tx.ltiKey.updateMany({ where: { retiredAt: null }, data: { retiredAt: now } })
      await tx.ltiKey.deleteMany({ where: { retiredAt: { lt: new Date(now.getTime() - publishedMs) } } })
      const { kid } = await makeKey(tx, now)
      await recordPlatform(tx, viewer.id, 'platform-keys-renewed', kid.slice(0, 8))
      return { ok: true }
    })
  },
)
