import * as z from 'zod'
import { IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { database } from '#server/database/client.ts'
import { findReviewedSubmission } from '#server/feedback/find-reviewed-item.ts'
import { addNotices } from '#server/notices/add-notices.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import { findMembers } from '#server/teams/find-members.ts'

export const answerMax = 2_000

type Result = { ok: true } | Refusal<'not-found' | 'answered-already'>

/** Answers a student who asked for a second look, once. Points are changed by the rubric, or set by hand beside it. */
export const answerSecondLook = useCase(
  z.strictObject({ submissionId: IdSchema, answer: z.string().trim().min(1).max(answerMax) }),
  { invalid: `Not sent: write an answer of at most ${answerMax} characters.` },
  async (viewer, { submissionId, answer }, now): Promise<Result> => {
    const found = await findReviewedSubmission(viewer, submissionId)
    if (found === null) return notFound()
    const { submission, item } = found
    const asked = await database.secondLook.findUnique({ where: { submissionId } })
    if (asked === null) return notFound()
    return database.$transaction(async (tx): Promise<Result> => {
      const { count } = await tx.secondLook.updateMany({
        where: { submissionId, answeredAt: null },
        data: { answer, answeredById: viewer.id, answeredAt: now },
      })
      if (count === 0)
        return refuse(
          'answered-already',
          'Not sent: somebody else has answered meanwhile. Reload the page to read it.',
        )
      const members = await findMembers(tx, submission.variantId)
      await recordActs(
        tx,
        members.map(({ id, email }) => ({
          courseId: item.assignment.courseId,
          byId: viewer.id,
          of: { userId: id, email },
          act: 'second-look-answered' as const,
          after: { item: item.exerciseVersion.title },
          reason: answer,
        })),
      )
      await addNotices(
        tx,
        members.map(({ id }) => ({
          userId: id,
          kind: 'REQUEST_ANSWERED',
          courseId: item.assignment.courseId,
          about: item.exerciseVersion.title,
          note: answer,
          path: `/submissions/${submissionId}`,
        })),
      )
      return { ok: true }
    })
  },
)
