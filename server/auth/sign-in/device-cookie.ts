// Tells a device on which an account's owner has signed in before from one that guesses. The cookie names the device by
// a random number and the accounts by digests, and is signed, so nobody can make one for an account whose password he
// does not know. It opens nothing: it only decides by what attempts are counted (sign-in.ts).
import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { cookiePrefix } from '#server/auth/session/carries-session.ts'
import { readCookie } from '#server/auth/session/read-cookie.ts'
import { authSecret } from '#server/env.ts'

export const deviceCookie = {
  name: `${cookiePrefix}.device`,
  /** Seconds; browsers keep no cookie for longer. */
  maxAge: 400 * 86_400,
} as const

/** Accounts that one device is known for: a family's, not a computer room's. */
const accountsMax = 5

const DeviceSchema = z.strictObject({
  id: z.uuid(),
  /** Newest first. */
  accounts: z.array(z.string().max(64)).max(accountsMax),
})
export type Device = z.infer<typeof DeviceSchema>

/** The device of a request; null without a cookie that we signed. */
export function readDevice(cookieHeader: string | null): Device | null {
  const [content = '', signature = '', ...rest] = (readCookie(cookieHeader, deviceCookie.name) ?? '').split(
    '.',
  )
  const given = Buffer.from(signature, 'base64url')
  const right = sign(content)
  if (rest.length > 0 || given.length !== right.length || !timingSafeEqual(given, right)) return null
  return DeviceSchema.parse(JSON.parse(Buffer.from(content, 'base64url').toString('utf8')))
}

/** The value of the cookie that makes this device known for one more account. */
export function writeDevice(device: Device | null, email: string): string {
  const account = digestOf(email)
  const others = (device?.accounts ?? []).filter((other) => other !== account)
  const known: Device = {
    id: device?.id ?? randomUUID(),
    accounts: [account, ...others].slice(0, accountsMax),
  }
  const content = Buffer.from(JSON.stringify(known)).toString('base64url')
  return `${content}.${sign(content).toString('base64url')}`
}

export const isKnownFor = (device: Device, email: string) => device.accounts.includes(digestOf(email))

const digestOf = (email: string) => createHash('sha256').update(email).digest('base64url').slice(0, 22)

/** Signed for this purpose alone: what is signed elsewhere under the same key is no device. */
const sign = (content: string) => createHmac('sha256', authSecret()).update(`device:${content}`).digest()
