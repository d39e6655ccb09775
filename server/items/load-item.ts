import type { Prisma, Role } from '#prisma-client'
import { isInNetworks } from '#server/access/networks.ts'
import { ownEnrolments } from '#server/access/own-enrolments.ts'
import { may, type Standing } from '#server/access/rules.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { type Window } from '#server/assignments/assignment-view.ts'
import { examWindow, windowAt } from '#server/assignments/window-at.ts'
import { database } from '#server/database/client.ts'
import type { ExerciseFacts } from '#server/exercises/exercise-task.ts'
import { getExercise } from '#server/exercises/get-exercise.ts'
import { examOf, isWithheld, type OwnExam, ownExam, takesDrafts } from '#server/scores/exam.ts'
import {
  accommodationsOf,
  countingExtension,
  type Extension,
  extended,
  extensionsOf,
  givenIn,
} from '#server/scores/extension.ts'
import { findGroupTimes } from '#server/scores/find-group-times.ts'
import { type FoundOwner } from '#server/teams/find-owner.ts'
import { getOwner } from '#server/teams/get-owner.ts'
import { workOf } from '#server/teams/work-of.ts'

const include = { assignment: { include: { course: true } }, exerciseVersion: true } as const
/** The regrade that counts. */
const regradesThatCount = {
  where: { state: 'COMMITTED' },
  orderBy: { decidedAt: 'desc' },
  take: 1,
  select: { decidedAt: true, reason: true },
} as const satisfies Prisma.AssignmentItem$regradesArgs
export type LoadedItemRow = Prisma.AssignmentItemGetPayload<{ include: typeof include }>

/** Read together with the item, so that one question to the database says what it is and who may see it. */
const withEnrolment = (viewer: Viewer) => {
  const { id } = viewer
  return {
    ...include,
    regrades: regradesThatCount,
    draws: { where: { userId: id }, select: { position: true } },
    assignment: {
      include: {
        course: {
          include: { enrolments: { where: ownEnrolments(viewer) }, accommodations: accommodationsOf(id) },
        },
        ...extensionsOf(id),
        ...examOf(id),
      },
    },
  } satisfies Prisma.AssignmentItemInclude
}

/** An item that the viewer may work on or read, with what every use case on it needs. Server side only: the
 * row holds the course's seed secret. */
export interface LoadedItem {
  item: LoadedItemRow
  exercise: ExerciseFacts
  kind: 'exercise' | 'lab'
  standing: Standing & { role: Role }
  window: Window
  /** The viewer's own more time; the assignment's times have it in them. */
  extension: Extension | null
  regraded: Regraded | null
  /** Whose numbers they are that the viewer works with. */
  team: Pick<FoundOwner, 'owner' | 'members' | 'settled'>
  /** The exam that the viewer is writing: nothing is judged, and what is typed is kept. */
  sitting: { endsAt: Date } | null
}

/** All that was handed in before was judged once more. */
export interface Regraded {
  at: Date
  /** For students. */
  reason: string
}

/** Null when there is no such item, and alike when the viewer may not see it (yet). */
export async function loadItem(viewer: Viewer, itemId: string, now: Date): Promise<LoadedItem | null> {
  const row = await database.assignmentItem.findUnique({
    where: { id: itemId },
    include: withEnrolment(viewer),
  })
  if (row === null) return null
  const theirs = await findGroupTimes(database, viewer.id, [row.assignment])
  const given = [...givenIn(row.assignment), ...theirs(row.assignment.id)]
  const item = { ...row, assignment: extended(row.assignment, given) }
  const [enrolment] = item.assignment.course.enrolments
  if (enrolment === undefined) return null
  const standing = { role: enrolment.role, operator: viewer.operator }
  const exam = ownExam(row.assignment.exam)
  const window = exam === null ? windowAt(item.assignment, now) : examWindow(item.assignment, exam, now)
  if (!may.work(standing)) return null
  // Not before it is started, and not between its end and its release.
  const withheld = exam !== null && isWithheld(exam) && !may.workOutsideWindow(standing)
  const sitting = withheld ? openSitting(exam, viewer, now) : null
  if (withheld && sitting === null) return null
  // Moved past work that was handed in, the opening does not hide it from whose it is.
  if (window === 'not-yet-open' && !may.workOutsideWindow(standing) && !(await hasHandedIn(viewer, itemId)))
    return null
  // What others drew is not there.
  if (item.poolId !== null && item.draws.length === 0 && !may.workOutsideWindow(standing)) return null
  const team = await getOwner(viewer.id, row.assignment)
  const exercise = await getExercise(item.exerciseVersion.treeDigest)
  const extension = countingExtension(row.assignment, given)
  const [regrade] = row.regrades
  const regraded = regrade?.decidedAt ? { at: regrade.decidedAt, reason: regrade.reason } : null
  return { item, exercise, kind: kindOf(exercise), standing, window, extension, regraded, team, sitting }
}

/** The sitting, while what is typed is taken: from where the exam may be written. */
function openSitting(
  { sitting, networks }: OwnExam & { networks: readonly string[] },
  { address }: Viewer,
  now: Date,
): { endsAt: Date } | null {
  if (sitting === null || !takesDrafts(sitting, now) || !isInNetworks(address, networks)) return null
  return { endsAt: sitting.endsAt }
}

async function hasHandedIn(viewer: Viewer, itemId: string): Promise<boolean> {
  const where = { variant: { itemId, ...workOf(viewer.id) } }
  return (await database.submission.findFirst({ where, select: { id: true } })) !== null
}

/** A lab is an exercise whose part is a program. */
export const kindOf = ({ lab }: ExerciseFacts): 'exercise' | 'lab' => (lab === null ? 'exercise' : 'lab')
