import { createHash, randomBytes } from 'node:crypto'
import * as z from 'zod'

/** What stands in a link that opens something once: 256 random bits, in base64url. */
export const SecretTokenSchema = z.string().regex(/^[\w-]{43}$/)

/** A new one, for the link, and its hash, for the database: whoever reads that learns no link. */
export function makeSecretToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashSecretToken(token) }
}

/** No salt and no slow hash: there are 2²⁵⁶ of them to try. */
export const hashSecretToken = (token: string) => createHash('sha256').update(token).digest('hex')
