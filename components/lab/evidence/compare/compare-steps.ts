// Two transcripts of one check beside each other: what each side did, in steps, and which of them are the same.
import { concatBytes, decodeBase64 } from '#components/lab/evidence/bytes.ts'
import type { TranscriptEntry } from '#graders/labs/contract/transcript.ts'
import { escapeBytes } from '#protocols/text/escape.ts'
import { trafficReader } from '#protocols/traffic/traffic-reader.ts'

export interface WireStep {
  from: 'program' | 'peer'
  kind: TranscriptEntry['kind']
  atMs: number
  /** What it is, short enough for a line. */
  says: string
  bytes: Uint8Array
  /** Equal in two steps that are the same, whenever they were and in however many pieces they came. */
  key: string
}

export interface WirePair {
  mine: WireStep | null
  right: WireStep | null
  same: boolean
}

/** Of more steps only the first are laid beside each other. */
const stepsMax = 300
const charactersMax = 160

/** Bytes that go on in one direction are one step: how they were cut is the network's doing. */
export function stepsOf(entries: readonly TranscriptEntry[]): WireStep[] {
  const read = trafficReader()
  const steps: WireStep[] = []
  let start = 0
  while (start < entries.length && steps.length < stepsMax) {
    const end = endOfStep(entries, start)
    steps.push(toStep(entries.slice(start, end), read))
    start = end
  }
  return steps
}

function endOfStep(entries: readonly TranscriptEntry[], start: number): number {
  const first = entries[start]
  if (first?.kind !== 'data') return start + 1
  const end = entries.findIndex(
    (entry, index) =>
      index > start &&
      (first.transport === 'udp'
        ? entry.continued !== true
        : entry.kind !== 'data' || entry.from !== first.from || entry.connection !== first.connection),
  )
  return end === -1 ? entries.length : end
}

function toStep(run: readonly TranscriptEntry[], read: ReturnType<typeof trafficReader>): WireStep {
  const [first] = run
  if (first === undefined) throw new RangeError('a step of nothing')
  const { from, kind, connection, transport, atMs } = first
  const bytes = concatBytes(run.map((entry) => decodeBase64(entry.base64 ?? '')))
  const reading = kind === 'data' && bytes.length > 0 ? read({ connection, from, transport, bytes }) : null
  const says = kind === 'data' ? (reading ?? escapeBytes(bytes, charactersMax)) : words[kind]
  const whole = run.map((entry) => entry.fate ?? '').join('') + bytes.join()
  return { from, kind, atMs, bytes, says, key: [from, kind, connection, first.name ?? '', whole].join(' ') }
}

const words = {
  open: 'opens a connection',
  fin: 'ends its sending side (FIN)',
  reset: 'resets the connection (RST)',
} as const

/** In order, with as many of them side by side as possible: the longest common subsequence. */
export function pairSteps(mine: readonly WireStep[], right: readonly WireStep[]): WirePair[] {
  const lengths = commonLengths(mine, right)
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0
  const pairs: WirePair[] = []
  let [i, j] = [0, 0]
  while (i < mine.length || j < right.length) {
    const [own, other] = [mine[i] ?? null, right[j] ?? null]
    const same = own !== null && other !== null && own.key === other.key
    const alike = own !== null && other !== null && own.from === other.from && own.kind === other.kind
    if (same || (alike && at(i + 1, j + 1) === at(i, j))) {
      pairs.push({ mine: own, right: other, same })
      i += 1
      j += 1
    } else if (other === null || (own !== null && at(i + 1, j) >= at(i, j + 1))) {
      pairs.push({ mine: own, right: null, same: false })
      i += 1
    } else {
      pairs.push({ mine: null, right: other, same: false })
      j += 1
    }
  }
  return pairs
}

/** How many steps from `i` and `j` on are common to both. */
function commonLengths(mine: readonly WireStep[], right: readonly WireStep[]): number[][] {
  const lengths = Array.from({ length: mine.length + 1 }, () => Array<number>(right.length + 1).fill(0))
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0
  for (let i = mine.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const row = lengths[i]
      const same = mine[i]?.key === right[j]?.key
      if (row !== undefined) row[j] = same ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  return lengths
}

/** Where the bytes of two steps part, from 0; null where one of them has none, or they are the same. */
export function firstOtherByte({ mine, right }: WirePair): number | null {
  if (mine === null || right === null || mine.kind !== 'data' || mine.key === right.key) return null
  const length = Math.min(mine.bytes.length, right.bytes.length)
  for (let at = 0; at < length; at += 1) if (mine.bytes[at] !== right.bytes[at]) return at
  return mine.bytes.length === right.bytes.length ? null : length
}
