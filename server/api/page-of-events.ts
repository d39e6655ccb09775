import * as z from 'zod'
import { LabEventSchema } from '#graders/labs/contract/run-protocol.ts'
import { makePage } from '#server/api/pages.ts'
import { database } from '#server/database/client.ts'

export const LabEventsSchema = z
  .looseObject({
    sequence: z.int().meta({ description: 'Counts up, with gaps' }),
    type: z.string().meta({ description: 'A `run-started` starts over: what came before does not count' }),
    check: z.string().optional(),
  })
  .meta({ id: 'Event' })

/** For staff: nothing is left out but captures, which are files of their own. */
export async function pageOfEvents(
  runId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const after = Number(cursor ?? -1)
  const rows = await database.gradingEvent.findMany({
    where: { runId, sequence: { gt: Number.isSafeInteger(after) ? Math.min(after, 2 ** 31 - 1) : -1 } },
    orderBy: { sequence: 'asc' },
    take: limit + 1,
  })
  const page = makePage(rows, limit, ({ sequence }) => String(sequence))
  return {
    ...page,
    data: page.data.map(({ sequence, payload }) => {
      const event = LabEventSchema.parse(payload)
      return { sequence, ...event, ...(event.type === 'capture' ? { base64: '' } : {}) }
    }),
  }
}
