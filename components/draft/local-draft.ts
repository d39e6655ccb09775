// The copy of an unsaved draft in this tab's sessionStorage. Storage can be full or forbidden: then there is no copy,
// and the page works all the same.
import * as z from 'zod/mini'

const LocalDraftSchema = z.strictObject({
  content: z.unknown(),
  revision: z.int().check(z.gte(0)),
  sent: z.optional(z.unknown()),
})
export type LocalDraft = z.infer<typeof LocalDraftSchema>

/** Keeps what was typed, with the newest revision that this tab has seen, and what it sent over it unanswered. */
export function keepLocal(key: string, draft: LocalDraft): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft))
  } catch {
    forgetLocal(key)
  }
}

export function forgetLocal(key: string): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // Without storage there is nothing to forget.
  }
}

/** What was typed and never confirmed as saved, or null. */
export function recallLocal(key: string): LocalDraft | null {
  try {
    return LocalDraftSchema.parse(JSON.parse(sessionStorage.getItem(key) ?? 'null'))
  } catch {
    return null
  }
}
