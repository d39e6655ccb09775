import * as z from 'zod'
import { FaultSchema } from '#graders/outcome.ts'
import type { SimilarityRun } from '#prisma-client'
import { IdSchema } from '#server/access/id-schema.ts'
import { findSeen } from '#server/access/seen-students.ts'
import { finder } from '#server/access/use-case.ts'
import { database } from '#server/database/client.ts'
import { findStaffedItem } from '#server/items/find-staffed-item.ts'
import { similarityMin } from '#server/similarity/compare-prints.ts'
import { findOtherItems } from '#server/similarity/find-other-items.ts'
import { namePrograms } from '#server/similarity/name-programs.ts'
import { type SimilarityResult, SimilarityResultSchema } from '#server/similarity/similarity-result.ts'
import type { SimilarityView, SimilarPair } from '#server/similarity/similarity-view.ts'
import { thresholdOf } from '#server/similarity/threshold-of.ts'

const percentLowest = Math.round(similarityMin * 100)
/** As an address asks for it; whatever else it says is the derived one. */
const ThresholdSchema = z.coerce.number().int().min(percentLowest).max(100).nullable().catch(null)
const bins = 20

/** How alike the programs of an item are. Null where the viewer may not see others' work. */
export const findSimilarity = finder(
  z.strictObject({ itemId: IdSchema, from: ThresholdSchema }),
  async (viewer, { itemId, from }): Promise<SimilarityView | null> => {
    const item = await findStaffedItem(viewer, itemId)
    if (item === null) return null
    const { assignment, exerciseVersion } = item
    const seen = await findSeen(viewer, assignment.courseId)
    const [others, run] = await Promise.all([
      findOtherItems(viewer, item),
      database.similarityRun.findUnique({ where: { itemId } }),
    ])
    return {
      course: { slug: assignment.course.slug, title: assignment.course.title },
      assignment: { id: assignment.id, title: assignment.title },
      item: { id: item.id, title: exerciseVersion.title },
      comparable: exerciseVersion.kinds.includes('lab'),
      mayCompare: seen.sections === null,
      others,
      state: await stateOf(run, (programs) => namePrograms(programs, item, others, seen), from),
    }
  },
)

type NameAll = (programs: SimilarityResult['programs']) => ReturnType<typeof namePrograms>

async function stateOf(
  run: SimilarityRun | null,
  nameAll: NameAll,
  from: number | null,
): Promise<SimilarityView['state']> {
  if (run === null) return { is: 'none' }
  if (run.status === 'QUEUED' || run.status === 'RUNNING')
    return { is: 'waiting', done: run.done, total: run.total }
  const result = SimilarityResultSchema.safeParse(run.result)
  if (run.status === 'FINISHED' && result.success && run.finishedAt !== null)
    return describe(run, result.data, await nameAll(result.data.programs), from)
  const fault = FaultSchema.safeParse(run.fault)
  return {
    is: 'faulted',
    because: fault.success
      ? fault.data.because
      : 'What was stored of the comparison cannot be read any more.',
  }
}

async function describe(
  { itemId, createdAt, finishedAt }: SimilarityRun,
  { programs, pairs, nearest, pairsByPercent, common }: SimilarityResult,
  names: Awaited<ReturnType<NameAll>>,
  from: number | null,
): Promise<SimilarityView['state']> {
  const newer = await database.submission.count({
    where: { variant: { itemId }, treeDigest: { not: null }, createdAt: { gt: createdAt } },
  })
  const derived = thresholdOf(pairsByPercent)
  const percent = from ?? derived
  const counts = Array.from({ length: bins }, () => 0)
  let compared = 0
  for (const [at, { of }] of programs.entries()) {
    if (!('submissionId' in of) || of.itemId !== itemId) continue
    const share = nearest[at]
    if (share === null || share === undefined || !names[at]) continue
    compared += 1
    const bin = Math.min(bins - 1, Math.floor(share * bins))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return {
    is: 'finished',
    at: finishedAt ?? createdAt,
    newer,
    compared,
    nearest: counts,
    threshold: { percent, derived, lowest: percentLowest },
    pairs: pairs.flatMap((pair): SimilarPair[] => {
      const [left, right] = [names[pair.left] ?? null, names[pair.right] ?? null]
      if (left === null || right === null || percentOf(pair.similarity) < percent) return []
      return [{ left, right, ...percentsOf(pair), matches: pair.matches.length }]
    }),
    apart: programs.flatMap(({ apart }, at) => {
      const name = names[at]
      return apart === null || !name || name.is === 'solution' ? [] : [{ name, why: apart }]
    }),
    common,
  }
}

const percentOf = (share: number) => Math.round(share * 100)
export const percentsOf = (pair: { similarity: number; leftShare: number; rightShare: number }) => ({
  percent: percentOf(pair.similarity),
  leftPercent: percentOf(pair.leftShare),
  rightPercent: percentOf(pair.rightShare),
})
