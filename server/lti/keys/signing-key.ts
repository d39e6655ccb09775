import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { calculateJwkThumbprint, type JWTPayload, SignJWT } from 'jose'
import type { Prisma } from '#prisma-client'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'

/** The one that every platform knows (IMS security framework section 5.1.1). */
const algorithm = 'RS256'

/** Of an RSA key (RFC 7518 section 3.3 asks for no fewer). */
const bits = 2_048

interface SigningKey {
  kid: string
  key: KeyObject
}

/** The key that signs now; made when it is first needed. */
async function signingKey(): Promise<SigningKey> {
  const newest = await database.ltiKey.findFirst({
    where: { retiredAt: null },
    orderBy: { createdAt: 'desc' },
  })
  if (newest !== null) return { kid: newest.kid, key: createPrivateKey(newest.privateKey) }
  return database.$transaction(async (tx) => {
    await lock(tx, 'lti-keys')
    const made =
      (await tx.ltiKey.findFirst({ where: { retiredAt: null } })) ?? (await makeKey(tx, new Date()))
    return { kid: made.kid, key: createPrivateKey(made.privateKey) }
  })
}

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

export interface Signing {
  issuer: string
  subject?: string
  audience: string
  /** How long it can be used. */
  seconds: number
  now: Date
}

/** What we say to a platform, signed. */
export async function signForPlatform(
  payload: JWTPayload,
  { issuer, subject, audience, seconds, now }: Signing,
): Promise<string> {
  const { kid, key } = await signingKey()
  const at = Math.floor(now.getTime() / 1_000)
  const jwt = new SignJWT(payload)
    .setProtectedHeader({ alg: algorithm, kid, typ: 'JWT' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(at)
    .setExpirationTime(at + seconds)
    .setJti(crypto.randomUUID())
  if (subject !== undefined) jwt.setSubject(subject)
  return jwt.sign(key)
}
