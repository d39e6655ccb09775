import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { findSeen } from '#server/access/seen-students.ts'
import { useCase } from '#server/access/use-case.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { findReviewedItem } from '#server/feedback/find-reviewed-item.ts'
import { reviewLimits } from '#server/feedback/review-draft.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

const { saysMax, pointsMax, rubricMax } = reviewLimits

const RubricItemSchema = z.strictObject({
  /** Null for one that is added. */
  id: IdSchema.nullable(),
  says: z.string().trim().min(1).max(saysMax),
  points: z.number().min(-pointsMax).max(pointsMax),
})

const SetRubricInputSchema = z.strictObject({
  itemId: IdSchema,
  rubric: z.array(RubricItemSchema).max(rubricMax),
  /** Ids of those that were there when it was edited. */
  seen: z.array(IdSchema).max(rubricMax),
})

type Result = { ok: true; ids: string[] } | Refusal<'not-found' | 'not-yours' | 'stale'>

/** An item's whole rubric at once, in its order. Points change for everybody whom one is ticked for; one that goes is
 * ticked for nobody any more. */
export const setRubric = useCase(
  SetRubricInputSchema,
  {
    invalid: `Not saved: each line of a rubric needs a sentence of at most ${saysMax} characters and points from −${pointsMax} to ${pointsMax}; there are at most ${rubricMax}.`,
  },
  async (viewer, { itemId, rubric, seen }): Promise<Result> => {
    const item = await findReviewedItem(viewer, itemId)
    if (item === null) return notFound()
    if ((await findSeen(viewer, item.assignment.courseId)).sections !== null)
      return refuse(
        'not-yours',
        'Not saved: a rubric is for all students, and you see those of some sections. Ask an instructor of the course.',
      )
    return database.$transaction(async (tx): Promise<Result> => {
      await lock(tx, 'rubric', itemId)
      const before = await tx.rubricItem.findMany({ where: { itemId }, orderBy: { position: 'asc' } })
      const was = new Set(before.map(({ id }) => id))
      const kept = rubric.flatMap(({ id }) => id ?? [])
      const isStale = seen.length !== was.size || ![...seen, ...kept].every((id) => was.has(id))
      if (isStale)
        return refuse(
          'stale',
          'Not saved: somebody else changed the rubric meanwhile. Reload the page; what you typed is still here until then.',
        )
      await tx.rubricItem.deleteMany({ where: { itemId, id: { notIn: kept } } })
      const ids: string[] = []
      for (const [position, { id, says, points }] of rubric.entries()) {
        const data = { position, says, points }
        const { id: stored } =
          id === null
            ? await tx.rubricItem.create({ data: { ...data, itemId } })
            : await tx.rubricItem.update({ where: { id }, data })
        ids.push(stored)
      }
      const { title } = item.exerciseVersion
      await recordActs(tx, [
        {
          courseId: item.assignment.courseId,
          byId: viewer.id,
          of: null,
          act: 'rubric-set',
          before: { item: title, rubric: inWords(before) },
          after: { item: title, rubric: inWords(rubric) },
        },
      ])
      return { ok: true, ids }
    })
  },
)

const inWords = (rubric: readonly { says: string; points: number }[]) =>
  rubric.map(({ says, points }) => `${says} (${points > 0 ? '+' : ''}${points})`).join('; ') || 'none'
