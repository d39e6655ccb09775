// How an exam ends. When a student's time is over, or they handed in, every draft of theirs becomes one submission, as of
// that moment, and is judged. A worker does it, every few seconds: no browser takes part in it. Killed in the middle, it is
// gone on with by the next one: a submission has the id of its numbers as its key, so that it is stored once, and a sitting
// is closed only after all of it was stored.
import { ParametersSchema } from '#graders/exercise/variant/parameters.ts'
import type { Prisma } from '#prisma-client'
import { database } from '#server/database/client.ts'
import { closeDraft, type EndedDraft } from '#server/exams/close-draft.ts'
import { log } from '#server/log.ts'
import { examGraceMs } from '#server/scores/exam.ts'

/** Closed at once, and side by side; what is left comes with the next call. */
const sittingsMax = 200
const sideBySide = 4

/** Hands in what ended, and shows what is to be shown by now. Returns how many sittings were closed. */
export async function closeSittings(now: Date = new Date()): Promise<number> {
  const ended = await database.examSitting.findMany({
    where: {
      closedAt: null,
      OR: [{ handedInAt: { not: null } }, { endsAt: { lte: new Date(now.getTime() - examGraceMs) } }],
    },
    orderBy: { endsAt: 'asc' },
    take: sittingsMax,
  })
  let count = 0
  for (let at = 0; at < ended.length; at += sideBySide) {
    const closed = await Promise.all(
      ended.slice(at, at + sideBySide).map((sitting) => closeSafely(sitting, now)),
    )
    count += closed.filter(Boolean).length
  }
  await releaseDue(now)
  return count
}

type Row = Prisma.ExamSittingGetPayload<object>

/** One that fails keeps the others from nothing, and is tried again. */
async function closeSafely(sitting: Row, now: Date): Promise<boolean> {
  try {
    return await closeSitting(sitting, now)
  } catch (error) {
    log.error(
      { err: error, assignmentId: sitting.assignmentId },
      'A sitting of an exam could not be closed yet.',
    )
    return false
  }
}

async function closeSitting({ assignmentId, userId, endsAt, handedInAt }: Row, now: Date): Promise<boolean> {
  // Who is saving a draft in this moment holds the sitting, and is waited for; whoever comes later is too late.
  await database.$queryRaw`
    SELECT FROM "ExamSitting" WHERE "assignmentId" = ${assignmentId} AND "userId" = ${userId} FOR UPDATE`
  const variants = await database.variant.findMany({
    where: { userId, item: { assignmentId }, draft: { isNot: null } },
    include: {
      draft: true,
      item: { include: { exerciseVersion: true } },
      submissions: { select: { id: true } },
    },
  })
  let whole = true
  for (const { draft, submissions, parameters, ...variant } of variants) {
    if (draft === null || submissions.length > 0) continue
    const ended: EndedDraft = {
      variantId: variant.id,
      userId,
      item: variant.item,
      parameters: ParametersSchema.parse(parameters),
      response: draft.response,
      at: handedInAt ?? endsAt,
    }
    if (!(await closeDraft(ended, now))) whole = false
  }
  if (!whole) return false
  await database.examSitting.updateMany({
    where: { assignmentId, userId, closedAt: null },
    data: { closedAt: now },
  })
  return true
}

/** Those whose moment has come, once nobody writes any more. */
async function releaseDue(now: Date): Promise<void> {
  await database.exam.updateMany({
    where: { releasedAt: null, releaseAt: { lte: now }, sittings: { none: { closedAt: null } } },
    data: { releasedAt: now },
  })
}
