// The files named on the command line, as a submission: bounded, and refused with a sentence when they are none.

import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { FilePathSchema } from '#graders/labs/contract/file-path.ts'
import { submissionLimits } from '#graders/labs/contract/run-protocol.ts'

export type ReadSubmission = { ok: true; files: Map<string, Uint8Array> } | { ok: false; says: string }

/** A file on this machine, and its name in the submission. */
interface Named {
  path: string
  name: string
}

/** What nobody wrote, in a folder where somebody worked. */
const leftOut = /(?:^|\/)(?:\.[^/]*|__pycache__|node_modules)(?:\/|$)|\.py[co]$/
/** A folder that was named by mistake, such as the home folder, is not read to its end. */
const entriesMax = 10_000

/** Every file keeps its own name; of one folder alone it is what is in it, of one among others it is all of it. */
export async function readSubmission(paths: readonly string[]): Promise<ReadSubmission> {
  const { bytesMax, filesMax } = submissionLimits
  const named: Named[] = []
  for (const path of paths) {
    const found = await namesAt(path, paths.length === 1)
    if (typeof found === 'string') return refuse(found)
    named.push(...found)
  }
  if (named.length === 0) return refuse('There is no file in it. Name the file of your program.')
  if (named.length > filesMax)
    return refuse(`These are ${named.length} files; a submission has at most ${filesMax}.`)
  const files = new Map<string, Uint8Array>()
  let bytes = 0
  for (const { path, name } of named) {
    bytes += (await stat(path)).size
    if (bytes > bytesMax) {
      return refuse(
        `The files are larger than ${bytesMax / 1_048_576} MB together, at ${path}. Leave out what the program does not need.`,
      )
    }
    if (!FilePathSchema.safeParse(name).success)
      return refuse(`The name of ${path} cannot be used: rename the file.`)
    if (files.has(name)) return refuse(`Two files are called ${name}. Rename one of them.`)
    files.set(name, await readFile(path))
  }
  return { ok: true, files }
}

async function namesAt(path: string, alone: boolean): Promise<Named[] | string> {
  const about = await stat(path).catch(() => null)
  if (about === null) return `There is no file ${path}. Name the file of your program.`
  if (about.isFile()) return [{ path, name: basename(path) }]
  if (!about.isDirectory()) return `${path} is not a regular file.`
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  if (entries.length > entriesMax)
    return `${path} holds more than ${entriesMax} files. Name those of your program.`
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => ({
      path: file,
      name: relative(alone ? path : join(path, '..'), file)
        .split(sep)
        .join('/'),
    }))
    .filter(({ name }) => !leftOut.test(name))
}

const refuse = (says: string): ReadSubmission => ({ ok: false, says })
