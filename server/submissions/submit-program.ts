import * as z from 'zod'
import { networkSeed } from '#graders/labs/contract/network-seed.ts'
import { ProgramSchema } from '#graders/labs/contract/program.ts'
import type { Prisma } from '#prisma-client'
import { IdSchema } from '#server/access/id-schema.ts'
import { useCase } from '#server/access/use-case.ts'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import { lock } from '#server/database/lock.ts'
import { getLabPart } from '#server/exercises/get-lab-part.ts'
import { storeTree } from '#server/exercises/store-tree.ts'
import { graderNotKnownYet } from '#server/grading/grader-version.ts'
import { checkWindow } from '#server/items/check-window.ts'
import { countSubmissions, submissionsLeft } from '#server/items/count-submissions.ts'
import { holdItem } from '#server/items/hold-item.ts'
import { holdTeam } from '#server/items/hold-team.ts'
import { latenessOf } from '#server/items/lateness-of.ts'
import { loadItem } from '#server/items/load-item.ts'
import { hintsCostAt } from '#server/items/opened-hints.ts'
import { enqueueRun } from '#server/queue/enqueue-run.ts'
import { notFound, type Refusal, refuse } from '#server/refusal.ts'
import { type Lateness } from '#server/scores/lateness-view.ts'
import { checkProgram } from '#server/submissions/check-program.ts'
import { findSameSubmission } from '#server/submissions/find-same-submission.ts'
import { ownerKey } from '#server/teams/owner.ts'
import { getCurrentVariant } from '#server/variants/get-current-variant.ts'
import { whyNotTheseNumbers } from '#server/variants/why-not-these-numbers.ts'

const SubmitProgramInputSchema = z.strictObject({
  itemId: IdSchema,
  /** Made once per press of Submit: sent twice, it is one submission. */
  key: z.uuid(),
  program: ProgramSchema,
  /** The page's own, and so whose page it is. Left out, nobody looks. */
  variantId: IdSchema.optional(),
})
type Result =
  | { ok: true; submissionId: string; runId: string; late: Lateness | null; hintsCost: number }
  | Refusal<
      | 'not-found'
      | 'wrong-kind'
      | 'closed'
      | 'no-attempts-left'
      | 'too-many-waiting'
      | 'key-reused'
      | 'stale-numbers'
      | 'corrected'
    >
  | Extract<ReturnType<typeof checkProgram>, { ok: false }>

/** Submitted programs of one student that wait or run: nobody can fill the queue before a deadline. */
const inQueueMax = 3

/** Stores a program for ever and puts its grading run into the queue, in one transaction. */
export const submitProgram = useCase(
  SubmitProgramInputSchema,
  {
    invalid: 'Not submitted: the program was not understood. Reload the page and submit again.',
    saysUnstorable: true,
  },
  async (viewer, { itemId, key, program, variantId }, now): Promise<Result> => {
    const loaded = await loadItem(viewer, itemId, now)
    if (loaded === null) return notFound()
    if (loaded.kind !== 'lab') return refuse('wrong-kind', 'This item takes an answer, not a program.')
    const checked = checkProgram(program, getLabPart(loaded.exercise))
    if (!checked.ok) return checked
    const variant = await getCurrentVariant(loaded)
    const other = whyNotTheseNumbers(variant, { variantId }, 'Not submitted')
    if (other !== null) return other
    return database.$transaction(async (tx) => {
      await lock(tx, 'item', ownerKey(loaded.team.owner), itemId)
      const same = await findSameSubmission(tx, viewer, itemId, key)
      if (same !== null) {
        if (!same.ok) return same
        const late = await latenessOf(tx, loaded.item.assignment, { userId: viewer.id, ...same })
        const { hintsCost } = same
        return { ok: true, submissionId: same.id, runId: same.run.id, late, hintsCost }
      }
      const closed = checkWindow(loaded) ?? (await holdItem(tx, loaded))
      if (closed !== null) return closed
      if (submissionsLeft(loaded, await countSubmissions(tx, loaded.team.owner, itemId)) === 0) {
        return refuse('no-attempts-left', 'You have used all submissions for this lab.')
      }
      if ((await countInQueue(tx, viewer)) >= inQueueMax) {
        return refuse(
          'too-many-waiting',
          `${inQueueMax} of your programs are still being graded. Wait for one of them, then submit again.`,
        )
      }
      const regrouped = await holdTeam(tx, viewer, loaded, now)
      if (regrouped !== null) return regrouped
      const hintsCost = await hintsCostAt(tx, loaded.team, itemId, now)
      const treeDigest = await storeTree(tx, checked.files)
      const submission = await tx.submission.create({
        data: {
          variantId: variant.id,
          userId: viewer.id,
          idempotencyKey: key,
          // The files are the tree; paths keep the order in which the editor showed them.
          response: {
            language: program.language,
            paths: program.files.map(({ path }) => path),
            ...(checked.entry === null ? {} : { entry: checked.entry }),
          },
          treeDigest,
          createdAt: now,
          hintsCost,
        },
      })
      const run = await tx.gradingRun.create({
        data: {
          mode: 'LIVE',
          submissionId: submission.id,
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
      const late = await latenessOf(tx, loaded.item.assignment, { userId: viewer.id, submittedAt: now })
      return { ok: true, submissionId: submission.id, runId: run.id, late, hintsCost }
    })
  },
)

const countInQueue = (tx: Prisma.TransactionClient, viewer: Viewer) =>
  tx.gradingRun.count({
    where: { userId: viewer.id, mode: 'LIVE', status: { in: ['QUEUED', 'RUNNING'] } },
  })
