// A set of numbers of somebody without an account, as a text that only this server can read and nobody can make: nothing
// is stored, and judging makes the variant again from what it holds. AES-256-GCM (NIST SP 800-38D) under a key of its
// own, derived from the server's secret by HKDF (RFC 5869); the exercise is authenticated with it (its additional data),
// so that a set of one exercise opens nothing of another.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import * as z from 'zod'
import { authSecret } from '#server/env.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

const PracticeSetSchema = z.strictObject({
  versionId: z.string().max(100),
  seed: z.string().max(64),
  /** Milliseconds since 1970. */
  expiresAt: z.number(),
  /** `answered` may ask for the solution, `ended` shows it and takes no answer. */
  stage: z.enum(['new', 'answered', 'ended']),
})
export type PracticeSet = z.infer<typeof PracticeSetSchema>

/** A seminar's afternoon and the evening after it. */
const lifeMs = 24 * 3_600_000
/** What we write is a third of it. */
export const setCharactersMax = 1_000
const nonceBytes = 12
const tagBytes = 16

export const newSet = (versionId: string, now: Date): PracticeSet => ({
  versionId,
  seed: randomBytes(16).toString('hex'),
  expiresAt: now.getTime() + lifeMs,
  stage: 'new',
})

/** As base64url: nonce, ciphertext, tag. */
export function sealSet(exerciseId: string, set: PracticeSet): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key(), nonce, { authTagLength: tagBytes })
  cipher.setAAD(about(exerciseId))
  const sealed = Buffer.concat([cipher.update(JSON.stringify(set), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url')
}

export type SetRefusal = Refusal<'not-a-set' | 'expired'>

/** Refuses what we did not write for this exercise, and what is too old. */
export function openSet(exerciseId: string, sealed: string, now: Date): PracticeSet | SetRefusal {
  const set = decrypt(exerciseId, sealed)
  if (set === null) {
    const says =
      'The address does not hold a set of numbers of this exercise: it was cut or changed on its way. Take new numbers.'
    return refuse('not-a-set', says)
  }
  if (set.expiresAt > now.getTime()) return set
  return refuse('expired', 'These numbers are more than a day old and no longer judged. Take new numbers.')
}

function decrypt(exerciseId: string, sealed: string): PracticeSet | null {
  if (sealed.length > setCharactersMax || !/^[\w-]+$/.test(sealed)) return null
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length <= nonceBytes + tagBytes) return null
  const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
  decipher.setAAD(about(exerciseId))
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()])
    return PracticeSetSchema.parse(JSON.parse(text.toString('utf8')))
  } catch {
    return null
  }
}

const about = (exerciseId: string) => Buffer.from(`practice set 1 ${exerciseId}`)

const key = () => Buffer.from(hkdfSync('sha256', authSecret(), '', 'practice set', 32))
