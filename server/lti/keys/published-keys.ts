import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { makeKey } from '#server/lti/keys/signing-key.ts'

/** How long a key that signs no more is still published: what it signed may be verified later. */
export const publishedMs = 7 * 86_400_000

const isPublished = (now: Date) => ({
  OR: [{ retiredAt: null }, { retiredAt: { gt: new Date(now.getTime() - publishedMs) } }],
})

/** Our public keys, as a set that platforms fetch (RFC 7517 section 5). There is always one. */
export async function publishedKeys(now: Date = new Date()): Promise<{ keys: unknown[] }> {
  const find = () =>
    database.ltiKey.findMany({
      where: isPublished(now),
      orderBy: { createdAt: 'desc' },
      select: { publicJwk: true },
    })
  const keys = await find()
  if (keys.length === 0) {
    await database.$transaction(async (tx) => {
      await lock(tx, 'lti-keys')
      if ((await tx.ltiKey.count({ where: { retiredAt: null } })) === 0) await makeKey(tx, now)
    })
  }
  return { keys: (keys.length === 0 ? await find() : keys).map(({ publicJwk }) => publicJwk) }
}
