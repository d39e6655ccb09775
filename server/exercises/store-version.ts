import type { Prisma } from '#prisma-client'
import { lock } from '#server/database/lock.ts'
import { describeTree, storeTree, type TreeFiles } from '#server/exercises/store-tree.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

export type StoredVersion =
  | { ok: true; exerciseVersionId: string; id: string; version: number; isNew: boolean }
  | Refusal<'changed' | 'id-taken'>

interface VersionFacts {
  id: string
  topic: string
  title: string
  version: number
  /** Kinds of its parts, each once. */
  kinds: readonly string[]
  /** Different sets of numbers; left out where nobody counted. */
  variety?: number | null
}

/** Stores the files of an exercise that loads as one of its versions, in the caller's transaction. `courseId` is the
 * course that it is written in, or null for a folder's: an id belongs to one of them for good. */
export async function storeVersion(
  tx: Prisma.TransactionClient,
  { id, topic, title, version, kinds, variety = null }: VersionFacts,
  files: TreeFiles,
  courseId: string | null,
): Promise<StoredVersion> {
  await lock(tx, 'publish', id)
  const owner = await tx.exercise.findUnique({ where: { id }, select: { courseId: true } })
  if (owner !== null && owner.courseId !== courseId) {
    return refuse('id-taken', `Another exercise has the id “${id}”. Choose another id in exercise.md.`)
  }
  const published = await tx.exerciseVersion.findUnique({
    where: { exerciseId_version: { exerciseId: id, version } },
  })
  if (published !== null) {
    const { digest } = describeTree(files)
    if (published.treeDigest !== digest) {
      return refuse('changed', describeChange(id, version, published.treeDigest, digest))
    }
    return { ok: true, exerciseVersionId: published.id, id, version, isNew: false }
  }
  await tx.exercise.upsert({ where: { id }, create: { id, topic, courseId }, update: { topic } })
  const treeDigest = await storeTree(tx, files)
  const made = await tx.exerciseVersion.create({
    data: { exerciseId: id, version, title, kinds: [...kinds], variety, treeDigest },
  })
  return { ok: true, exerciseVersionId: made.id, id, version, isNew: true }
}

function describeChange(id: string, version: number, published: string, found: string): string {
  return (
    `${id} version ${version} is published with other content, and what is published never changes ` +
    `(published ${published.slice(0, 12)}, found ${found.slice(0, 12)}). ` +
    `Set "version: ${version + 1}" in exercise.md to publish the change, or put the files back as they were.`
  )
}
