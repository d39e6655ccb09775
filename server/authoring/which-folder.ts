import * as z from 'zod'
import type { ExerciseSource } from '#server/authoring/exercise-source.ts'

/** Which folder of an exercise is meant, as an address says it: `draft`, or the number of a version. */
export const WhichFolderSchema = z.union([z.literal('draft'), z.coerce.number().int().min(1).max(1_000_000)])
export type WhichFolder = z.infer<typeof WhichFolderSchema>

/** From an address, where what makes no sense is as if it were not there. */
export const WantedFolderSchema = WhichFolderSchema.optional().catch(undefined)

/** The folder that is meant; the newest version when nothing is, or else the draft. Null when there is none like it. */
export function chooseFolder(
  { versions, draft }: ExerciseSource,
  wanted: WhichFolder | undefined,
): { which: WhichFolder; treeDigest: string } | null {
  const which = wanted ?? versions[0]?.version ?? 'draft'
  const treeDigest =
    which === 'draft' ? draft?.treeDigest : versions.find(({ version }) => version === which)?.treeDigest
  return treeDigest === undefined ? null : { which, treeDigest }
}
