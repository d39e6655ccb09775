import { auth } from '#server/auth/auth.ts'
import { readDevice, writeDevice } from '#server/auth/sign-in/device-cookie.ts'
import { hashingQueue } from '#server/auth/sign-in/hashing-queue.ts'

/** Signs somebody in whose password was set a moment ago, and makes their device known for it. better-auth sets the
 * session's cookie on the response in progress; what is returned is the device's. */
export async function startSession(email: string, password: string, headers: Headers): Promise<string> {
  await hashingQueue().run({ lane: `new account ${email}`, known: true }, () =>
    auth().api.signInEmail({ body: { email, password }, headers }),
  )
  return writeDevice(readDevice(headers.get('cookie')), email)
}
