import { may } from '#server/access/rules.ts'
import type { LoadedItem } from '#server/items/load-item.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

/** Null while work on the item is taken; otherwise why not. */
export function checkWindow({ item, standing, window }: LoadedItem): Refusal<'closed'> | null {
  if (may.workOutsideWindow(standing)) return null
  const { opensAt, dueAt, lateUntil } = item.assignment
  // Only who has handed something in sees it then: the opening was moved.
  if (window === 'not-yet-open')
    return refuse(
      'closed',
      `This assignment opens on ${inUtc(opensAt)}; nothing is taken until then. What you handed in stays.`,
    )
  if (window !== 'closed') return null
  const late = lateUntil === null ? '' : `, and late work was taken until ${inUtc(lateUntil)}`
  return refuse('closed', `This assignment was due on ${inUtc(dueAt)}${late}; nothing more is taken.`)
}

const inUtc = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
