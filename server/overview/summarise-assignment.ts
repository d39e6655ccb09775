import type { Prisma, Role } from '#prisma-client'
import { may, type Standing } from '#server/access/rules.ts'
import {
  type AssignmentSummary,
  type DrawnFrom,
  type ItemProgress,
  type ItemSummary,
} from '#server/assignments/assignment-view.ts'
import { drawsOf, ownItems } from '#server/assignments/items/own-items.ts'
import { examWindow, windowAt } from '#server/assignments/window-at.ts'
import type { SubmissionSummary } from '#server/items/item-view.ts'
import type { ItemWork, WorkOn } from '#server/overview/find-work.ts'
import type { VersionGlance } from '#server/overview/glance-at-versions.ts'
import { examOf, examStateOf, factorOf, isWithheld, ownExam } from '#server/scores/exam.ts'
import {
  accommodationsOf,
  countingExtension,
  extended,
  extensionsOf,
  type GivenTime,
  givenIn,
} from '#server/scores/extension.ts'
import type { SpentLateDays } from '#server/scores/late-days.ts'
import type { Override } from '#server/scores/override.ts'
import type { ItemWorth } from '#server/scores/score-item.ts'
import { fullMarks } from '#server/scores/slots.ts'
import { countedPoints, isSolved, summariseSubmissions } from '#server/submissions/summarise-submission.ts'

/** What a summary reads of an assignment, for one student. */
export const assignmentInclude = (userId: string) =>
  ({
    course: {
      select: {
        id: true,
        slug: true,
        title: true,
        timeZone: true,
        lateDays: true,
        accommodations: accommodationsOf(userId),
      },
    },
    ...extensionsOf(userId),
    ...drawsOf(userId),
    ...examOf(userId),
    items: {
      orderBy: { position: 'asc' },
      select: { id: true, points: true, exerciseVersionId: true, poolId: true },
    },
  }) satisfies Prisma.AssignmentInclude
type AssignmentRow = Prisma.AssignmentGetPayload<{ include: ReturnType<typeof assignmentInclude> }>

/** What is read beside assignments, for all of their items at once. */
export interface AboutItems {
  workOn: WorkOn
  glanceAt: (versionId: string) => VersionGlance
  /** Of all these assignments' courses. */
  lateDays: SpentLateDays
  /** What others of the viewer's groups were given. */
  theirs: (assignmentId: string) => GivenTime[]
}

export const versionsIn = (rows: readonly AssignmentRow[]): string[] =>
  rows.flatMap(({ items }) => items.map(({ exerciseVersionId }) => exerciseVersionId))

/** Reads no exercise's files: a list of many must not wait for them, nor fall with one that does not load. */
export function summariseAssignment(
  shared: AssignmentRow,
  { workOn, glanceAt, lateDays, theirs }: AboutItems,
  standing: Standing & { role: Role },
  now: Date,
): AssignmentSummary {
  const given = [...givenIn(shared), ...theirs(shared.id)]
  const row = { ...extended(shared, given), lateDaysSpent: lateDays.get(shared.id) ?? 0 }
  const exam = ownExam(shared.exam)
  const window = exam === null ? windowAt(row, now) : examWindow(row, exam, now)
  const state = exam && examStateOf(row, exam, now)
  const hidden = window === 'not-yet-open' && !may.workOutsideWindow(standing)
  const withheld = exam !== null && isWithheld(exam) && !may.workOutsideWindow(standing)
  // What a student has handed in stays theirs to see, also when the opening was moved past it.
  const own = may.workOutsideWindow(standing) ? row.items : ownItems(row.items, row.pools)
  const shown = hidden ? own.filter(({ id }) => workOn(id).submissions.length > 0) : own
  const items = (withheld && state !== 'running' ? [] : shown).map((item) => {
    const work = workOn(item.id)
    // Of what is withheld, that something is typed is all that is said.
    const told = withheld ? { ...work, submissions: [], override: null } : work
    return {
      ...summariseItem(item, glanceAt(item.exerciseVersionId), told, row, standing),
      pool: poolOf(row, item),
    }
  })
  return {
    id: row.id,
    title: row.title,
    course: {
      id: row.course.id,
      slug: row.course.slug,
      title: row.course.title,
      timeZone: row.course.timeZone,
    },
    role: standing.role,
    opensAt: row.opensAt,
    dueAt: row.dueAt,
    lateUntil: row.lateUntil,
    latePenalty: row.latePenalty,
    graceMinutes: row.graceMinutes,
    lateCap: row.lateCap,
    lateDaysSpent: row.lateDaysSpent,
    extension: countingExtension(shared, given),
    window,
    attempts: row.attempts,
    counting: row.counting,
    // What is withheld counts for no mark yet.
    categoryId: exam !== null && isWithheld(exam) ? null : row.categoryId,
    exam: exam &&
      state && {
        state,
        minutes: Math.ceil(exam.minutes * factorOf(row.course.accommodations)),
        endsAt: exam.sitting?.endsAt ?? null,
        handedInAt: exam.sitting?.handedInAt ?? null,
        needsCode: exam.accessCode !== null,
        releaseAt: exam.releaseAt,
      },
    points: fullMarks(row.items, row.pools),
    earned: items.reduce((sum, { earned }) => sum + (earned ?? 0), 0),
    items,
  }
}

function poolOf({ pools, items }: AssignmentRow, { poolId }: { poolId: string | null }): DrawnFrom | null {
  const pool = pools.find(({ id }) => id === poolId)
  if (pool === undefined) return null
  const of = items.filter((one) => one.poolId === poolId).length
  return { id: pool.id, title: pool.title, draw: pool.draw, of }
}

function summariseItem(
  row: AssignmentRow['items'][number],
  { title, isLab }: VersionGlance,
  { submissions: handedIn, draftedAt, override, reviewed }: ItemWork,
  policy: ItemWorth['policy'],
  standing: Standing,
): Omit<ItemSummary, 'pool'> {
  const worth = { points: row.points, policy }
  const submissions = summariseSubmissions(handedIn, worth, standing).toSorted(
    (a, b) => b.submittedAt.getTime() - a.submittedAt.getTime(),
  )
  const counted = countedPoints(worth, submissions, reviewed)
  const activity = [...submissions.map(({ submittedAt }) => submittedAt), ...draftedAt].map((at) =>
    at.getTime(),
  )
  return {
    id: row.id,
    title,
    kind: isLab ? 'lab' : 'exercise',
    points: row.points,
    earned: override?.points ?? counted,
    override,
    progress: progressOf(worth, submissions, counted, override, draftedAt.length > 0),
    lastActivityAt: activity.length === 0 ? null : new Date(Math.max(...activity)),
  }
}

/** Points given by hand have the last word. Solved stays solved; otherwise the newest submission decides, so that what waits or went wrong is seen. */
function progressOf(
  { policy, points }: ItemWorth,
  submissions: readonly SubmissionSummary[],
  counted: number | null,
  override: Override | null,
  hasDraft: boolean,
): ItemProgress {
  if (override !== null) return override.points >= points ? 'solved' : 'by-hand'
  if (isSolved(policy, submissions)) return 'solved'
  const newest = submissions[0]?.state.status
  if (newest === 'waiting' || newest === 'running') return 'waiting'
  if (newest === 'faulted') return 'faulted'
  if (counted !== null) return counted > 0 ? 'partly' : 'wrong'
  return hasDraft ? 'draft' : 'not-started'
}
