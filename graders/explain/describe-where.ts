import { seconds } from '#graders/explain/wording.ts'
import type { Where } from '#graders/outcome.ts'

const streamWords: Readonly<Record<Where['stream'], string>> = {
  'from-program': 'what your program sent',
  'to-program': 'what your program was sent',
  output: "your program's output",
  errors: "your program's standard error",
  source: 'your program',
  response: 'your answer',
}

/** "Byte 6 of what your program sent on connection 1, 0.04 s after the check began". */
export function describeWhere(where: Where): string {
  const { stream, connection, peer, datagram, offset, line, atMs } = where
  const when = atMs === undefined ? '' : `, ${seconds(atMs)} after the check began`
  if (datagram !== undefined) {
    const spot = offset === undefined ? 'Datagram' : `Byte ${offset} of datagram`
    const way = stream === 'to-program' ? 'to your program from' : 'from your program to'
    return `${spot} ${datagram + 1} ${way} ${peer ?? `client ${(connection ?? 0) + 1}`}${when}`
  }
  const spot = line !== undefined ? `Line ${line} of ` : offset !== undefined ? `Byte ${offset} of ` : 'In '
  const which = connection === undefined ? '' : ` on connection ${connection + 1}`
  return `${spot}${streamWords[stream]}${which}${when}`
}
