import { hashPassword } from 'better-auth/crypto'
import * as z from 'zod'
import { database } from '#server/database/client.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

export const UserNameSchema = z
  .string()
  .trim()
  .min(1, 'is empty')
  .max(100, 'is longer than 100 characters')
  .regex(/^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u, 'holds a character that no name has')

export const PasswordSchema = z
  .string()
  .min(10, 'is shorter than 10 characters')
  .max(200, 'is longer than 200 characters')

const NewUserSchema = z.strictObject({
  email: z.email('is not an email address').max(320).toLowerCase(),
  name: UserNameSchema,
  password: PasswordSchema,
  operator: z.boolean().default(false),
})
export type NewUser = z.input<typeof NewUserSchema>

/** Makes an account that signs in with email and password. For operators (the command line) and the demo's seed;
 * there is no sign-up on the web. */
export async function createUser(
  input: NewUser,
): Promise<{ ok: true; userId: string } | Refusal<'invalid' | 'email-taken'>> {
  const parsed = NewUserSchema.safeParse(input)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refuse(
      'invalid',
      `No account was made: ${String(issue?.path[0] ?? 'the input')} ${issue?.message}.`,
    )
  }
  const { email, name, password, operator } = parsed.data
  const userId = crypto.randomUUID()
  const passwordHash = await hashPassword(password)
  const made = await database.$transaction(async (tx) => {
    const { count } = await tx.user.createMany({
      data: [{ id: userId, email, name, operator, emailVerified: true }],
      skipDuplicates: true,
    })
    if (count === 0) return false
    await tx.account.create({
      data: {
        id: crypto.randomUUID(),
        accountId: userId,
        providerId: 'credential',
        userId,
        password: passwordHash,
      },
    })
    return true
  })
  return made ? { ok: true, userId } : refuse('email-taken', `There is an account for ${email} already.`)
}
