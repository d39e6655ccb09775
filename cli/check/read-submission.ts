// The files named on the command line, as a submission: bounded, and refused with a sentence when they are none.

import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { FilePathSchema, submissionLimits } from '#graders/labs/contract/run-protocol.ts'

export type ReadSubmission = { ok: true; files: Map<string, Uint8Array> } | { ok: false; says: string }

/** Every file keeps its own name; a folder is not a submission, its files are. */
export async function readSubmission(paths: readonly string[]): Promise<ReadSubmission> {
  const { bytesMax, filesMax } = submissionLimits
  if (paths.length > filesMax)
    return refuse(`These are ${paths.length} files; a submission has at most ${filesMax}.`)
  const files = new Map<string, Uint8Array>()
  let bytes = 0
  for (const path of paths) {
    const about = await stat(path).catch(() => null)
    if (about === null) return refuse(`There is no file ${path}. Name the file of your program.`)
    if (about.isDirectory())
      return refuse(`${path} is a folder. Name the files in it: ${path}/main.py, for example.`)
    if (!about.isFile()) return refuse(`${path} is not a regular file.`)
    bytes += about.size
    if (bytes > bytesMax) {
      return refuse(
        `The files are larger than ${bytesMax / 1_048_576} MB together, at ${path}. Leave out what the program does not need.`,
      )
    }
    const name = basename(path)
    if (!FilePathSchema.safeParse(name).success)
      return refuse(`The name of ${path} cannot be used: rename the file.`)
    if (files.has(name)) return refuse(`Two files are called ${name}. Rename one of them.`)
    files.set(name, await readFile(path))
  }
  return { ok: true, files }
}

const refuse = (says: string): ReadSubmission => ({ ok: false, says })
