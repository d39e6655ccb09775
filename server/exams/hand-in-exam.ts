import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

type Result = { ok: true } | Refusal<'not-found' | 'over'>

/** A student ends their exam before the clock does. What stands there then is judged; nothing can be changed any more. */
export const handInExam = useCase(
  z.strictObject({ assignmentId: IdSchema }),
  { invalid: 'Not handed in: this was not understood. Reload the page and try again.' },
  async (viewer, { assignmentId }, now): Promise<Result> => {
    const sitting = { assignmentId, userId: viewer.id }
    const { count } = await database.examSitting.updateMany({
      where: { ...sitting, handedInAt: null, closedAt: null, endsAt: { gt: now } },
      data: { handedInAt: now },
    })
    if (count > 0) return { ok: true }
    const there = await database.examSitting.count({ where: sitting })
    return there === 0 ? notFound() : refuse('over', 'It is handed in already. Reload the page.')
  },
)
