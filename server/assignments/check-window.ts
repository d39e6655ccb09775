import { may } from '#server/access/rules.ts'
import type { LoadedItem } from '#server/items/load-item.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

/** Null while work on the item is taken; otherwise why not. Before the opening a student does not get this far. */
export function checkWindow({ item, standing, window }: LoadedItem): Refusal<'closed'> | null {
  if (window !== 'closed' || may.workOutsideWindow(standing)) return null
  const { dueAt, lateUntil } = item.assignment
  const late = lateUntil === null ? '' : `, and late work was taken until ${inUtc(lateUntil)}`
  return refuse('closed', `This assignment was due on ${inUtc(dueAt)}${late}; nothing more is taken.`)
}

const inUtc = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
