import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { firstDifference } from '#graders/labs/bytes/first-difference.ts'
import { identicalBytes } from '#graders/labs/bytes/same-bytes.ts'
import { missingOutput } from '#graders/labs/program/judge-output.ts'
import type { ProgramHandle } from '#graders/labs/program/program-handle.ts'

const shownBytes = 8

/** Its standard output is this, to the last byte, which is no text. Say it when the program has ended. */
export function writesBytes({ capture }: Pick<ProgramHandle, 'capture'>, wanted: Buffer): void {
  const written = capture.bytes('stdout')
  if (written.length === 0)
    throw new CheckFailure(missingOutput(capture, wanted.toString('latin1', 0, 10), 0))
  const difference = identicalBytes(wanted, written, { stream: 'output' })
  if (difference === null) return
  if (difference.code !== 'malformed') throw new CheckFailure(difference)
  const at = firstDifference(wanted, written)
  throw new CheckFailure({ ...difference, expected: bytesAt(wanted, at), actual: bytesAt(written, at) })
}

function bytesAt(bytes: Buffer, at: number): string {
  const shown = bytes.subarray(at, at + shownBytes)
  const written = shown.toString('hex').replaceAll(/..(?=.)/g, '$& ')
  const end = at + shown.length === bytes.length ? 'and then the end' : 'and so on'
  return shown.length === 0 ? 'the end of the output' : `the bytes ${written} ${end}`
}
