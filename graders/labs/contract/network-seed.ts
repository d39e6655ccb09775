// The seeds that drive a lab's network and messages: the same for every student of a course, so that all meet the
// same split and delay.
import { createHash, createHmac } from 'node:crypto'

/** The visible checks' seed, which is public. Sixteen hexadecimal digits from the lab's id and version. */
export function networkSeed(labId: string, version: number): string {
  return createHash('sha256').update(`${labId}@${version}`, 'utf8').digest('hex').slice(0, 16)
}

/**
 * The hidden checks' seed, as 64 hexadecimal digits: HMAC-SHA-256 under the course's secret. Derived and never
 * stored, so that a program cannot know what hidden checks send, and staff can still replay a run.
 * Each field is preceded by its length, so that no two different triples are the same message.
 */
export function hiddenSeed(secret: string, labId: string, version: number, itemId: string): string {
  const fields = ['hidden checks', labId, String(version), itemId]
  const message = fields.map((field) => `${Buffer.byteLength(field)}:${field}`).join('')
  return createHmac('sha256', secret).update(message).digest('hex')
}
