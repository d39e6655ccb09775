import { encodeBase64 } from '#components/lab/evidence/bytes.ts'
import type { Program } from '#graders/labs/contract/program.ts'
import { submissionLimits } from '#graders/labs/contract/run-protocol.ts'

/** Unpacks a zip, given in base64. */
export type Unpack = (
  name: string,
  base64: string,
) => Promise<{ ok: true; files: Program['files'] } | { ok: false; says: string }>

export type ReadUploads = { ok: true; files: Program['files'] } | { ok: false; says: string }

/** Reads dropped or chosen files as text, a zip as what is in it. Refuses, in a sentence, what is too large, too many or
 * no text. */
export async function readUploads(uploads: readonly File[], unpack: Unpack): Promise<ReadUploads> {
  if (uploads.length === 0) return { ok: false, says: 'No file was chosen.' }
  if (uploads.length > submissionLimits.filesMax) {
    return {
      ok: false,
      says: `${uploads.length} files are too many: at most ${submissionLimits.filesMax} can be submitted.`,
    }
  }
  const archive = uploads.find(({ name }) => /\.zip$/i.test(name))
  if (archive !== undefined) {
    return uploads.length === 1
      ? unpackOne(archive, unpack)
      : { ok: false, says: `${archive.name} is an archive: upload it alone, or the files without it.` }
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

/** A larger one is refused by the server's schema as well; it need not travel there. */
const zipBytesMax = 2 * 1_048_576

async function unpackOne(archive: File, unpack: Unpack): Promise<ReadUploads> {
  if (archive.size > zipBytesMax) {
    return {
      ok: false,
      says: `${archive.name} has ${archive.size.toLocaleString('en')} bytes; a zip of at most ${zipBytesMax.toLocaleString('en')} is unpacked here. Leave out what the program does not need.`,
    }
  }
  const noAnswer = {
    ok: false,
    says: 'The server did not answer. Try again, or upload the files themselves.',
  } as const
  return unpack(archive.name, encodeBase64(new Uint8Array(await archive.arrayBuffer()))).catch(() => noAnswer)
}
