import { createHash } from 'node:crypto'
import type { Prisma } from '#prisma-client'

/** Relative POSIX path to content. */
export type TreeFiles = ReadonlyMap<string, Uint8Array>

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')

/** A folder's manifest (path to SHA-256) and the digest of the manifest written canonically: sorted by path. */
export function describeTree(files: TreeFiles): { digest: string; manifest: Record<string, string> } {
  const entries = [...files]
    .map(([path, bytes]) => [path, sha256(bytes)] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return { digest: sha256(JSON.stringify(entries)), manifest: Object.fromEntries(entries) }
}

/** Stores a folder by content; a folder that is already there is left as it is. Returns its digest. */
export async function storeTree(tx: Prisma.TransactionClient, files: TreeFiles): Promise<string> {
  const { digest, manifest } = describeTree(files)
  // Held until the caller has said what it is for, so that it is not dropped as unused meanwhile.
  const known = await tx.$queryRaw<
    { digest: string }[]
  >`SELECT digest FROM "FileTree" WHERE digest = ${digest} FOR KEY SHARE`
  if (known.length > 0) return digest
  await tx.blob.createMany({
    // In one order everywhere: two transactions that store the same files cannot wait for each other in a ring.
    data: [...files.values()]
      .map((bytes) => ({ sha256: sha256(bytes), bytes: new Uint8Array(bytes) }))
      .toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1)),
    skipDuplicates: true,
  })
  await tx.fileTree.createMany({ data: [{ digest, manifest }], skipDuplicates: true })
  return digest
}
