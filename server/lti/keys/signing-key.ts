import { createPublicKey, generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import { calculateJwkThumbprint } from 'jose'
import type { Prisma } from '#prisma-client'

/** The one that every platform knows (IMS security framework section 5.1.1). */
const algorithm = 'RS256'

/** Of an RSA key (RFC 7518 section 3.3 asks for no fewer). */
const bits = 2_048

/** A new one, stored. */
export async function makeKey(tx: Prisma.TransactionClient, now: Date) {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: bits })
  const { n = '', e = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
  const kid = await calculateJwkThumbprint({ kty: 'RSA', n, e })
  return tx.ltiKey.create({
    data: {
      kid,
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      publicJwk: { kty: 'RSA', n, e, kid, alg: algorithm, use: 'sig' },
      createdAt: now,
    },
  })
}
