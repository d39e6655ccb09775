import { may } from '#server/access/rules.ts'
import type { LoadedItem } from '#server/items/load-item.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

/** Null while work on the item is taken; otherwise why not. Before the opening a student does not get this far. */
export function checkWindow({ item, standing, window }: LoadedItem): Refusal<'closed'> | null {
  if (window !== 'closed' || may.workOutsideWindow(standing)) return null
  const due = item.assignment.dueAt.toISOString().slice(0, 16).replace('T', ' ')
  return refuse('closed', `This assignment was due on ${due} UTC; nothing more is taken.`)
}
