// Sends one student's points for one assignment to a platform (Assignment and Grade Services 2.0 section 3.4).
//
// How this works. The row says what is to stand there and since when; a job names the row, and may be handed out twice. One
// sender at a time has the row. What is sent bears the moment at which it was noted, so that a platform takes nothing older
// over it, in whatever order requests arrive. It is marked as sent only where nothing newer was noted meanwhile: that has a job
// of its own. What the platform refuses for good is given up at once, all else after some tries, later and later.
import * as z from 'zod'
import { type LtiScore, Prisma } from '#prisma-client'
import { database } from '#server/database/client.ts'
import { findColumn } from '#server/lti/scores/find-column.ts'
import { askService } from '#server/lti/wire/access-token.ts'
import { PlatformProblem } from '#server/lti/wire/ask-platform.ts'
import { scoreScope } from '#server/lti/wire/service-scopes.ts'

export const ScoreFailureSchema = z.strictObject({ because: z.string(), remedy: z.string() })
type ScoreFailure = z.infer<typeof ScoreFailureSchema>

const heldMs = 2 * 60_000
/** With the queue's delays, about three hours. */
const triesMax = 12

/** Tries once. 'again': the queue must hand it out later. */
export async function sendScore(scoreId: string, now: Date = new Date()): Promise<'done' | 'again'> {
  const open = { id: scoreId, sentAt: null, failedAt: null }
  const [score] = await database.ltiScore.updateManyAndReturn({
    where: { ...open, OR: [{ heldUntil: null }, { heldUntil: { lt: now } }] },
    data: { tries: { increment: 1 }, heldUntil: new Date(now.getTime() + heldMs) },
  })
  if (score === undefined) return (await database.ltiScore.count({ where: open })) > 0 ? 'again' : 'done'
  const problem = await trySending(score, now)
  // What was noted meanwhile is not what was sent.
  const same = { where: { id: scoreId, notedAt: score.notedAt } }
  const isOver = problem !== null && (problem.forGood || score.tries >= triesMax)
  await database.ltiScore.updateMany({
    ...same,
    data:
      problem === null
        ? { sentAt: now, failure: Prisma.DbNull, heldUntil: null }
        : { failure: problem.failure, heldUntil: null, ...(isOver ? { failedAt: now } : {}) },
  })
  await database.ltiScore.updateMany({ where: { id: scoreId }, data: { heldUntil: null } })
  return problem === null || isOver ? 'done' : 'again'
}

interface Problem {
  forGood: boolean
  failure: ScoreFailure
}

/** Null when it arrived. */
async function trySending(score: LtiScore, now: Date): Promise<Problem | null> {
  const { contextId, assignmentId, userId } = score
  const [context, assignment, member] = await Promise.all([
    database.ltiContext.findUniqueOrThrow({ where: { id: contextId }, include: { platform: true } }),
    database.assignment.findUniqueOrThrow({ where: { id: assignmentId }, select: { id: true, title: true } }),
    database.ltiMember.findUnique({ where: { contextId_userId: { contextId, userId } } }),
  ])
  if (member === null) return gaveUp('This student is not in the course there any more.', remedies.student)
  if (context.platform.disabledAt !== null) return gaveUp('The platform is closed here.', remedies.operator)
  try {
    const column = await findColumn({ context, assignment, max: score.max })
    const { status, text } = await askService(
      context.platform,
      scoresOf(column),
      {
        method: 'POST',
        scope: scoreScope,
        headers: { 'Content-Type': 'application/vnd.ims.lis.v1.score+json' },
        body: JSON.stringify({
          userId: member.subject,
          ...(score.points === null ? {} : { scoreGiven: score.points }),
          scoreMaximum: score.max,
          activityProgress: score.points === null ? 'Initialized' : 'Submitted',
          gradingProgress: score.points === null ? 'NotReady' : 'FullyGraded',
          timestamp: score.notedAt.toISOString(),
        }),
      },
      now,
    )
    if (status >= 200 && status < 300) return null
    // A column that was deleted there is made anew the next time.
    if (status === 404) await database.ltiColumn.deleteMany({ where: { contextId, assignmentId } })
    return refused(status, text)
  } catch (error) {
    if (!(error instanceof PlatformProblem)) throw error
    return { forGood: false, failure: { because: error.message, remedy: remedies.operator } }
  }
}

const remedies = {
  operator: 'It is tried again by itself for some hours. If it stays so, tell your operator.',
  student: 'Check whether they are a student of the course there. Then send it again.',
  newer: 'Look at the mark there. To put the points from here over it, send them again.',
}

const gaveUp = (because: string, remedy: string): Problem => ({ forGood: true, failure: { because, remedy } })

function refused(status: number, text: string): Problem {
  const said = text
    .replaceAll(/<[^>]*>|[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 200)
  if (status === 409) return gaveUp('There is a newer mark at the platform.', remedies.newer)
  const because = `The platform answered ${status}${said === '' ? '' : `: ${said}`}.`
  if (status === 400 || status === 422) return gaveUp(because, remedies.student)
  return { forGood: false, failure: { because, remedy: remedies.operator } }
}

/** Where points of a column are sent: below its path, and with its query. */
export function scoresOf(column: string): string {
  const url = new URL(column)
  url.pathname = `${url.pathname.replace(/\/$/, '')}/scores`
  return url.href
}
