import { createHash } from 'node:crypto'
import { database } from '#server/database/client.ts'

/** How long attempts are counted together, from the first one on. */
export const attemptWindowMs = 5 * 60_000

/** What attempts are counted by. Fixed in length, whatever was sent, and without the email address in it. */
export const attemptKey = (...of: string[]) =>
  `sign-in:${createHash('sha256').update(JSON.stringify(of)).digest('hex')}`

/** Counts an attempt before the password is looked at, in one statement, so that attempts sent at once do not slip past
 * each other. Returns the seconds to wait when there were more than `max`, or 0. */
export async function countAttempt(key: string, max: number, now: Date): Promise<number> {
  const nowMs = BigInt(now.getTime())
  const startedBefore = nowMs - BigInt(attemptWindowMs)
  // lastRequest holds the start of the window here.
  const [row] = await database.$queryRaw<{ count: number; lastRequest: bigint }[]>`
    INSERT INTO "RateLimit" (id, key, count, "lastRequest") VALUES (${crypto.randomUUID()}, ${key}, 1, ${nowMs})
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN "RateLimit"."lastRequest" < ${startedBefore} THEN 1 ELSE "RateLimit".count + 1 END,
      "lastRequest" = CASE WHEN "RateLimit"."lastRequest" < ${startedBefore} THEN ${nowMs} ELSE "RateLimit"."lastRequest" END
    RETURNING count, "lastRequest"`
  if (row === undefined || row.count <= max) return 0
  return Math.max(1, Math.ceil((Number(row.lastRequest) + attemptWindowMs - now.getTime()) / 1_000))
}

/** After the right password: what was counted on the way does not count. */
export async function forgetAttempts(keys: readonly string[]): Promise<void> {
  await database.rateLimit.deleteMany({ where: { key: { in: [...keys] } } })
}
