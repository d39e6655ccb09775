import type { Refusal } from '#server/refusal.ts'

export type SaveDraftResult =
  | { ok: true; revision: number; savedAt: Date }
  /** Something newer is stored: `revision` is its number. */
  | (Refusal<'older-revision'> & { revision: number })
  | Refusal<'invalid' | 'not-found' | 'wrong-kind' | 'closed' | 'stale-numbers' | 'too-large'>
