import { variantSeed } from '#graders/exercise/variant/variant-seed.ts'
import type { Prisma } from '#prisma-client'
import { database } from '#server/database/client.ts'
import { drawParameters } from '#server/exercises/get-exercise.ts'
import type { LoadedItem } from '#server/items/load-item.ts'
import { ownerKey } from '#server/teams/owner.ts'

const include = { draft: true } as const
export type CurrentVariant = Prisma.VariantGetPayload<{ include: typeof include }>

/** The viewer's or their team's present numbers for an item, with what is drafted for them: the newest variant. Null before the first was made. */
export function findVariant(
  db: Prisma.TransactionClient,
  { item, team }: LoadedItem,
): Promise<CurrentVariant | null> {
  return db.variant.findFirst({
    where: { itemId: item.id, ...team.owner },
    orderBy: { attempt: 'desc' },
    include,
  })
}

/** As `findVariant`, made at the first call. Two calls at once get the same one. Not for use in a transaction: numbers
 * are drawn in another process. */
export async function getCurrentVariant(loaded: LoadedItem): Promise<CurrentVariant> {
  const known = await findVariant(database, loaded)
  if (known !== null) return known
  await storeVariant(database, await drawFirstVariant(loaded, 1))
  const made = await findVariant(database, loaded)
  if (made === null) throw new Error(`No variant of item ${loaded.item.id} after making one.`)
  return made
}

/** The viewer's numbers for one attempt, not yet stored: the same ones however often they are drawn. */
export async function drawFirstVariant(
  { item, team }: LoadedItem,
  attempt: number,
): Promise<Prisma.VariantCreateManyInput> {
  const seed = variantSeed(item.assignment.course.seedSecret, ownerKey(team.owner), item.id, attempt)
  const parameters = await drawParameters(item.exerciseVersion.treeDigest, seed)
  return { itemId: item.id, ...team.owner, attempt, seed, parameters }
}

/** Does nothing when this attempt's variant is already there. */
export async function storeVariant(
  db: Prisma.TransactionClient,
  drawn: Prisma.VariantCreateManyInput,
): Promise<void> {
  await db.variant.createMany({ data: [drawn], skipDuplicates: true })
}
