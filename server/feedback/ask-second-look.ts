import * as z from 'zod'
import { findStanding } from '#server/access/find-standing.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { sectionsOfWork, seesSection } from '#server/access/seen-students.ts'
import { useCase } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { reviewedItemInclude } from '#server/feedback/find-reviewed-item.ts'
import { whyNoSecondLook, whyTooMany } from '#server/feedback/may-ask.ts'
import { addNotices } from '#server/notices/add-notices.ts'
import { staffOf } from '#server/notices/staff-of.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import { isOwner } from '#server/teams/is-owner.ts'

export const asksMax = 1_000

type Result =
  | { ok: true }
  | Refusal<
      | 'not-found'
      | 'asked-already'
      | 'no-submission-that-counts'
      | 'nothing-to-gain'
      | 'too-late'
      | 'too-many'
    >

/** A student asks staff to look at a submission again, once. */
export const askSecondLook = useCase(
  z.strictObject({ submissionId: IdSchema, asks: z.string().trim().min(1).max(asksMax) }),
  { invalid: `Not sent: say in at most ${asksMax} characters what should be looked at, and why.` },
  async (viewer, { submissionId, asks }, now): Promise<Result> => {
    const submission = await database.submission.findUnique({
      where: { id: submissionId },
      include: {
        review: { select: { doneAt: true } },
        variant: { select: { userId: true, teamId: true, item: { include: reviewedItemInclude } } },
      },
    })
    if (submission === null) return notFound()
    const { item } = submission.variant
    if (!(await isOwner(database, viewer.id, submission.variant, item.assignment))) return notFound()
    const standing = await findStanding(viewer, item.assignment.courseId)
    if (!may.askSecondLook(standing)) return notFound()
    const whyNot = await whyNoSecondLook(viewer, submission, item, now)
    if (whyNot !== null) return whyNot
    return database.$transaction(async (tx): Promise<Result> => {
      // Another of the group may ask at the same moment.
      await lock(tx, 'second-look', submissionId)
      await lock(tx, 'second-look', viewer.id)
      if ((await tx.secondLook.findUnique({ where: { submissionId } })) !== null)
        return refuse('asked-already', 'Not sent: you have asked about this submission already.')
      const tooMany = await whyTooMany(tx, viewer, item.assignment.courseId)
      if (tooMany !== null) return tooMany
      await tx.secondLook.create({ data: { submissionId, asks, askedAt: now } })
      const { courseId } = item.assignment
      const sections = await sectionsOfWork(tx, courseId, submission.variantId)
      const staff = (await staffOf(tx, courseId)).filter(({ seen }) =>
        sections.some((id) => seesSection(seen, id)),
      )
      await addNotices(
        tx,
        staff.map(({ userId }) => ({
          userId,
          kind: 'REQUEST',
          courseId,
          about: item.exerciseVersion.title,
          note: asks,
          path: `/submissions/${submissionId}`,
        })),
      )
      return { ok: true }
    })
  },
)
