import { attemptWindowMs } from '#server/auth/sign-in/count-attempt.ts'
import { database } from '#server/database/client.ts'

/** Whom something was mailed to, and what failed. */
const mailKeptMs = 30 * 86_400_000

/** Forgets sessions that have ended and attempts to sign in that count no more. Nobody comes back for most of them, so
 * they would stay for ever. */
export async function dropExpired(now: Date = new Date()): Promise<void> {
  await database.rateLimit.deleteMany({
    where: { lastRequest: { lt: BigInt(now.getTime() - attemptWindowMs) } },
  })
  await database.session.deleteMany({ where: { expiresAt: { lt: now } } })
  await database.passwordReset.deleteMany({ where: { expiresAt: { lt: now } } })
  await database.addressChange.deleteMany({ where: { expiresAt: { lt: now } } })
  await database.mail.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - mailKeptMs) } } })
  await database.apiToken.deleteMany({ where: { expiresAt: { lt: now } } })
  await database.verification.deleteMany({ where: { expiresAt: { lt: now } } })
  await database.ltiLogin.deleteMany({ where: { expiresAt: { lt: now } } })
  await database.ltiLaunch.deleteMany({ where: { expiresAt: { lt: now } } })
  await database.ltiLinkCode.deleteMany({ where: { expiresAt: { lt: now } } })
  await database.ltiRegistrationLink.deleteMany({ where: { expiresAt: { lt: now } } })
}
