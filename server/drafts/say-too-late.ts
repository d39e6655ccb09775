import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import { inUtc } from '#server/items/check-window.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

const minuteMs = 60_000

/** What is said of a draft that arrives when its exam is over; null where that is not why. */
export async function sayTooLate(
  viewer: Viewer,
  itemId: string,
  now: Date,
): Promise<Refusal<'closed'> | null> {
  const sitting = await database.examSitting.findFirst({
    where: {
      userId: viewer.id,
      exam: { releasedAt: null, assignment: { items: { some: { id: itemId } } } },
    },
  })
  if (sitting === null) return null
  const end = sitting.handedInAt ?? sitting.endsAt
  if (end > now) return null
  const minutes = Math.ceil((now.getTime() - end.getTime()) / minuteMs)
  const how = sitting.handedInAt === null ? 'was over' : 'was handed in'
  return refuse(
    'closed',
    `Not saved: your exam ${how} at ${inUtc(end)}, and this arrived ${minutes === 1 ? 'less than a minute' : `${minutes} minutes`} later. What was saved by then is handed in. Show this to whoever is in charge.`,
  )
}
