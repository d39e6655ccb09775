// Saving an assignment that exists. What students have is not taken away by the way:
// - An item with submissions, or with points given by hand, stays, with its version. Its points may change: scores are
//   shares of full marks, so every page shows the new ones at once.
// - An item that was opened, without a submission, may go or move to another version, when the instructor says so
//   (`discardOpened`): the numbers that students saw are deleted with it.
// - An item that a student drew from its pool stays in it, with its version, and a pool gives no fewer than were drawn.
// - Whether it is worked on in groups stays when there is work (check-groups.ts).
// - An item never changes its version: it is replaced by a new one. So a request that still works with the old
//   version finds no item and cannot store its numbers under the new one.

import * as z from 'zod'
import type { Prisma } from '#prisma-client'
import { findStanding } from '#server/access/find-standing.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import {
  type AssignmentSettings,
  AssignmentSettingsSchema,
  type SettingsRow,
  saySettingsProblem,
  settingsDigest,
  settingsInclude,
} from '#server/assignments/assignment-settings.ts'
import { checkGroups } from '#server/assignments/check-groups.ts'
import { describeChanges, describeDifferences } from '#server/assignments/describe-differences.ts'
import { checkItems } from '#server/assignments/items/check-items.ts'
import { deleteItems } from '#server/assignments/items/delete-items.ts'
import { findItemUse, type ItemUse } from '#server/assignments/items/find-item-use.ts'
import { storeItems } from '#server/assignments/items/store-items.ts'
import { checkExam, storeExam } from '#server/assignments/store-exam.ts'
import { storedPolicy } from '#server/assignments/stored-policy.ts'
import { recordActs } from '#server/audit/record-acts.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { dropUnusedTrees } from '#server/exercises/drop-unused-trees.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'

const UpdateAssignmentInputSchema = z.strictObject({
  assignmentId: IdSchema,
  /** `settingsDigest` of what the page showed when it was opened. */
  seen: z.string().max(100),
  settings: AssignmentSettingsSchema,
  /** Items that go may have been opened: the numbers that students saw are deleted. */
  discardOpened: z.boolean(),
  /** It may open later than now although work was handed in. */
  opensLater: z.boolean().default(false),
})
type Result =
  | { ok: true; assignmentId: string }
  /** Someone saved meanwhile. Sent again with this `seen`, the settings replace theirs. */
  | (Refusal<'changed'> & { differences: string[]; seen: string })
  | Refusal<
      | 'not-found'
      | 'has-work'
      | 'was-drawn'
      | 'was-opened'
      | 'opens-later'
      | 'points-by-hand'
      | 'exam-begun'
      | 'groups-begun'
    >
  | Extract<Awaited<ReturnType<typeof checkItems>>, { ok: false }>

/** Saves all of an assignment in one transaction, or nothing. */
export const updateAssignment = useCase(
  UpdateAssignmentInputSchema,
  { invalid: saySettingsProblem },
  async (viewer, { assignmentId, seen, settings, discardOpened, opensLater }, at): Promise<Result> => {
    const found = await database.assignment.findUnique({
      where: { id: assignmentId },
      select: { courseId: true, course: { select: { timeZone: true } } },
    })
    if (found === null || !may.editAssignments(await findStanding(viewer, found.courseId))) return notFound()
    const { courseId, course } = found
    let unused: (string | null)[] = []
    const result = await database.$transaction(async (tx): Promise<Result> => {
      await lock(tx, 'course', courseId)
      const stored = await tx.assignment.findUnique({ where: { id: assignmentId }, include: settingsInclude })
      if (stored === null) return notFound()
      const checked = await checkItems(tx, courseId, settings)
      if (!checked.ok) return checked
      const now = settingsDigest(stored)
      if (now !== seen)
        return sayChanged(stored, settings, { titleOf: titlesOf(stored, checked.titles), course }, now)
      const { kept, going } = sortItems(stored, settings)
      // Who hands in now is waited for (hold-item.ts).
      await tx.$queryRaw`SELECT FROM "Assignment" WHERE id = ${assignmentId} FOR NO KEY UPDATE`
      // Who draws now is waited for, and nobody draws until this is done.
      await tx.$queryRaw`SELECT id FROM "Pool" WHERE "assignmentId" = ${assignmentId} ORDER BY id FOR UPDATE`
      const use = await findItemUse(tx, stored.items)
      const problem =
        checkGoing(going, use, discardOpened) ??
        (await checkDraws(tx, settings)) ??
        (await checkExam(tx, stored, settings, countSubmissions(use))) ??
        (await checkGroups(tx, stored, settings, countSubmissions(use))) ??
        checkPoints(kept, settings, use) ??
        (opensLater ? null : checkOpening(stored, settings, use, at))
      if (problem !== null) return problem
      unused = await deleteItems(tx, going)
      await storeItems(tx, assignmentId, settings, new Set(kept.map(({ id }) => id)))
      await storeExam(tx, assignmentId, settings)
      await tx.assignment.update({ where: { id: assignmentId }, data: storedPolicy(settings) })
      const changes = describeChanges(stored, settings, { titleOf: titlesOf(stored, checked.titles), course })
      if (changes.length > 0)
        await recordActs(tx, [
          {
            courseId,
            byId: viewer.id,
            of: null,
            act: 'assignment-changed',
            after: { assignment: settings.title, changes },
          },
        ])
      return { ok: true, assignmentId }
    })
    await dropUnusedTrees(unused)
    return result
  },
)

function sayChanged(
  stored: SettingsRow,
  settings: AssignmentSettings,
  words: Parameters<typeof describeDifferences>[2],
  seen: string,
): Extract<Result, { code: 'changed' }> {
  return {
    ...refuse('changed', 'Not saved: someone else saved this assignment while you had it open.'),
    differences: describeDifferences(stored, settings, words),
    seen,
  }
}

function titlesOf(stored: SettingsRow, titles: ReadonlyMap<string, string>): (id: string) => string {
  const known = new Map(stored.items.map((item) => [item.exerciseVersionId, item.exerciseVersion.title]))
  return (id) => titles.get(id) ?? known.get(id) ?? id
}

type Item = SettingsRow['items'][number]

function sortItems({ items }: SettingsRow, settings: AssignmentSettings): { kept: Item[]; going: Item[] } {
  const wanted = new Map(settings.items.map((item) => [item.id, item]))
  const stays = ({ id, exerciseVersionId, poolId }: Item) => {
    const item = wanted.get(id)
    if (item === undefined || item.exerciseVersionId !== exerciseVersionId) return false
    return item.pool === null ? poolId === null : poolId !== null && poolId === settings.pools[item.pool]?.id
  }
  const { kept = [], going = [] } = Object.groupBy(items, (item) => (stays(item) ? 'kept' : 'going'))
  return { kept, going }
}

function checkGoing(
  going: readonly Item[],
  use: ReadonlyMap<string, ItemUse>,
  discardOpened: boolean,
): Refusal<'has-work' | 'was-drawn' | 'was-opened'> | null {
  for (const { id, exerciseVersion } of going) {
    const { submissions, overrides, drawn } = use.get(id) ?? { submissions: 0, overrides: 0, drawn: 0 }
    if (submissions + overrides === 0 && drawn > 0) {
      const who = drawn === 1 ? 'a student' : `${drawn} students`
      return refuse(
        'was-drawn',
        `Not saved: “${exerciseVersion.title}” was drawn by ${who}, so it stays in its pool, with its version. Put it back as it was; others can be added.`,
      )
    }
    if (submissions + overrides === 0) continue
    const what = submissions > 0 ? 'has submissions' : 'has points set by hand'
    return refuse(
      'has-work',
      `Not saved: “${exerciseVersion.title}” ${what}, so it stays in the assignment, with its version. Put it back as it was; its points can be changed.`,
    )
  }
  const opened = going.filter(({ id }) => (use.get(id)?.opened ?? 0) > 0)
  if (opened.length === 0 || discardOpened) return null
  const titles = opened.map(({ exerciseVersion }) => `“${exerciseVersion.title}”`).join(', ')
  return refuse(
    'was-opened',
    `Not saved yet: ${titles} was opened already. The numbers that were seen, and drafts, are deleted with it.`,
  )
}

/** What was drawn is not taken away. */
async function checkDraws(
  tx: Prisma.TransactionClient,
  { pools }: AssignmentSettings,
): Promise<Refusal<'was-drawn'> | null> {
  for (const { id, title, draw } of pools) {
    if (id === null) continue
    const { _max } = await tx.poolDraw.aggregate({ where: { poolId: id }, _max: { position: true } })
    if ((_max.position ?? 0) <= draw) continue
    return refuse(
      'was-drawn',
      `Not saved: students have drawn ${_max.position} from “${title}” already. It can give more, but not fewer.`,
    )
  }
  return null
}

const countSubmissions = (use: ReadonlyMap<string, ItemUse>) =>
  [...use.values()].reduce((sum, item) => sum + item.submissions, 0)

/** Moved past handed-in work, the opening is asked for: students keep what they have, and can add nothing till then. */
function checkOpening(
  stored: SettingsRow,
  { opensAt }: AssignmentSettings,
  use: ReadonlyMap<string, ItemUse>,
  at: Date,
): Refusal<'opens-later'> | null {
  if (opensAt <= at || opensAt.getTime() === stored.opensAt.getTime()) return null
  const submissions = countSubmissions(use)
  if (submissions === 0) return null
  const count = submissions === 1 ? 'A submission was' : `${submissions} submissions were`
  return refuse(
    'opens-later',
    `Not saved yet: ${count} handed in already, and the assignment would open only later. Students still see what they handed in, and can hand in nothing until it opens.`,
  )
}

function checkPoints(
  kept: readonly Item[],
  settings: AssignmentSettings,
  use: ReadonlyMap<string, ItemUse>,
): Refusal<'points-by-hand'> | null {
  for (const { id, exerciseVersion } of kept) {
    const points = settings.items.find((item) => item.id === id)?.points ?? Number.POSITIVE_INFINITY
    const highest = use.get(id)?.highestByHand ?? 0
    if (highest <= points) continue
    return refuse(
      'points-by-hand',
      `Not saved: a student has ${highest} points set by hand for “${exerciseVersion.title}”. Leave it at that or more, or lower those points first.`,
    )
  }
  return null
}
