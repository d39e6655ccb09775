// How the command line tells of a check: a line for each, and for a failure what was expected, what came, where,
// why, and the bytes that crossed the wire.

import { styleText } from 'node:util'
import { explainMismatch } from '#graders/explain/explain-mismatch.ts'
import { type CheckLog, outputOf } from '#graders/labs/contract/run-log.ts'
import type { TranscriptEntry } from '#graders/labs/contract/transcript.ts'
import type { Mismatch } from '#graders/outcome.ts'
import { escapeBytes } from '#protocols/text/escape.ts'
import { trafficReader } from '#protocols/traffic/traffic-reader.ts'
import { markByteInText } from '../check/mark-byte.ts'

const transcriptLinesUsual = 14
const shownBytesMax = 48

/** Lines for the terminal, styled; styleText leaves the colours out where NO_COLOR or a pipe asks for it. */
export function reportCheck(check: CheckLog, { transcriptLinesMax = transcriptLinesUsual } = {}): string[] {
  const { outcome } = check
  const points = check.points === 1 ? '1 point' : `${check.points} points`
  const title = (mark: string) =>
    `${mark} ${check.id.padEnd(24)} ${check.says} ${styleText('dim', `(${check.tier}, ${points})`)}`
  if (outcome === null) return [title('running')]
  switch (outcome.status) {
    case 'passed':
      return [title(styleText('green', 'passed '))]
    case 'skipped':
      return [
        title(styleText('yellow', 'skipped')),
        `          because it needs ${outcome.needs}, which did not pass`,
      ]
    case 'errored':
      return [title(styleText('magenta', 'errored')), `          our side: ${outcome.fault.because}`]
    case 'failed':
      return [
        title(styleText('red', 'failed ')),
        ...tellMismatch(outcome.mismatch, check, transcriptLinesMax),
        ...row('try it', check.tryIt),
        '',
      ]
  }
}

function tellMismatch(mismatch: Mismatch, evidence: CheckLog, linesMax: number): string[] {
  const said = explainMismatch(mismatch)
  return [
    `          ${said.headline}`,
    ...row('expected', said.expected),
    ...row('received', said.received),
    ...row('where', said.where),
    ...row('compiler', compilerSaid(evidence)),
    ...markedBytes(mismatch, evidence),
    ...row(
      'why',
      said.why === null ? null : `${said.why}${said.reference === null ? '' : ` (${said.reference})`}`,
    ),
    ...transcriptLines(evidence.transcript, linesMax),
  ]
}

/** Warnings and errors, of a program that had to be built. */
function compilerSaid(check: CheckLog): string | null {
  const chunks = outputOf(check, 'compiler').map((base64) => Buffer.from(base64, 'base64'))
  return chunks.length === 0 ? null : Buffer.concat(chunks).toString('utf8')
}

function row(name: string, text: string | null): string[] {
  if (text === null) return []
  const [first = '', ...rest] = text.split('\n')
  const indent = ' '.repeat(21)
  return [`          ${styleText('dim', name.padEnd(10))} ${first}`, ...rest.map((line) => indent + line)]
}

function markedBytes(mismatch: Mismatch, check: CheckLog): string[] {
  const where = 'where' in mismatch ? mismatch.where : undefined
  if (
    where?.offset === undefined ||
    !['malformed', 'wrong-field', 'leftover-bytes', 'missing-output'].includes(mismatch.code)
  ) {
    return []
  }
  const sent = (from: 'program' | 'peer') => {
    const all = check.transcript.filter(
      (entry) => entry.from === from && entry.connection === (where.connection ?? 0),
    )
    const { datagram } = where
    if (datagram === undefined) return Buffer.concat(all.map(data))
    const starts = all.flatMap(({ continued }, index) => (continued ? [] : [index]))
    return Buffer.concat(all.slice(starts[datagram] ?? all.length, starts[datagram + 1]).map(data))
  }
  const printed = (stream: 'stdout' | 'stderr') =>
    Buffer.concat(outputOf(check, stream).map((base64) => Buffer.from(base64, 'base64')))
  const streams: Partial<Record<typeof where.stream, () => Buffer>> = {
    'from-program': () => sent('program'),
    'to-program': () => sent('peer'),
    output: () => printed('stdout'),
    errors: () => printed('stderr'),
  }
  const bytes = streams[where.stream]?.()
  if (bytes === undefined) return []
  const [text, caret] = markByteInText(bytes, where.offset)
  return [...row('', text), ...row('', styleText('red', caret))]
}

const data = (entry: TranscriptEntry) => Buffer.from(entry.base64 ?? '', 'base64')

function transcriptLines(transcript: readonly TranscriptEntry[], linesMax: number): string[] {
  if (transcript.length === 0) return row('transcript', 'nothing crossed the wire')
  const read = trafficReader()
  const lines = transcript.slice(0, linesMax).map((entry) => transcriptLine(entry, read))
  const left = transcript.length - lines.length
  return row('transcript', [...lines, ...(left > 0 ? [`… and ${left} more`] : [])].join('\n'))
}

type ReadTraffic = ReturnType<typeof trafficReader>

function transcriptLine(entry: TranscriptEntry, read: ReadTraffic): string {
  const time = `${(entry.atMs / 1_000).toFixed(3)} s`
  if (entry.name !== undefined) return `${time}  ${wayOf(entry)} ${transcriptDoing(entry, read)}`
  const who = entry.from === 'program' ? 'program →' : '← server '
  const connection = `#${entry.connection + 1}`
  return `${time}  ${connection} ${who} ${transcriptDoing(entry, read)}`
}

/** "alice → program (lost)"; of a datagram with the address that only the program chooses. */
function wayOf({ kind, from, name, program, fate }: TranscriptEntry): string {
  const sender = kind === 'data' && program !== undefined ? `program at ${program}` : 'program'
  const way = from === 'program' ? `${sender} → ${name}` : `${name} → program`
  return fate === undefined ? way : `${way} (${fate})`
}

function transcriptDoing(entry: TranscriptEntry, read: ReadTraffic): string {
  switch (entry.kind) {
    case 'open':
      return entry.from === 'program'
        ? `connects from ${entry.program} to ${entry.peer}`
        : `connects from ${entry.peer} to ${entry.program}`
    case 'fin':
      return 'ends its side (FIN)'
    case 'reset':
      return 'resets the connection (RST)'
    case 'data': {
      const bytes = data(entry)
      const more = bytes.length > shownBytesMax ? '…' : ''
      const reading = bytes.length === 0 ? null : read({ ...entry, bytes })
      const said = reading ?? `${escapeBytes(bytes.subarray(0, shownBytesMax))}${more}`
      return `${bytes.length === 1 ? '1 byte' : `${bytes.length} bytes`}: ${said}`
    }
  }
}
