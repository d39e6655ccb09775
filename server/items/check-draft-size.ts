import type { Program } from '#graders/labs/contract/program.ts'
import { submissionLimits } from '#graders/labs/contract/run-protocol.ts'
import { type Refusal, refuse } from '#server/refusal.ts'

const kilobytes = (bytes: number) => `${Math.ceil(bytes / 1_024).toLocaleString('en')} KB`

export function checkDraftSize({ files }: Program): Refusal<'too-large'> | null {
  const { bytesMax, filesMax } = submissionLimits
  if (files.length > filesMax) {
    return refuse('too-large', `There are ${files.length} files; ${filesMax} are allowed. Remove some.`)
  }
  const bytes = files.reduce(
    (sum, { path, text }) => sum + Buffer.byteLength(path) + Buffer.byteLength(text),
    0,
  )
  if (bytes <= bytesMax) return null
  return refuse(
    'too-large',
    `The files are ${kilobytes(bytes)} together; ${kilobytes(bytesMax)} are allowed. Remove what the program does not need.`,
  )
}
