import { may } from '#server/access/rules.ts'
import { sayMoment } from '#server/course-zone.ts'
import type { LoadedItem } from '#server/items/load-item.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

/** Null while work on the item is taken; otherwise why not. */
export function checkWindow({ item, standing, window, sitting }: LoadedItem): Refusal<'closed'> | null {
  if (may.workOutsideWindow(standing)) return null
  if (sitting !== null) return refuse('closed', inExam)
  const { opensAt, dueAt, lateUntil, course } = item.assignment
  // Only who has handed something in sees it then: the opening was moved.
  if (window === 'not-yet-open')
    return refuse(
      'closed',
      `This assignment opens on ${sayMoment(opensAt, course)}; nothing is taken until then. What you handed in stays.`,
    )
  if (window !== 'closed') return null
  const late = lateUntil === null ? '' : `, and late work was taken until ${sayMoment(lateUntil, course)}`
  return refuse(
    'closed',
    `This assignment was due on ${sayMoment(dueAt, course)}${late}; nothing more is taken.`,
  )
}

/** What is typed is kept, and nothing else is done. */
const inExam =
  'This is an exam: nothing is judged before it ends. What stands here at its end is handed in by itself; change it as often as you like until then.'

/** As `checkWindow`, for what is typed and not submitted: in an exam it is taken. */
export const checkDraftWindow = (loaded: LoadedItem): Refusal<'closed'> | null =>
  loaded.sitting === null ? checkWindow(loaded) : null
