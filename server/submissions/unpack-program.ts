import { studentLimits } from '#graders/archive/archive-limits.ts'
import { readArchive } from '#graders/archive/read-archive.ts'
import { quoteName } from '#graders/archive/source-file.ts'
import { withoutWrapper } from '#graders/archive/without-wrapper.ts'
import { FilePathSchema } from '#graders/labs/contract/file-path.ts'
import type { Program } from '#graders/labs/contract/program.ts'
import { submissionLimits } from '#graders/labs/contract/run-protocol.ts'

export type Unpacked = { ok: true; files: Program['files'] } | { ok: false; says: string }

/**
 * A student's zip as files for the editor, by the reader and the limits of batch grading. Refuses in a sentence what is
 * no harmless zip, and what an editor of text cannot hold. For a process of the pool: the bytes are anybody's.
 */
export async function unpackProgram(name: string, zip: Buffer): Promise<Unpacked> {
  const unpacked = await readArchive(zip, name, studentLimits)
  if (!unpacked.ok) return unpacked
  const { bytesMax, filesMax } = submissionLimits
  const refuse = (says: string): Unpacked => ({ ok: false, says: `${quoteName(name)} ${says}` })
  if (unpacked.files.length === 0) return refuse('holds no file.')
  if (unpacked.files.length > filesMax) {
    return refuse(
      `holds ${unpacked.files.length} files; at most ${filesMax} can be submitted. Leave out what the program does not need.`,
    )
  }
  const files: Program['files'] = []
  let bytes = 0
  for (const file of withoutWrapper(unpacked.files)) {
    if ('problem' in file)
      return refuse(`is not taken: ${file.problem}. Leave that file out, or pack it again.`)
    if (!FilePathSchema.safeParse(file.path).success)
      return refuse(`holds ${quoteName(file.path)}, a name that cannot be used. Rename that file.`)
    bytes += file.bytes.byteLength
    if (bytes > bytesMax) {
      return refuse(
        `unpacks to more than ${bytesMax.toLocaleString('en')} bytes, at ${quoteName(file.path)}. Leave out what the program does not need.`,
      )
    }
    const text = textOf(file.bytes)
    if (text === null)
      return refuse(
        `holds ${quoteName(file.path)}, which is no UTF-8 text. Leave it out, or save it as UTF-8.`,
      )
    files.push({ path: file.path, text })
  }
  return { ok: true, files }
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
