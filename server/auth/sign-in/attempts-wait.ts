import { attemptWindowMs } from '#server/auth/sign-in/count-attempt.ts'
import { database } from '#server/database/client.ts'

/** Seconds to wait where more than `max` were counted already, or 0; counts nothing. For what only failures count by:
 * a class that does the same right thing at once is not made to wait. */
export async function attemptsWait(key: string, max: number, now: Date): Promise<number> {
  const row = await database.rateLimit.findUnique({ where: { key } })
  if (row === null || row.count < max) return 0
  return Math.max(0, Math.ceil((Number(row.lastRequest) + attemptWindowMs - now.getTime()) / 1_000))
}
