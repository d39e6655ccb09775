import * as z from 'zod'
import { hashInTurn } from '#server/auth/sign-in/hash-in-turn.ts'
import { startSession } from '#server/auth/sign-in/start-session.ts'
import { passwordsAllowed } from '#server/auth/sso/sso-settings.ts'
import { database } from '#server/database/client.ts'
import { countTakenAddress, findByCode } from '#server/joining/find-by-code.ts'
import { enterAsStudent } from '#server/joining/join-by-code.ts'
import { newAccountRefusal, passwordsOff } from '#server/joining/new-account-refusal.ts'
import { type Refusal, refuse } from '#server/refusal.ts'
import { addAccount } from '#server/users/add-account.ts'
import { PasswordSchema, UserEmailSchema, UserNameSchema } from '#server/users/create-user.ts'

const JoinAsNewSchema = z.strictObject({
  name: UserNameSchema,
  email: z.string().trim().pipe(UserEmailSchema),
  password: PasswordSchema,
})

export type JoinAsNewResult =
  | { ok: true; slug: string; device: string }
  | Refusal<'off' | 'invalid' | 'unknown-code' | 'too-many' | 'has-account' | 'busy'>

/** Makes an account for whoever has a course's code, enrols it as a student, and signs it in. */
export async function joinAsNew(
  { code, ...input }: { code: unknown; name: unknown; email: unknown; password: unknown },
  headers: Headers,
  now: Date = new Date(),
): Promise<JoinAsNewResult> {
  const found = await findByCode(null, code, headers, now)
  if (!found.ok) return found
  if (!passwordsAllowed()) return passwordsOff()
  const parsed = JoinAsNewSchema.safeParse(input)
  if (!parsed.success) return newAccountRefusal(parsed.error, notUnderstood)
  const { name, email, password } = parsed.data
  const passwordHash = await hashInTurn(password, headers)
  if (passwordHash === null) {
    return refuse('busy', 'Too many people are signing in at this moment. Try again in a minute.')
  }
  const { id: courseId, slug } = found.course
  const made = await database.$transaction(async (tx) => {
    const userId = await addAccount(tx, { email, name, passwordHash, emailVerified: false })
    if (userId !== null) await enterAsStudent(tx, courseId, userId, email)
    return userId !== null
  })
  if (!made) {
    await countTakenAddress(headers, now)
    return refuse(
      'has-account',
      `There is an account for ${email}. Sign in with it, then enter the code again.`,
    )
  }
  return { ok: true, slug, device: await startSession(email, password, headers) }
}

const notUnderstood = () => refuse('invalid', 'No account was made: fill in all fields.')
