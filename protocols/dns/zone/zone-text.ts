// Reads zone text (RFC 1035 section 5, RFC 2308 section 4 for $TTL) into entries, one per record as it is written,
// and the records that they mean. Reading goes on after a mistake, so that a grid can show the other rows.

import { quotedWord } from '#protocols/dns/record/data-words.ts'
import { readName } from '#protocols/dns/record/name.ts'
import { readData } from '#protocols/dns/record/read-data.ts'
import { type DnsRecord, findType, recordTypes } from '#protocols/dns/record/record.ts'
import { readTtl } from '#protocols/dns/record/ttl.ts'
import type { ZoneProblem } from '#protocols/dns/zone/zone-problem.ts'
import { type LogicalLine, splitZoneText, type ZoneWord } from '#protocols/dns/zone/zone-words.ts'
import { shown } from '#protocols/text/shown.ts'

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
    const complain: Complain = (word, says, remedy, offset = null) => {
      const at = word ?? line.words.at(-1)
      const inWord = offset === null ? 0 : offset + (at?.quoted === true ? 1 : 0)
      const column = (at?.column ?? 1) + inWord
      problems.push({ code: 'syntax', level: 'error', line: at?.line ?? line.first, column, says, remedy })
    }
    if (!line.indented && line.words[0]?.text.startsWith('$') && !line.words[0].quoted)
      readDirective(line.words, state, complain)
    else if (entries.length >= recordsMax) {
      complain(line.words[0], `A zone here has at most ${recordsMax} records.`, 'Remove some.')
      break
    } else entries.push(readEntry(bounded, line, state, complain))
  }
  const records = entries.flatMap(({ record }) => (record ? [record] : []))
  const inOrder = problems.toSorted((a, b) => a.line - b.line || a.column - b.column)
  return { entries, records, problems: inOrder.slice(0, problemsMax) }
}

/** `offset` is where in the word it stands, when it is not the whole word. */
type Complain = (word: ZoneWord | undefined, says: string, remedy: string, offset?: number | null) => void

function readDirective(words: readonly ZoneWord[], state: State, complain: Complain): void {
  const [directive, value, extra] = words
  const name = directive?.text.toUpperCase()
  if (name === '$INCLUDE') {
    return complain(
      directive,
      '$INCLUDE reads another file, and here is none.',
      'Write its records in this text.',
    )
  }
  if (name === '$GENERATE') {
    const says = '$GENERATE is a directive of BIND alone, and is not carried out here.'
    return complain(directive, says, 'Write its records one by one.')
  }
  if (name !== '$ORIGIN' && name !== '$TTL')
    return complain(
      directive,
      `${shown(directive?.text ?? '')} is not known here.`,
      'Known are $ORIGIN and $TTL.',
    )
  if (value?.quoted)
    return complain(
      value,
      'Quotation marks are for text; this stands without them.',
      'Remove the quotation marks.',
    )
  if (extra)
    return complain(extra, `Nothing follows the value of ${name}.`, 'Remove it, or begin a line with it.')
  if (name === '$ORIGIN') {
    const read = readName(value?.text ?? '@', state.origin)
    if (!read.ok) complain(value, read.says, read.remedy)
    else if (!value) complain(directive, '$ORIGIN names no domain.', 'Write it as in: $ORIGIN example.test.')
    else state.origin = read.name
  } else {
    const ttl = readTtl(value?.text ?? '')
    if (ttl === null)
      complain(value ?? directive, '$TTL has no number of seconds.', 'Write it as in: $TTL 3600')
    else state.defaultTtl = ttl
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
    const read = owner.quoted ? quotedWord(0) : readName(owner.text, state.origin)
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

  const { ttl, next, sound } = readTtlAndClass(words, entry, complain)
  const type = next && !next.quoted ? findType(next.text) : null
  entry.type = next?.text.toUpperCase() ?? ''
  entry.data = dataText(text, line, next, words)
  if (type === null) {
    const says = next
      ? `“${shown(next.text)}” is no type of record that is known here.`
      : 'The record has no type.'
    complain(next ?? owner ?? undefined, says, `Types are ${recordTypes.join(', ')}, and TYPE with a number.`)
    return entry
  }
  const given = words.map((word, index) => ({ ...word, joined: words[index - 1]?.to === word.from }))
  const read = readData(type, given, state.origin)
  if (!read.ok) {
    complain(words[read.word ?? 0] ?? next, read.says, read.remedy, read.at)
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
  if (entry.name !== null && sound) {
    entry.record = { name: entry.name, ttl: used, data: read.data, line: line.first }
  }
  return entry
}

/**
 * TTL and class come in either order, each at most once, and may both be left out. Takes them from `words`, with the
 * word after them, which should be the type.
 */
function readTtlAndClass(
  words: ZoneWord[],
  entry: ZoneEntry,
  complain: Complain,
): { ttl: number | null; next: ZoneWord | undefined; sound: boolean } {
  let [ttl, hasClass, sound]: [number | null, boolean, boolean] = [null, false, true]
  const refuse = (word: ZoneWord, says: string, remedy: string) => {
    complain(word, says, remedy)
    sound = false
  }
  let next = words.shift()
  for (; next && !next.quoted && findType(next.text) === null; next = words.shift()) {
    const seconds = readTtl(next.text)
    if (seconds !== null) {
      if (ttl !== null) refuse(next, 'This record has a second TTL.', 'Keep one of them.')
      ttl ??= seconds
      if (entry.ttl === '') entry.ttl = next.text
    } else if (/^(?:IN|CLASS1|CH|HS|CLASS\d{1,5})$/iu.test(next.text)) {
      if (hasClass) refuse(next, 'This record has a second class.', 'Keep one of them.')
      else if (!/^(?:IN|CLASS1)$/iu.test(next.text))
        refuse(
          next,
          `The class ${next.text} is not served here.`,
          'Write IN, the class of the Internet, or nothing.',
        )
      hasClass = true
    } else break
  }
  return { ttl, next, sound }
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
