// From what a student handed in to a program that can be run, or the reason why it cannot.

import { studentLimits } from '#graders/archive/archive-limits.ts'
import { isJunk } from '#graders/archive/is-junk.ts'
import { readArchive } from '#graders/archive/read-archive.ts'
import { quoteName, type SourceFile } from '#graders/archive/source-file.ts'
import { movedTo, withoutWrapper } from '#graders/archive/without-wrapper.ts'
import { FilePathSchema } from '#graders/labs/contract/file-path.ts'
import type { Files } from '#graders/labs/contract/lab-order.ts'
import { submissionLimits } from '#graders/labs/contract/run-protocol.ts'
import { runtimeOf } from '#graders/runtimes.ts'
import { looksLikeZip } from './read-source.ts'
import { type WantedProgram, whyNotRunnable } from './why-not-runnable.ts'

export type CheckedFiles = { ok: true; files: Files } | { ok: false; says: string }

export interface MadeProgram {
  program: CheckedFiles
  notes: string[]
}

const otherArchives = /\.(?:zip|rar|7z|tar|tgz|gz|bz2|xz|zst)$/i

/** Unpacks a zip if that is what was handed in, leaves out junk and folders around everything. Never throws. */
export async function makeProgram(
  handedIn: readonly SourceFile[],
  wanted: WantedProgram = {},
): Promise<MadeProgram> {
  const notes: string[] = []
  const refuse = (says: string): MadeProgram => ({ program: { ok: false, says }, notes })
  let files = handedIn.filter(({ path }) => !isJunk(path))
  const archives = files.filter((file) => 'bytes' in file && looksLikeZip(file.bytes))
  const others = files.filter((file) => !archives.includes(file))
  const [archive] = archives
  if (archive !== undefined && 'bytes' in archive) {
    if (others.some(({ path }) => isProgram(path))) {
      notes.push(`${quoteName(archive.path)} is left out: there are programs beside it.`)
      files = others
    } else if (archives.length > 1) {
      return refuse(
        `There are ${archives.length} archives, and no telling which one counts. Keep one of them.`,
      )
    } else {
      const unpacked = await readArchive(Buffer.from(archive.bytes), archive.path, studentLimits)
      if (!unpacked.ok) return refuse(unpacked.says)
      if (unpacked.files.length === 0)
        return refuse(`${quoteName(archive.path)} is an archive without a file. Ask for the program.`)
      const inner = unpacked.files.find((file) => 'bytes' in file && looksLikeZip(file.bytes))
      if (inner !== undefined && !unpacked.files.some(({ path }) => isProgram(path)))
        return refuse(
          `${quoteName(archive.path)} holds another archive, ${quoteName(inner.path)}. Unpack it and pack the files themselves.`,
        )
      if (others.length > 0)
        notes.push(`Besides ${quoteName(archive.path)}, ${others.length} more files are left out.`)
      files = unpacked.files
    }
  }
  const packed = files.find(({ path }) => otherArchives.test(path))
  if (packed !== undefined && !files.some(({ path }) => isProgram(path))) {
    return refuse(
      /\.zip$/i.test(packed.path)
        ? `${quoteName(packed.path)} is called a zip and is none, or is cut off. Ask for it again.`
        : `${quoteName(packed.path)} is an archive that is not read here. Unpack it, or pack the files as a zip.`,
    )
  }
  const program = checkFiles(withPlainEndings(withoutWrapper(files)))
  const trouble = program.ok ? whyNotRunnable(program.files, wanted) : null
  return trouble === null ? { program, notes } : refuse(trouble)
}

const isProgram = (path: string) => runtimeOf(path) !== null

/** main.PY, as some systems write it, is a program like main.py; interpreters go by the ending. */
function withPlainEndings(files: readonly SourceFile[]): SourceFile[] {
  const taken = new Set(files.map(({ path }) => path))
  return files.map((file) => {
    const plain = isProgram(file.path)
      ? file.path.replace(/[^.]*$/, (ending) => ending.toLowerCase())
      : file.path
    return taken.has(plain) ? file : movedTo(file, plain)
  })
}

function checkFiles(files: readonly SourceFile[]): CheckedFiles {
  const { bytesMax, filesMax } = submissionLimits
  if (files.length === 0) return { ok: false, says: 'There is no file in it. Ask for the program.' }
  if (files.length > filesMax) {
    return {
      ok: false,
      says: `It has ${files.length} files; a program has at most ${filesMax}. Leave out what it does not need.`,
    }
  }
  const program = new Map<string, Uint8Array>()
  const names = new Map<string, string>()
  let bytes = 0
  for (const file of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    if ('problem' in file) return { ok: false, says: `${file.problem}. Leave it out or mend it.` }
    bytes += file.bytes.byteLength
    if (bytes > bytesMax) {
      return {
        ok: false,
        says: `Its files are larger than ${bytesMax / 1_048_576} MB together, at ${quoteName(file.path)}. Leave out what the program does not need.`,
      }
    }
    if (!FilePathSchema.safeParse(file.path).success)
      return { ok: false, says: `The name ${quoteName(file.path)} cannot be used. Rename the file.` }
    if (program.has(file.path)) return { ok: false, says: `Two files are called ${quoteName(file.path)}.` }
    const alike = names.get(file.path.toLowerCase())
    if (alike !== undefined)
      return {
        ok: false,
        says: `${quoteName(alike)} and ${quoteName(file.path)} are one file where case does not count, so that one has replaced the other on some computers. Rename one.`,
      }
    names.set(file.path.toLowerCase(), file.path)
    program.set(file.path, file.bytes)
  }
  return { ok: true, files: program }
}
