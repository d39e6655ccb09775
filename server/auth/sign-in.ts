import { createHash } from 'node:crypto'
import { isAPIError } from 'better-auth/api'
import * as z from 'zod'
import { auth } from '#server/auth/auth.ts'
import { database } from '#server/database/client.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

export const SignInSchema = z.strictObject({
  email: z.string().trim().toLowerCase().max(320),
  password: z.string().max(200),
})

/** Wrong passwords for one account from one client address before that address has to wait, and the window in which
 * they are counted. Never counted per address alone: a whole class signs in from behind one at nine o'clock. Nor per
 * account alone, or six posts would lock a classmate out. */
const failuresMax = 5
/** Wrong passwords for one account from wherever: guessing from many addresses ends here. */
const failuresOfAccountMax = 50
const windowMs = 5 * 60_000
/** Rows whose window is over that one attempt clears away: more than the two that it can add. */
const clearedMax = 100

export type SignInRefusal = Refusal<'invalid' | 'wrong' | 'too-many'> & { waitSeconds?: number }

/** Starts a session; better-auth sets its cookie on the response in progress. An unknown address and a wrong
 * password are answered alike. */
export async function signIn(
  input: unknown,
  headers: Headers,
  now: Date = new Date(),
): Promise<{ ok: true } | SignInRefusal> {
  const parsed = SignInSchema.safeParse(input)
  if (!parsed.success || parsed.data.email === '' || parsed.data.password === '') {
    return refuse('invalid', 'Fill in your email address and your password.')
  }
  const { email, password } = parsed.data
  const ofAddress = keyOf(email, clientAddress(headers))
  const ofAccount = keyOf(email)
  await clearExpired(now)
  // An address that has to wait adds nothing to the account's count: alone it could otherwise lock the account.
  const waitSeconds =
    (await countAttempt(ofAddress, failuresMax, now)) ||
    (await countAttempt(ofAccount, failuresOfAccountMax, now))
  if (waitSeconds > 0) {
    return {
      ...refuse('too-many', `Too many attempts for this account. Try again in ${waitSeconds} s.`),
      waitSeconds,
    }
  }
  try {
    await auth().api.signInEmail({ body: { email, password }, headers })
  } catch (error) {
    if (!isAPIError(error) || error.statusCode >= 500) throw error
    return refuse('wrong', 'The email address or the password is wrong. Check both and try again.')
  }
  await database.rateLimit.deleteMany({ where: { key: { in: [ofAddress, ofAccount] } } })
  return { ok: true }
}

/** Fixed in length, whatever was sent, and without the email address in it. */
const keyOf = (...of: string[]) => `sign-in:${createHash('sha256').update(JSON.stringify(of)).digest('hex')}`

/** Where the request came from. Assumes at most one proxy in front of us, which appends the address of its client to
 * the header: only the last entry is not the client's own invention. Without a proxy Next fills the header in from
 * the socket, and a client that sends one itself can pass for many addresses; the account's own count holds then. */
function clientAddress(headers: Headers): string {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'unknown'
}

/** Counts of made-up accounts would otherwise stay for ever. Rows in another attempt's hands are left to it. */
async function clearExpired(now: Date): Promise<void> {
  await database.$executeRaw`
    DELETE FROM "RateLimit" WHERE id = ANY(ARRAY(
      SELECT id FROM "RateLimit"
      WHERE key LIKE 'sign-in:%' AND "lastRequest" < ${BigInt(now.getTime() - windowMs)}
      LIMIT ${clearedMax} FOR UPDATE SKIP LOCKED))`
}

/** Counts this attempt before the password is looked at, in one statement, so that attempts sent at once do not
 * slip past each other. Returns the seconds to wait, or 0. */
async function countAttempt(key: string, max: number, now: Date): Promise<number> {
  const nowMs = BigInt(now.getTime())
  // lastRequest holds the start of the window here.
  const [row] = await database.$queryRaw<{ count: number; lastRequest: bigint }[]>`
    INSERT INTO "RateLimit" (id, key, count, "lastRequest") VALUES (${crypto.randomUUID()}, ${key}, 1, ${nowMs})
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN "RateLimit"."lastRequest" < ${nowMs - BigInt(windowMs)} THEN 1 ELSE "RateLimit".count + 1 END,
      "lastRequest" = CASE WHEN "RateLimit"."lastRequest" < ${nowMs - BigInt(windowMs)} THEN ${nowMs} ELSE "RateLimit"."lastRequest" END
    RETURNING count, "lastRequest"`
  if (row === undefined || row.count <= max) return 0
  return Math.max(1, Math.ceil((Number(row.lastRequest) + windowMs - now.getTime()) / 1_000))
}
