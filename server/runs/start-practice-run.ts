import * as z from 'zod'
import { networkSeed } from '#graders/labs/contract/network-seed.ts'
import { ProgramSchema } from '#graders/labs/contract/program.ts'
import type { Prisma } from '#prisma-client'
import { IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { dropUnusedTrees } from '#server/exercises/drop-unused-trees.ts'
import { getLabPart } from '#server/exercises/get-lab-part.ts'
import { storeTree } from '#server/exercises/store-tree.ts'
import { graderNotKnownYet } from '#server/grading/grader-version.ts'
import { checkWindow } from '#server/items/check-window.ts'
import { loadItem } from '#server/items/load-item.ts'
import { enqueueRun } from '#server/queue/enqueue-run.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import { dropOldPractice } from '#server/runs/drop-old-practice.ts'
import { checkProgram } from '#server/submissions/check-program.ts'
import { getCurrentVariant } from '#server/variants/get-current-variant.ts'
import { whyNotTheseNumbers } from '#server/variants/why-not-these-numbers.ts'

const StartPracticeInputSchema = z.strictObject({
  itemId: IdSchema,
  program: ProgramSchema,
  /** The page's own, and so whose page it is. Left out, nobody looks. */
  variantId: IdSchema.optional(),
})
type Result =
  | { ok: true; runId: string }
  /** `runId` is the run that is still going, for the page to follow; absent where it is of another lab. */
  | (Refusal<'already-running'> & { runId?: string })
  | Refusal<'not-found' | 'wrong-kind' | 'closed' | 'stale-numbers'>
  | Extract<ReturnType<typeof checkProgram>, { ok: false }>

/** *Run visible checks*: any number of times, one at a time per student, behind every submission. */
export const startPracticeRun = useCase(
  StartPracticeInputSchema,
  {
    invalid: 'Not started: the program was not understood. Reload the page and try again.',
    saysUnstorable: true,
  },
  async (viewer, { itemId, program, variantId }, now): Promise<Result> => {
    const loaded = await loadItem(viewer, itemId, now)
    if (loaded === null) return notFound()
    if (loaded.kind !== 'lab') return refuse('wrong-kind', 'This item has no checks to run.')
    const closed = checkWindow(loaded)
    if (closed !== null) return closed
    const checked = checkProgram(program, getLabPart(loaded.exercise))
    if (!checked.ok) return checked
    const variant = await getCurrentVariant(loaded)
    const other = whyNotTheseNumbers(variant, { variantId }, 'Not started')
    if (other !== null) return other
    let unused: (string | null)[] = []
    const result = await database.$transaction(async (tx): Promise<Result> => {
      await lock(tx, 'practice', viewer.id)
      const going = await findPracticeInFlight(tx, viewer)
      if (going !== null && going.variantId !== variant.id) {
        const { title } = going.variant.item.exerciseVersion
        return refuse(
          'already-running',
          `Your run of the checks of “${title}” has not finished. Wait for it, then run these.`,
        )
      }
      if (going !== null) {
        return {
          ...refuse(
            'already-running',
            'Your last run of the checks has not finished. Wait for it, then run them again.',
          ),
          runId: going.id,
        }
      }
      unused = await dropOldPractice(tx, variant.id)
      const treeDigest = await storeTree(tx, checked.files)
      const run = await tx.gradingRun.create({
        data: {
          mode: 'PRACTICE',
          variantId: variant.id,
          userId: viewer.id,
          graderVersion: graderNotKnownYet,
          seed: networkSeed(loaded.exercise.id, loaded.exercise.version),
          treeDigest,
          entry: checked.entry,
          createdAt: now,
        },
      })
      await enqueueRun(tx, run)
      return { ok: true, runId: run.id }
    })
    await dropUnusedTrees(unused)
    return result
  },
)

/** The viewer's practice run that waits or runs, in whatever lab; at most one. */
function findPracticeInFlight(db: Prisma.TransactionClient, viewer: Viewer) {
  return db.gradingRun.findFirst({
    where: { userId: viewer.id, mode: 'PRACTICE', status: { in: ['QUEUED', 'RUNNING'] } },
    select: {
      id: true,
      variantId: true,
      variant: { select: { item: { select: { exerciseVersion: { select: { title: true } } } } } },
    },
  })
}
