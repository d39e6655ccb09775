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

/** Wrong passwords for one account before it has to wait, and the window in which they are counted. Counted per
 * account, not per address: a whole class signs in from behind one address at nine o'clock. */
const failuresMax = 5
const windowMs = 5 * 60_000

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
  const key = `sign-in:${createHash('sha256').update(email).digest('hex')}`
  const waitSeconds = await countAttempt(key, now)
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
  await database.rateLimit.deleteMany({ where: { key } })
  return { ok: true }
}

/** Counts this attempt before the password is looked at, in one statement, so that attempts sent at once do not
 * slip past each other. Returns the seconds to wait, or 0. */
async function countAttempt(key: string, now: Date): Promise<number> {
  const nowMs = BigInt(now.getTime())
  // lastRequest holds the start of the window here.
  const [row] = await database.$queryRaw<{ count: number; lastRequest: bigint }[]>`
    INSERT INTO "RateLimit" (id, key, count, "lastRequest") VALUES (${crypto.randomUUID()}, ${key}, 1, ${nowMs})
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN "RateLimit"."lastRequest" < ${nowMs - BigInt(windowMs)} THEN 1 ELSE "RateLimit".count + 1 END,
      "lastRequest" = CASE WHEN "RateLimit"."lastRequest" < ${nowMs - BigInt(windowMs)} THEN ${nowMs} ELSE "RateLimit"."lastRequest" END
    RETURNING count, "lastRequest"`
  if (row === undefined || row.count <= failuresMax) return 0
  return Math.max(1, Math.ceil((Number(row.lastRequest) + windowMs - now.getTime()) / 1_000))
}
