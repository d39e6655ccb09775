import * as z from 'zod'
import { findStanding } from '#server/access/find-standing.ts'
import { IdSchema } from '#server/access/id-schema.ts'
import { may } from '#server/access/rules.ts'
import { useCase } from '#server/access/use-case.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { type RightBeside, RightChecksSchema } from '#server/comparisons/comparison-view.ts'
import { wantRightRun } from '#server/comparisons/right-runs.ts'
import { database } from '#server/database/client.ts'
import { openItem } from '#server/overview/open-item.ts'
import { notFound, type Refusal } from '#server/refusal.ts'
import { findRun } from '#server/runs/find-run.ts'
import { isVisibleCheck } from '#server/runs/hidden-checks.ts'

const InputSchema = z.strictObject({ runId: IdSchema, check: z.string().max(200) })

/**
 * A check of a run beside the same check of a right program, on the same network. From the moment on at which its solution
 * may be seen; of hidden checks, from when they show what they saw. The right program is run when somebody first asks.
 */
export const compareWithRight = useCase(
  InputSchema,
  { invalid: 'There is no such check any more. Load the page again.' },
  async (viewer, { runId, check }, now): Promise<({ ok: true } & RightBeside) | Refusal<'not-found'>> => {
    const run = await findRun(viewer, runId, now)
    if (run === null) return notFound()
    if (!run.showsHidden && !(await isVisibleCheck(run.id, check))) return notFound()
    const { seed, version, variant } = await database.gradingRun.findUniqueOrThrow({
      where: { id: run.id },
      select: {
        seed: true,
        version: { select: { treeDigest: true } },
        variant: {
          select: { item: { select: { exerciseVersion: true, assignment: { select: { courseId: true } } } } },
        },
      },
    })
    const { exerciseVersion, assignment } = variant.item
    if (!(await maySeeSolution(viewer, run.itemId, assignment.courseId, now))) return notFound()
    const { treeDigest } = version ?? exerciseVersion
    const right = await wantRightRun({ itemId: run.itemId, treeDigest, seed }, now)
    if (right.status === 'QUEUED' || right.status === 'RUNNING') return { ok: true, state: 'waiting' }
    const found = right.checks === null ? undefined : RightChecksSchema.parse(right.checks)[check]
    return found === undefined ? { ok: true, state: 'none' } : { ok: true, state: 'ready', right: found }
  },
)

/** What the page of the item says, which is the one to know. */
async function maySeeSolution(viewer: Viewer, itemId: string, courseId: string, now: Date): Promise<boolean> {
  const { role, operator } = await findStanding(viewer, courseId)
  if (role === null) return false
  if (may.seeSolutionsEarly({ role, operator })) return true
  const item = await openItem(viewer, itemId, now)
  return item !== null && item.solution !== null
}
