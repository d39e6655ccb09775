// Signed tokens (RFC 7515, 7519) by node:crypto alone: this platform shares no code with what it is the other side of.
import {
  createHmac,
  createPublicKey,
  createSign,
  createVerify,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto'

export interface Key {
  kid: string
  privateKey: KeyObject
  publicKey: KeyObject
}

export function makeRsaKey(kid: string): Key {
  return { kid, ...generateKeyPairSync('rsa', { modulusLength: 2_048 }) }
}

export const publicJwk = ({ kid, publicKey }: Key) => ({
  ...publicKey.export({ format: 'jwk' }),
  kid,
  alg: 'RS256',
  use: 'sig',
})

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

export function signJwt(payload: object, key: Key, header: object = {}): string {
  const head = encode({ alg: 'RS256', typ: 'JWT', kid: key.kid, ...header })
  const signed = `${head}.${encode(payload)}`
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key.privateKey).toString('base64url')}`
}

/** What nobody signed (RFC 7515 appendix A.5). */
export const unsignedJwt = (payload: object) => `${encode({ alg: 'none', typ: 'JWT' })}.${encode(payload)}.`

/** Signed with the public key as if it were a secret. */
export function confusedJwt(payload: object, key: Key): string {
  const signed = `${encode({ alg: 'HS256', typ: 'JWT', kid: key.kid })}.${encode(payload)}`
  const secret = key.publicKey.export({ type: 'spki', format: 'pem' })
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

/** The payload, when one of the keys signed it with RS256. Throws what is wrong. */
export function verifyJwt(token: string, keys: readonly object[]): Record<string, unknown> {
  const [head = '', body = '', signature = '', ...rest] = token.split('.')
  if (rest.length > 0) throw new Error('not three parts')
  const header = decode(head)
  if (header.alg !== 'RS256') throw new Error(`alg ${String(header.alg)}`)
  const jwk = keys.find((key) => 'kid' in key && key.kid === header.kid)
  if (jwk === undefined) throw new Error(`unknown kid ${String(header.kid)}`)
  if ('d' in jwk) throw new Error('a private key is published')
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' })
  const right = createVerify('RSA-SHA256')
    .update(`${head}.${body}`)
    .verify(key, Buffer.from(signature, 'base64url'))
  if (!right) throw new Error('bad signature')
  return decode(body)
}

function decode(part: string): Record<string, unknown> {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('no object')
  return { ...value }
}
