import * as z from 'zod'
import type { Response } from '#graders/exercise/response.ts'

/** Parts of a submission that could not be read where nobody could be asked, each with why. */
export const UnreadablePartsSchema = z.array(z.strictObject({ part: z.string(), says: z.string() }))

/** An answer as if these parts were empty. */
export function withoutParts(response: Response, parts: readonly { part: string }[]): Response {
  const left = new Set(parts.map(({ part }) => part))
  return Object.fromEntries(Object.entries(response).filter(([part]) => !left.has(part)))
}
