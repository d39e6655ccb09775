import type { Viewer } from '#server/access/viewer.ts'
import { sayMoment } from '#server/course-zone.ts'
import { database } from '#server/database/client.ts'
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
    include: { exam: { select: { assignment: { select: { course: { select: { timeZone: true } } } } } } },
  })
  if (sitting === null) return null
  const end = sitting.handedInAt ?? sitting.endsAt
  if (end > now) return null
  const minutes = Math.ceil((now.getTime() - end.getTime()) / minuteMs)
  const how = sitting.handedInAt === null ? 'was over' : 'was handed in'
  return refuse(
    'closed',
    `Not saved: your exam ${how} on ${sayMoment(end, sitting.exam.assignment.course)}, and this arrived ${minutes === 1 ? 'less than a minute' : `${minutes} minutes`} later. What was saved by then is handed in. Show this to whoever is in charge.`,
  )
}
