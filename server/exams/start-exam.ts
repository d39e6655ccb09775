import { timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { findStanding } from '#server/access/find-standing.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { isInNetworks } from '#server/access/networks.ts'
import { useCase } from '#server/access/use-case.ts'
import { completeDraws } from '#server/assignments/items/complete-draws.ts'
import { attemptsWait } from '#server/auth/sign-in/attempts-wait.ts'
import { attemptKey, countAttempt } from '#server/auth/sign-in/count-attempt.ts'
import { database } from '#server/database/client.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import { endOfSitting, examOf, examStateOf, factorOf, ownExam } from '#server/scores/exam.ts'
import { accommodationsOf, extended, extensionsOf, givenIn } from '#server/scores/extension.ts'

type Result =
  | { ok: true; endsAt: Date }
  | Refusal<'not-found' | 'not-open' | 'over' | 'wrong-network' | 'wrong-code' | 'too-many'>

/** Wrong codes of one account in a window. */
const wrongMax = 10

/** A student starts an exam: from now on their own clock runs. Done twice, it is started once. */
export const startExam = useCase(
  z.strictObject({ assignmentId: IdSchema, code: z.string().trim().max(100).default('') }),
  { invalid: 'Not started: this was not understood. Reload the page and try again.' },
  async (viewer, { assignmentId, code }, now): Promise<Result> => {
    const row = await database.assignment.findUnique({
      where: { id: assignmentId },
      include: {
        ...extensionsOf(viewer.id),
        ...examOf(viewer.id),
        course: { select: { accommodations: accommodationsOf(viewer.id) } },
      },
    })
    const exam = ownExam(row?.exam ?? null)
    if (row === null || exam === null) return notFound()
    if ((await findStanding(viewer, row.courseId)).role !== 'STUDENT') return notFound()
    const { opensAt, dueAt } = extended(row, givenIn(row))
    const state = examStateOf({ opensAt, dueAt }, exam, now)
    if (exam.sitting !== null && state === 'running') return { ok: true, endsAt: exam.sitting.endsAt }
    if (state === 'ahead') return refuse('not-open', 'Not started: it has not opened yet.')
    if (state !== 'ready') return refuse('over', 'Not started: it is over. Reload the page.')
    if (!isInNetworks(viewer.address, exam.networks))
      return refuse(
        'wrong-network',
        `Not started: it is written from certain networks alone, and you come from ${viewer.address ?? 'an unknown one'}. Use a computer in the room, or ask whoever is in charge.`,
      )
    const wrong = await checkCode(viewer.id, assignmentId, code, exam.accessCode, now)
    if (wrong !== null) return wrong
    await completeDraws(viewer.id, [assignmentId])
    const endsAt = endOfSitting(now, exam.minutes, factorOf(row.course.accommodations), dueAt)
    return database.$transaction(async (tx) => {
      const [held] = await tx.$queryRaw<{ releasedAt: Date | null }[]>`
        SELECT "releasedAt" FROM "Exam" WHERE "assignmentId" = ${assignmentId} FOR SHARE`
      if (held === undefined || held.releasedAt !== null)
        return refuse('over', 'Not started: it is over. Reload the page.')
      await tx.examSitting.createMany({
        data: [{ assignmentId, userId: viewer.id, startedAt: now, endsAt }],
        skipDuplicates: true,
      })
      return { ok: true, endsAt }
    })
  },
)

async function checkCode(
  userId: string,
  assignmentId: string,
  typed: string,
  right: string | null,
  now: Date,
): Promise<Refusal<'wrong-code' | 'too-many'> | null> {
  if (right === null) return null
  const key = attemptKey('exam code', userId, assignmentId)
  const wait = await attemptsWait(key, wrongMax, now)
  if (wait > 0) return refuse('too-many', `Not started: too many wrong codes. Try again in ${wait} s.`)
  if (sameText(typed, right)) return null
  await countAttempt(key, wrongMax, now)
  return refuse('wrong-code', 'Not started: this is not the access code. It is said in the room.')
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.byteLength === b.byteLength && timingSafeEqual(a, b)
}
