// Reads zone text (RFC 1035 section 5, RFC 2308 section 4 for $TTL) into entries, one per record as it is written,
// and the records that they mean. Reading goes on after a mistake, so that a grid can show the other rows.
import { readName } from '#protocols/dns/name.ts'
import {
  type DnsRecord,
  dataForms,
  isRecordType,
  readData,
  readTtl,
  recordTypes,
} from '#protocols/dns/record.ts'
import type { ZoneProblem } from '#protocols/dns/zone-problem.ts'
import { type LogicalLine, splitZoneText, unescapeText, type ZoneWord } from '#protocols/dns/zone-words.ts'

/** A record as it is written: what a grid shows and changes. */
export interface ZoneEntry {
  /** Lines of the text, from 1. */
  first: number
  last: number
  /** "www", "@"; empty when the record above has the same owner. */
  owner: string
  ttl: string
  type: string
  /** As written after the type, comments left out. */
  data: string
  comment: string
  /** The whole name that the owner stands for; null when it cannot be read. */
  name: string | null
  /** Null when the entry has a mistake. */
  record: DnsRecord | null
}

export interface ZoneText {
  entries: ZoneEntry[]
  records: DnsRecord[]
  /** Mistakes of writing; what is wrong with a well-written zone is for lint. */
  problems: ZoneProblem[]
}

export const zoneTextMax = 20_000
const recordsMax = 500
/** The first ones: nobody mends more at once, and a page that lists twenty thousand stands still. */
const problemsMax = 100

interface State {
  origin: string
  /** Of $TTL; null before it was given. */
  defaultTtl: number | null
  /** Given last, or of the SOA: what a record without one falls back on (RFC 1035 section 5.1). */
  lastTtl: number | null
  owner: string | null
}

export function readZoneText(text: string, origin: string): ZoneText {
  const problems: ZoneProblem[] = []
  const entries: ZoneEntry[] = []
  const state: State = { origin, defaultTtl: null, lastTtl: null, owner: null }
  const bounded = text.slice(0, zoneTextMax)
  for (const line of splitZoneText(bounded, (problem) => problems.push(problem))) {
    if (line.words.length === 0) continue
    const complain = (word: ZoneWord | undefined, says: string, remedy: string) => {
      const at = word ?? line.words.at(-1)
      const start = bounded.lastIndexOf('\n', (at?.from ?? 0) - 1) + 1
      const column = (at?.from ?? 0) - start + 1
      problems.push({ code: 'syntax', level: 'error', line: at?.line ?? line.first, column, says, remedy })
    }
    if (!line.indented && line.words[0]?.text.startsWith('$')) readDirective(line.words, state, complain)
    else if (entries.length >= recordsMax) {
      complain(line.words[0], `A zone here has at most ${recordsMax} records.`, 'Remove some.')
      break
    } else entries.push(readEntry(bounded, line, state, complain))
  }
  const records = entries.flatMap(({ record }) => (record ? [record] : []))
  const inOrder = problems.toSorted((a, b) => a.line - b.line || a.column - b.column)
  return { entries, records, problems: inOrder.slice(0, problemsMax) }
}

type Complain = (word: ZoneWord | undefined, says: string, remedy: string) => void

function readDirective(words: readonly ZoneWord[], state: State, complain: Complain): void {
  const [directive, value] = words
  const name = directive?.text.toUpperCase()
  if (name === '$ORIGIN') {
    const read = readName(value?.text ?? '@', state.origin)
    if (!read.ok) complain(value, read.says, read.remedy)
    else if (!value) complain(directive, '$ORIGIN names no domain.', 'Write it as in: $ORIGIN example.test.')
    else state.origin = read.name
  } else if (name === '$TTL') {
    const ttl = readTtl(value?.text ?? '')
    if (ttl === null)
      complain(value ?? directive, '$TTL has no number of seconds.', 'Write it as in: $TTL 3600')
    else state.defaultTtl = ttl
  } else {
    complain(directive, `${directive?.text} is not known here.`, 'Known are $ORIGIN and $TTL.')
  }
}

function readEntry(text: string, line: LogicalLine, state: State, complain: Complain): ZoneEntry {
  const words = [...line.words]
  const owner = line.indented ? null : (words.shift() ?? null)
  const entry: ZoneEntry = {
    first: line.first,
    last: line.last,
    owner: owner?.text ?? '',
    ttl: '',
    type: '',
    data: '',
    comment: line.comment,
    name: null,
    record: null,
  }
  if (owner) {
    const read = readName(owner.text, state.origin)
    if (!read.ok) complain(owner, read.says, read.remedy)
    state.owner = read.ok ? read.name : null
  } else if (state.owner === null) {
    complain(
      words[0],
      'This record has no name, and none stands above it.',
      'Begin the line with a name, or with @.',
    )
  }
  entry.name = state.owner

  // TTL and class come in either order, and may both be left out.
  let ttl: number | null = null
  let next = words.shift()
  while (next && !isRecordType(next.text.toUpperCase())) {
    const seconds = readTtl(next.text)
    if (seconds !== null && ttl === null) {
      ttl = seconds
      entry.ttl = next.text
    } else if (!/^IN$/iu.test(next.text)) break
    next = words.shift()
  }
  const type = next?.text.toUpperCase() ?? ''
  entry.type = type
  entry.data = dataText(text, line, next, words)
  if (!isRecordType(type)) {
    const says = next ? `“${next.text}” is no type of record that is known here.` : 'The record has no type.'
    complain(next ?? owner ?? undefined, says, `Types are ${recordTypes.join(', ')}.`)
    return entry
  }
  const unescaped = type === 'TXT' || type === 'CAA'
  const given = words.map((word) => ({
    quoted: word.quoted,
    text: unescaped ? unescapeText(word.text) : word.text,
  }))
  const read = readData(type, given, state.origin)
  if (!read.ok) {
    const [first] = words
    const wrong = type === 'MX' && /^\d+$/u.test(first?.text ?? '') ? words[1] : first
    complain(wrong ?? next, read.says, read.remedy || `${type} is followed by ${dataForms[type]}.`)
    return entry
  }
  if (read.data.type === 'SOA' && state.lastTtl === null) state.lastTtl = read.data.minimum
  const used = ttl ?? state.defaultTtl ?? state.lastTtl
  if (ttl !== null) state.lastTtl = ttl
  if (used === null) {
    complain(
      next,
      'No TTL is known for this record.',
      'Begin the zone with $TTL 3600, or write one before the type.',
    )
    return entry
  }
  if (entry.name !== null) {
    entry.record = { name: entry.name, ttl: used, data: read.data, line: line.first }
  }
  return entry
}

/** The data as it stands, so that a grid can show it while it is being typed, blanks at its end and all. */
function dataText(
  text: string,
  line: LogicalLine,
  type: ZoneWord | undefined,
  words: readonly ZoneWord[],
): string {
  const [first] = words
  if (!type || !first) return ''
  if (line.first === line.last && !/[()]/u.test(text.slice(first.from, line.dataEnd))) {
    const data = text.slice(first.from, line.dataEnd).replace(/\r$/u, '')
    return line.comment === '' ? data : data.trimEnd()
  }
  return words.map((word) => text.slice(word.from, word.to)).join(' ')
}
