// Fingerprints of a program by winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003): of each run of tokens a hash, and of
// each window of runs the least hash, so that two programs with a long enough run in common have a print in common.
import { WinnowFilter } from '@dodona/dolos-core'
import * as z from 'zod'
import { submissionLimits } from '#graders/labs/contract/run-protocol.ts'
import { type Runtime, runtimeNames, runtimeOf, runtimes } from '#graders/runtimes.ts'
import { tokensMax, tokensOf } from '#server/similarity/tokens-of.ts'

/** Tokens in a run, some two lines. */
const runLength = 14
/** With it, every run of 19 tokens that two programs share is found. */
const window = 6
/** A print that a program repeats more often tells nothing new, and would cost the square of it. */
const repeatsMax = 6

/** A print is three numbers: its hash, the number of its file, and its first and last line in one. */
export const PrintsSchema = z.strictObject({
  prints: z.array(
    z.strictObject({ hash: z.number(), file: z.int().min(0), from: z.int().min(1), to: z.int().min(1) }),
  ),
  /** Has more than is compared. */
  cut: z.boolean(),
})
export type Prints = z.infer<typeof PrintsSchema>
export type Print = Prints['prints'][number]

export interface ProgramFile {
  path: string
  bytes: Uint8Array<ArrayBuffer>
}

/** Of the files that are programs, in the order of their paths. `every`: of each run, as is needed to take them away. */
export function printsOf(files: readonly ProgramFile[], every = false): Prints {
  const all: Prints = { prints: [], cut: false }
  const repeats = new Map<number, number>()
  const filter = new WinnowFilter(runLength, every ? 1 : window)
  let bytesLeft: number = submissionLimits.bytesMax
  let tokensLeft = tokensMax
  for (const [file, { path, bytes }] of files.entries()) {
    const runtime = runtimeOf(path)
    if (runtime === null) continue
    // What is no UTF-8 becomes marks of replacement: within a name or a string, that changes no token.
    const text = new TextDecoder().decode(bytes.subarray(0, bytesLeft))
    const { kinds, lines, cut } = tokensOf(text, runtime)
    all.cut ||= cut || bytes.byteLength > bytesLeft || kinds.length > tokensLeft
    bytesLeft = Math.max(0, bytesLeft - bytes.byteLength)
    const read = kinds.slice(0, tokensLeft)
    tokensLeft -= read.length
    for (const { hash, start, stop } of filter.fingerprints(read)) {
      const own = hash + hashesMax * languageNumber(runtime)
      const before = repeats.get(own) ?? 0
      repeats.set(own, before + 1)
      if (before >= repeatsMax && !every) continue
      all.prints.push({ hash: own, file, from: lines[start] ?? 1, to: lines[stop] ?? 1 })
    }
  }
  return all
}

/** Above what the filter's hashes can be: prints of two languages never meet. */
const hashesMax = 2 ** 26
/** Which language a print is of, as a number. */
export const languageOfPath = (hash: number): number => Math.floor(hash / hashesMax)
const languageNumber = (runtime: Runtime) =>
  runtimeNames.findIndex((name) => runtimes[name].language === runtimes[runtime].language)
