import { ExerciseResultSchema } from '#graders/exercise/exercise-result.ts'
import { LabResultSchema } from '#graders/labs/contract/score-lab.ts'
import type { Prisma, RunStatus } from '#prisma-client'
import type { RegradedItem } from '#server/regrades/find-regraded-item.ts'
import type { OutcomeChange, RegradeComparison, StudentChange } from '#server/regrades/regrade-view.ts'
import { extended } from '#server/scores/extension.ts'
import { findGivenTimes } from '#server/scores/find-given-times.ts'
import { findLateDays } from '#server/scores/find-late-days.ts'
import { newestFirst } from '#server/scores/override.ts'
import { findReviewedPoints } from '#server/scores/reviewed-points.ts'
import { type ScoredSubmission, scoreItem } from '#server/scores/score-item.ts'
import { joinStudents, workStudentId } from '#server/teams/work-of.ts'

/** A submission as it counts, and as it would. */
interface Pair {
  id: string
  userId: string
  before: ScoredSubmission
  after: ScoredSubmission
}

/** How each student of the item would come out. `onlyIncreases`: no submission would lose. */
export async function compareRegrade(
  db: Prisma.TransactionClient,
  item: RegradedItem,
  onlyIncreases: boolean,
): Promise<RegradeComparison> {
  const { id: itemId, points, assignment } = item
  const [pairs, enrolments, overrides, reviewed, given] = await Promise.all([
    findPairs(db, itemId, onlyIncreases),
    db.enrolment.findMany({
      where: { courseId: assignment.course.id, role: 'STUDENT' },
      select: { userId: true, sectionId: true, user: { select: { name: true } } },
    }),
    db.scoreOverride.findMany({
      where: { itemId },
      orderBy: newestFirst,
      select: { userId: true, points: true },
    }),
    findReviewedPoints(db, { itemId }),
    findGivenTimes(db, assignment.course.id),
  ])
  const pairsOf = Map.groupBy(pairs, ({ userId }) => userId)
  const byHand = new Set<string>()
  for (const [userId, [newest]] of Map.groupBy(overrides, (one) => one.userId)) {
    if (newest !== undefined && newest.points !== null) byHand.add(userId)
  }
  const hasLateDays = assignment.course.lateDays > 0
  const comparison: RegradeComparison = {
    changed: [],
    unchanged: 0,
    byHand: 0,
    spread: { before: emptySpread(), after: emptySpread() },
  }
  for (const { userId, sectionId, user } of enrolments) {
    const own = pairsOf.get(userId)
    if (own === undefined) continue
    // Whatever came of it, the same submissions were late by the same days.
    const spent = hasLateDays ? await findLateDays(db, userId, assignment.course.id) : null
    const times = given(assignment.id, userId, sectionId ?? undefined)
    const policy = { ...extended(assignment, times), lateDaysSpent: spent?.get(assignment.id) ?? 0 }
    const worth = { points, policy }
    const score = (which: 'before' | 'after') =>
      scoreItem(
        own.map((pair) => pair[which]),
        worth,
        null,
        reviewed(itemId, userId),
      ).earned
    const [before, after] = [score('before'), score('after')]
    count(comparison.spread.before, before, points)
    count(comparison.spread.after, after, points)
    if (byHand.has(userId)) comparison.byHand += 1
    if (before === after || byHand.has(userId)) comparison.unchanged += 1
    else
      comparison.changed.push({
        userId,
        name: user.name,
        before,
        after,
        submissionId: telling(own),
        changes: [],
      })
  }
  comparison.changed.sort((a, b) => gain(a) - gain(b) || a.name.localeCompare(b.name, 'en'))
  return comparison
}

/** Says of each student what comes out otherwise in the submission that tells most. */
export async function explainChanges(
  db: Prisma.TransactionClient,
  changed: readonly StudentChange[],
): Promise<StudentChange[]> {
  const runs = await db.gradingRun.findMany({
    where: {
      submissionId: { in: changed.map(({ submissionId }) => submissionId) },
      mode: { in: ['LIVE', 'SHADOW'] },
    },
    select: { submissionId: true, mode: true, result: true },
  })
  const resultOf = new Map(runs.map(({ submissionId, mode, result }) => [`${submissionId} ${mode}`, result]))
  return changed.map((one) => ({
    ...one,
    changes: differences(
      resultOf.get(`${one.submissionId} LIVE`),
      resultOf.get(`${one.submissionId} SHADOW`),
    ),
  }))
}

const gain = ({ before, after }: StudentChange) => (after ?? 0) - (before ?? 0)

const tenths = 10
const emptySpread = (): number[] => Array.from({ length: tenths + 1 }, () => 0)

function count(spread: number[], earned: number | null, points: number): void {
  const tenth = points === 0 ? 0 : Math.floor(((earned ?? 0) / points) * tenths)
  const at = Math.min(tenths, Math.max(0, tenth))
  spread[at] = (spread[at] ?? 0) + 1
}

/** The submission whose share changed most; among alike the newest. */
function telling(own: readonly Pair[]): string {
  const most = own.reduce((best, one) => (moved(one) >= moved(best) ? one : best))
  return most.id
}
const moved = ({ before, after }: Pair) => Math.abs((after.score ?? 0) - (before.score ?? 0))

async function findPairs(
  db: Prisma.TransactionClient,
  itemId: string,
  onlyIncreases: boolean,
): Promise<Pair[]> {
  interface Row {
    id: string
    userId: string
    submittedAt: Date
    variantId: string
    isProgram: boolean
    hintsCost: number
    status: RunStatus
    score: number | null
    taken: boolean
    newStatus: RunStatus | null
    newScore: number | null
  }
  const rows = await db.$queryRaw<Row[]>`
    SELECT s.id, ${workStudentId} AS "userId", s."createdAt" AS "submittedAt", s."variantId",
      s."treeDigest" IS NOT NULL AS "isProgram", s."hintsCost", live.status::text AS status, live.score,
      shadow.status::text AS "newStatus", shadow.score AS "newScore",
      coalesce(shadow.status = 'FINISHED' AND (NOT ${onlyIncreases} OR live.score IS NULL OR shadow.score > live.score),
        false) AS taken
    FROM "Variant" v
    JOIN "Submission" s ON s."variantId" = v.id
    ${joinStudents}
    JOIN "GradingRun" live ON live."submissionId" = s.id AND live.mode = 'LIVE'
    LEFT JOIN "GradingRun" shadow ON shadow."submissionId" = s.id AND shadow.mode = 'SHADOW'
    WHERE v."itemId" = ${itemId}
    ORDER BY s."createdAt"`
  return rows.map(({ id, userId, status, score, taken, newStatus, newScore, ...own }) => {
    const before = { ...own, status, score }
    return {
      id,
      userId,
      before,
      after: taken && newStatus !== null ? { ...own, status: newStatus, score: newScore } : before,
    }
  })
}

const asWord = { passed: 'passed', failed: 'failed', skipped: 'skipped', errored: 'not judged' } as const

/** By check or part, in the order of the new one; what came out alike is left out. */
function differences(before: unknown, after: unknown): OutcomeChange[] {
  const [was, is] = [outcomesOf(before), outcomesOf(after)]
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((id) => {
    const [one, other] = [was.get(id), is.get(id)]
    if (one?.word === other?.word) return []
    return [{ what: (other ?? one)?.what ?? id, before: one?.word ?? null, after: other?.word ?? null }]
  })
}

function outcomesOf(result: unknown): Map<string, { what: string; word: string }> {
  const lab = LabResultSchema.safeParse(result)
  if (lab.success) {
    return new Map(
      lab.data.checks.map(({ id, says, outcome }) => [id, { what: says, word: asWord[outcome.status] }]),
    )
  }
  const exercise = ExerciseResultSchema.safeParse(result)
  if (!exercise.success) return new Map()
  return new Map(exercise.data.parts.map(({ part, score }) => [part, { what: part, word: partWord(score) }]))
}

function partWord(score: number): string {
  if (score >= 1) return 'right'
  return score > 0 ? `${Math.round(score * 100)} % right` : 'wrong'
}
