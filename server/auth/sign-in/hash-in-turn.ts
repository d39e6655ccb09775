import { hashPassword } from 'better-auth/crypto'
import { networkOf } from '#server/auth/sign-in/client-address.ts'
import { QueueFull } from '#server/auth/sign-in/fair-queue.ts'
import { hashingQueue } from '#server/auth/sign-in/hashing-queue.ts'

/** The hash of a new password, for whoever sends these headers; null when too many wait. */
export async function hashInTurn(password: string, headers: Headers): Promise<string | null> {
  const lane = networkOf(headers.get('x-forwarded-for') ?? '')
  try {
    return await hashingQueue().run({ lane, known: false }, () => hashPassword(password))
  } catch (error) {
    if (error instanceof QueueFull) return null
    throw error
  }
}
