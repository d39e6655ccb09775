import { createHmac } from 'node:crypto'

/**
 * The seed of a student's own numbers, as 64 hex digits: HMAC-SHA-256 under the course's secret. Each field is
 * preceded by its length, so that no two different triples are the same message.
 * `attempt` counts from 1; "new numbers" is the next one.
 */
export function variantSeed(secret: string, studentId: string, itemId: string, attempt: number): string {
  const fields = [studentId, itemId, String(attempt)]
  const message = fields.map((field) => `${Buffer.byteLength(field)}:${field}`).join('')
  return createHmac('sha256', secret).update(message).digest('hex')
}
