import { makeVariant } from '#graders/exercise/make-variant.ts'
import { variantSeed } from '#graders/exercise/variant/variant-seed.ts'
import type { Prisma, Variant } from '#prisma-client'
import type { Viewer } from '#server/access/viewer.ts'
import type { LoadedItem } from '#server/items/load-item.ts'

/** The viewer's present numbers for an item: the newest variant, made at the first call. Two calls at once get
 * the same one. */
export async function getCurrentVariant(
  db: Prisma.TransactionClient,
  viewer: Viewer,
  loaded: LoadedItem,
): Promise<Variant> {
  const mine = { itemId: loaded.item.id, userId: viewer.id }
  const newest = () => db.variant.findFirst({ where: mine, orderBy: { attempt: 'desc' } })
  const known = await newest()
  if (known !== null) return known
  await createVariant(db, viewer, loaded, 1)
  const made = await newest()
  if (made === null) throw new Error(`No variant of item ${loaded.item.id} after making one.`)
  return made
}

/** Does nothing when this attempt's variant is already there. */
export async function createVariant(
  db: Prisma.TransactionClient,
  viewer: Viewer,
  { item, exercise }: LoadedItem,
  attempt: number,
): Promise<void> {
  const seed = variantSeed(item.assignment.course.seedSecret, viewer.id, item.id, attempt)
  await db.variant.createMany({
    data: [{ itemId: item.id, userId: viewer.id, attempt, seed, parameters: makeVariant(exercise, seed) }],
    skipDuplicates: true,
  })
}
