import type { CommonMismatch } from '#graders/parts/answer-mismatch.ts'
import type { DnsBytesFeedback, DnsBytesRight } from '#graders/parts/dns-bytes/dns-bytes-feedback.ts'
import type { DnsBytesMismatch } from '#graders/parts/dns-bytes/dns-bytes-mismatch.ts'
import type { DnsBytesPart } from '#graders/parts/dns-bytes/dns-bytes-part.ts'
import type { DnsBytesResponse } from '#graders/parts/dns-bytes/dns-bytes-response.ts'
import { dnsBytesReadability } from '#graders/parts/dns-bytes/live/dns-bytes-readability.ts'
import { messageOfPart } from '#graders/parts/dns-bytes/message-of-part.ts'
import { presentDnsBytes } from '#graders/parts/dns-bytes/present-dns-bytes.ts'
import { readingsOf, tellReading } from '#graders/parts/dns-bytes/readings.ts'
import { writtenChecks } from '#graders/parts/dns-bytes/written-checks.ts'
import type { PartScope, Verdict } from '#graders/parts/part-kind.ts'
import { decodeFields } from '#protocols/dns/message/decode-message.ts'
import { encodeAs } from '#protocols/dns/message/encode-as.ts'
import { readHexText, showOctets } from '#protocols/dns/message/hex-text.ts'

export type DnsBytesVerdict = Verdict<DnsBytesMismatch, DnsBytesFeedback, DnsBytesRight>

/** Judges fields, or octets, by what they mean. Null is blank. */
export function gradeDnsBytes(
  part: DnsBytesPart,
  scope: PartScope,
  response: DnsBytesResponse | null,
): DnsBytesVerdict {
  const readability = dnsBytesReadability(presentDnsBytes(part, scope), response)
  if (response === null || readability.is === 'blank') return failed({ code: 'blank' })
  if (readability.is === 'unreadable') {
    const actual = clipped(part.task === 'read' ? response.fields.join('; ') : response.hex)
    return failed({ code: 'unreadable', actual, problem: readability.says, where: { stream: 'response' } })
  }
  return part.task === 'read' ? gradeRead(part, scope, response) : gradeWritten(part, scope, response)
}

function gradeRead(part: DnsBytesPart, scope: PartScope, { fields }: DnsBytesResponse): DnsBytesVerdict {
  const { octets } = messageOfPart(part, scope)
  const readings = readingsOf(part, scope, fields)
  const right = readings.filter(({ isRight }) => isRight).length
  if (right === readings.length) return { outcome: { status: 'passed' }, score: 1 }
  const wrong = readings.filter(({ isRight, given }) => !isRight && given !== '')
  const told = wrong.map((reading) => ({ ...reading, says: tellReading(part, scope, reading) }))
  const named = wrong.find(({ idea }) => idea !== null)
  return {
    outcome: {
      status: 'failed',
      mismatch: named?.idea
        ? {
            code: 'misconception',
            id: named.idea.id,
            says: scope.fill(named.idea.says),
            actual: inWords(named),
          }
        : {
            code: 'wrong-dns-fields',
            wrong: wrong.length,
            open: readings.length - right - wrong.length,
            of: readings.length,
            actual: clipped(wrong.map(inWords).join('; ') || 'nothing'),
            follows: clipped(told[0] ? `${told[0].label}: ${told[0].says}` : 'Some fields are left open.'),
          },
    },
    score: rounded(right / readings.length),
    feedback: {
      kind: part.kind,
      problem: null,
      wrong: told.map(({ index, label, field, idea, says }) => ({
        asked: index,
        about: label,
        octets: field && { start: field.start, end: field.end },
        says: idea ? `${scope.fill(idea.says)} ${says}` : says,
      })),
    },
    right: { kind: part.kind, hex: showOctets(octets) },
  }
}

function gradeWritten(part: DnsBytesPart, scope: PartScope, { hex }: DnsBytesResponse): DnsBytesVerdict {
  const { message, octets, start, longest } = messageOfPart(part, scope)
  const read = readHexText(hex)
  const own = read.ok ? read.octets : new Uint8Array()
  const { problem } = decodeFields(own)
  const checks = writtenChecks(own, octets, longest)
  const wrong = checks.filter(({ wrong }) => wrong !== null)
  if (wrong.length === 0 && problem === null) return { outcome: { status: 'passed' }, score: 1 }
  // What stood there at first earns nothing, unless it is spoilt.
  const atFirst = new Set(
    start.length === 0
      ? []
      : writtenChecks(start, octets, null).flatMap(({ id, wrong }) => (wrong === null ? [id] : [])),
  )
  const counted = checks.filter(({ id }) => !atFirst.has(id))
  const earned =
    weigh(counted.filter(({ wrong }) => wrong === null)) - weigh(wrong.filter(({ id }) => atFirst.has(id)))
  // What nobody can read to its end is never all right.
  const score = Math.max(0, Math.min(earned / weigh(counted), problem === null ? 1 : 0.9))
  const idea = part.misconceptions.find(
    ({ belief }) =>
      belief !== undefined && encodeAs(belief, message).some((each) => showOctets(each) === showOctets(own)),
  )
  const first = wrong[0]
  const actual = clipped(showOctets(own))
  return {
    outcome: {
      status: 'failed',
      mismatch: idea
        ? { code: 'misconception', id: idea.id, says: scope.fill(idea.says), actual }
        : {
            code: 'wrong-dns-message',
            about: clipped(problem ? `octet ${problem.offset}` : (first?.about ?? 'it')),
            follows: clipped(problem?.says ?? first?.wrong?.says ?? ''),
            actual,
          },
    },
    score: rounded(score),
    feedback: {
      kind: part.kind,
      problem,
      wrong: wrong.slice(0, 100).map(({ about, wrong }) => ({
        asked: null,
        about,
        octets: wrong?.octets ?? null,
        says: wrong?.says ?? '',
      })),
    },
    right: { kind: part.kind, hex: showOctets(octets) },
  }
}

const inWords = ({ label, given }: { label: string; given: string }) => `${label}: ${given}`
const weigh = (some: readonly { weight: number }[]) => some.reduce((sum, { weight }) => sum + weight, 0)
const rounded = (share: number) => Math.round(share * 100) / 100
const actualMax = 1_000
const clipped = (text: string) => (text.length > actualMax ? `${text.slice(0, actualMax - 1)}…` : text)

const failed = (mismatch: CommonMismatch): DnsBytesVerdict => ({
  outcome: { status: 'failed', mismatch },
  score: 0,
})
