import * as z from 'zod'
import { database } from '#server/database/client.ts'
import { TreeGone } from '#server/exercises/rereading.ts'
import type { TreeFiles } from '#server/exercises/store-tree.ts'

const ManifestSchema = z.record(z.string(), z.string())

/** Reads a stored folder. Throws TreeGone when nothing has that digest (any more) or its files went meanwhile; else they
 * are all there, because every tree is stored in one transaction. */
export async function readTree(digest: string): Promise<TreeFiles> {
  const tree = await database.fileTree.findUnique({ where: { digest } })
  if (tree === null) throw new TreeGone(`There is no stored folder ${digest}.`)
  const manifest = ManifestSchema.parse(tree.manifest)
  const blobs = await database.blob.findMany({ where: { sha256: { in: Object.values(manifest) } } })
  const bytesByHash = new Map(blobs.map((blob) => [blob.sha256, blob.bytes]))
  return new Map(
    Object.entries(manifest).map(([path, hash]) => {
      const bytes = bytesByHash.get(hash)
      if (bytes === undefined) throw new TreeGone(`File ${path} of tree ${digest} is missing (blob ${hash}).`)
      return [path, bytes] as const
    }),
  )
}
