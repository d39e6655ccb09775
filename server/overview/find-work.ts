import type { Prisma } from '#prisma-client'
import type { Viewer } from '#server/access/viewer.ts'
import { database } from '#server/database/client.ts'
import { currentOverride, newestFirst, type Override, overrideInclude } from '#server/scores/override.ts'
import { findReviewedPoints } from '#server/scores/reviewed-points.ts'
import { type SummaryRow, summaryQuery } from '#server/submissions/summarise-submission.ts'
import { workOf } from '#server/teams/work-of.ts'

/** What a viewer has done on an item, and the points given by hand for it. */
export interface ItemWork {
  /** As they come: no order. */
  submissions: readonly SummaryRow[]
  /** When each draft was saved last. */
  draftedAt: readonly Date[]
  override: Override | null
  /** What people gave in reviews. */
  reviewed: number
}
/** By the id of an item. */
export type WorkOn = (itemId: string) => ItemWork

const nothing: ItemWork = { submissions: [], draftedAt: [], override: null, reviewed: 0 }

/** What a viewer has done on these items. Read beside the items, and not with each of them: of the hundred that a course
 * has, a student has begun a few. */
export async function findWork(viewer: Viewer, item: Prisma.AssignmentItemWhereInput): Promise<WorkOn> {
  const [variants, overrides, reviewed] = await Promise.all([
    database.variant.findMany({
      where: { ...workOf(viewer.id), item },
      select: { itemId: true, draft: { select: { updatedAt: true } }, submissions: summaryQuery },
    }),
    database.scoreOverride.findMany({
      where: { userId: viewer.id, item },
      orderBy: newestFirst,
      include: overrideInclude,
    }),
    findReviewedPoints(database, { userId: viewer.id }),
  ])
  const variantsOf = Map.groupBy(variants, ({ itemId }) => itemId)
  const overridesOf = Map.groupBy(overrides, ({ itemId }) => itemId)
  return (itemId) => {
    const begun = variantsOf.get(itemId) ?? []
    const byHand = overridesOf.get(itemId) ?? []
    if (begun.length + byHand.length === 0) return nothing
    return {
      submissions: begun.flatMap(({ submissions }) => submissions),
      draftedAt: begun.flatMap(({ draft }) => (draft === null ? [] : [draft.updatedAt])),
      override: currentOverride(byHand),
      reviewed: reviewed(itemId, viewer.id),
    }
  }
}
