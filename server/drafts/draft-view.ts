import type { Response } from '#graders/exercise/response.ts'
import type { Program } from '#graders/labs/contract/program.ts'
import type { Refusal } from '#server/refusal.ts'

export type SaveDraftResult =
  | { ok: true; revision: number; savedAt: Date }
  /** Something newer is stored, which the page had not seen. */
  | (Refusal<'conflict'> & { other: { content: Response | Program; revision: number; savedAt: Date } })
  | Refusal<'invalid' | 'not-found' | 'wrong-kind' | 'closed' | 'stale-numbers' | 'too-large'>
