import type * as z from 'zod'
import { type Refusal, refuse } from '#server/refusal.ts'

export const passwordsOff = () =>
  refuse(
    'off',
    'No account was made: people sign in here with their institution. Use the button on the sign-in page.',
  )

const fields: Record<string, string> = { name: 'name', email: 'email address', password: 'password' }

/** What is said about the form of a new account: the field that is wrong, or that what it was opened by does not work. */
export function newAccountRefusal<Code extends string>(
  { issues: [issue] }: z.ZodError,
  ended: () => Refusal<Code>,
): Refusal<Code | 'invalid'> {
  const field = fields[String(issue?.path[0])]
  return field === undefined
    ? ended()
    : refuse('invalid', `No account was made: the ${field} ${issue?.message}.`)
}
