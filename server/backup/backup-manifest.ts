// A backup is a folder: this file, and for each table its rows as PostgreSQL's COPY writes them, compressed with zstd.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'

export const manifestName = 'backup.json'

/** A plain name: a manifest that somebody wrote leads to no file outside its folder, and into no statement. */
const NameSchema = z.string().regex(/^\w{1,63}$/)

export const BackupManifestSchema = z.strictObject({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** That had made the database's shape, oldest first. */
  migrations: z.array(NameSchema).min(1),
  /** Those that others refer to come before them. */
  tables: z.array(
    z.strictObject({
      name: NameSchema,
      columns: z.array(NameSchema).min(1),
      rows: z.int().nonnegative(),
      /** Of the file, in hexadecimal. */
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
})
export type BackupManifest = z.infer<typeof BackupManifestSchema>

export const tableFile = (folder: string, name: string): string => path.join(folder, `${name}.copy.zst`)

/** Throws a sentence when the folder holds no backup, or one that is not whole. */
export async function readManifest(folder: string): Promise<BackupManifest> {
  const text = await readFile(path.join(folder, manifestName), 'utf8').catch(() => null)
  if (text === null)
    throw new Error(`There is no backup in ${folder}: it holds no ${manifestName}. Name the folder of one.`)
  const manifest = BackupManifestSchema.safeParse(parsed(text))
  if (!manifest.success)
    throw new Error(
      `${path.join(folder, manifestName)} is not as Roundtrip writes it, or of a newer Roundtrip. Use another backup, or the Roundtrip that wrote it.`,
    )
  for (const { name, sha256 } of manifest.data.tables) {
    const file = tableFile(folder, name)
    if ((await digestOf(file)) !== sha256)
      throw new Error(`${file} is missing or not what was written. This backup is damaged: use another one.`)
  }
  return manifest.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Null where it cannot be read. */
async function digestOf(file: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    for await (const piece of createReadStream(file)) hash.update(piece)
    return hash.digest('hex')
  } catch {
    return null
  }
}
