import type { Program } from '#graders/labs/contract/program.ts'
import { submissionLimits } from '#graders/labs/contract/run-protocol.ts'

export type ReadUploads = { ok: true; files: Program['files'] } | { ok: false; says: string }

/** Reads dropped or chosen files as text. Refuses, in a sentence, what is too large, too many or no text. */
export async function readUploads(uploads: readonly File[]): Promise<ReadUploads> {
  if (uploads.length === 0) return { ok: false, says: 'No file was chosen.' }
  if (uploads.length > submissionLimits.filesMax) {
    return {
      ok: false,
      says: `${uploads.length} files are too many: at most ${submissionLimits.filesMax} can be submitted.`,
    }
  }
  const bytes = uploads.reduce((sum, file) => sum + file.size, 0)
  if (bytes > submissionLimits.bytesMax) {
    return {
      ok: false,
      says: `These files have ${bytes.toLocaleString('en')} bytes together; at most ${submissionLimits.bytesMax.toLocaleString('en')} can be submitted. Leave out what the program does not need.`,
    }
  }
  const files: Program['files'] = []
  for (const upload of uploads) {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(await upload.arrayBuffer())
      files.push({ path: upload.name, text })
    } catch {
      return {
        ok: false,
        says: `${upload.name} could not be read as UTF-8 text. Save it as UTF-8 and choose it again.`,
      }
    }
  }
  return { ok: true, files }
}
