import * as z from 'zod'
import { database } from '#server/database/client.ts'
import type { Files } from '#server/exercises/store-tree.ts'

const ManifestSchema = z.record(z.string(), z.string())

/** Reads a stored folder. Throws when the digest is unknown or a file of it is missing: neither can happen
 * while every tree is stored in one transaction. */
export async function readTree(digest: string): Promise<Files> {
  const tree = await database.fileTree.findUniqueOrThrow({ where: { digest } })
  const manifest = ManifestSchema.parse(tree.manifest)
  const blobs = await database.blob.findMany({ where: { sha256: { in: Object.values(manifest) } } })
  const bytesByHash = new Map(blobs.map((blob) => [blob.sha256, blob.bytes]))
  return new Map(
    Object.entries(manifest).map(([path, hash]) => {
      const bytes = bytesByHash.get(hash)
      if (bytes === undefined) throw new Error(`File ${path} of tree ${digest} is missing (blob ${hash}).`)
      return [path, bytes] as const
    }),
  )
}
