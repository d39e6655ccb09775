import { hashPassword } from 'better-auth/crypto'
import * as z from 'zod'
import { database } from '#server/database/client.ts'
import { type Refusal, refuse } from '#server/refusal.ts'
import { addAccount } from '#server/users/add-account.ts'

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

export const UserEmailSchema = z.email('is not an email address').max(320).toLowerCase()

const NewUserSchema = z.strictObject({
  email: UserEmailSchema,
  name: UserNameSchema,
  password: PasswordSchema,
  operator: z.boolean().default(false),
})
export type NewUser = z.input<typeof NewUserSchema>

/** Makes an account that signs in with email and password. For operators (the command line) and the demo's seed;
 * on the web an account is made by whoever has a link or a code (server/joining). */
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
  const passwordHash = await hashPassword(password)
  const userId = await database.$transaction((tx) =>
    addAccount(tx, { email, name, operator, passwordHash, emailVerified: true }),
  )
  return userId === null
    ? refuse('email-taken', `There is an account for ${email} already.`)
    : { ok: true, userId }
}
