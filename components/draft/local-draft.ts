// The copy of an unsaved draft in this tab's sessionStorage. Storage can be full or forbidden: then there is no copy,
// and the page works all the same.
import * as z from 'zod'

const LocalDraftSchema = z.strictObject({ content: z.unknown(), revision: z.int().min(0) })
export type LocalDraft = z.infer<typeof LocalDraftSchema>

/** Keeps what was typed, with the highest revision that this tab knows of or has sent. */
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

/**
 * What was typed and never confirmed as saved, or null. `revision` is the highest that this tab may have stored: a
 * draft on the server beyond it comes from elsewhere, and wins.
 */
export function recallLocal(key: string, serverRevision: number): LocalDraft | null {
  try {
    const draft = LocalDraftSchema.parse(JSON.parse(sessionStorage.getItem(key) ?? 'null'))
    return serverRevision <= draft.revision ? draft : null
  } catch {
    return null
  }
}
