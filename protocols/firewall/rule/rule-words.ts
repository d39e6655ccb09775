// The words of one line of rule-text.ts, read from left to right.

import { isAny } from '#protocols/firewall/compare/compile-rule.ts'
import { emptyRule, type Rule } from '#protocols/firewall/rule/rule.ts'
import { shown } from '#protocols/text/shown.ts'

type RuleFields = Omit<Rule, 'action'>
export type ReadFields = { ok: true; fields: RuleFields } | { ok: false; says: string }

const actions: ReadonlyMap<string, Rule['action']> = new Map([
  ...['accept', 'allow', 'permit', 'pass'].map((word) => [word, 'accept'] as const),
  ...['deny', 'drop', 'block', 'reject'].map((word) => [word, 'deny'] as const),
])
/** Other firewalls have other words for the two. */
export const findAction = (word: string) => actions.get(word.toLowerCase()) ?? null

const protocols: ReadonlyMap<string, Rule['protocol']> = new Map([
  ['any', 'any'],
  ['all', 'any'],
  ['*', 'any'],
  ['tcp', 'tcp'],
  ['udp', 'udp'],
  ['icmp', 'icmp'],
])
const clauses = new Set(['on', 'from', 'to', 'port', 'ports', 'new', 'established'])
/** No zone and no name may be called so. */
export const reservedWords: ReadonlySet<string> = new Set([
  ...protocols.keys(),
  ...clauses,
  'accept',
  'deny',
  'default',
])

const zoneMax = 40
const listMax = 200

interface Word {
  text: string
  start: number
  end: number
}

/** Words stand between blanks; a comma is one of its own. */
export const wordsOf = (line: string): Word[] =>
  Array.from(line.matchAll(/[^\s,]+|,/g), ({ 0: text, index }) => ({
    text,
    start: index,
    end: index + text.length,
  }))

/** What follows the action, from the word at `first`; what is left out is any. */
export function readFields(line: string, words: readonly Word[], first: number): ReadFields {
  const { action: _, ...any } = emptyRule
  const fields: RuleFields = { ...any, protocol: 'any' }
  const given = new Set<keyof RuleFields>()
  let side: 'source' | 'destination' = 'destination'
  let at = first
  const protocol = protocols.get(lower(words[first]))
  if (protocol !== undefined) {
    fields.protocol = protocol
    at += 1
  }
  while (at < words.length) {
    const word = lower(words[at])
    const field = fieldOf(word, side)
    if (field === null) return { ok: false, says: unexpected(words, at) }
    if (given.has(field)) return { ok: false, says: twice(field, word) }
    given.add(field)
    at += 1
    if (field === 'state') {
      fields.state = word === 'new' ? 'new' : 'established'
      continue
    }
    if (field === 'destination' && given.has('destinationPorts')) return { ok: false, says: whosePorts }
    if (field === 'source' || field === 'destination') side = field
    const list = readList(line, words, at, word)
    if (!list.ok) return list
    at = list.end
    const text = isAny(list.text) ? '' : list.text
    if (field !== 'zone') fields[field] = text
    else if (text.length > zoneMax) return { ok: false, says: `“${shown(text)}” is no zone.` }
    else fields.zone = text === '' ? 'any' : text.toLowerCase()
  }
  return { ok: true, fields }
}

const lower = (word: Word | undefined) => word?.text.toLowerCase() ?? ''

function fieldOf(word: string, side: 'source' | 'destination'): Exclude<keyof RuleFields, 'protocol'> | null {
  if (word === 'on') return 'zone'
  if (word === 'from') return 'source'
  if (word === 'to') return 'destination'
  if (word === 'port' || word === 'ports') return side === 'source' ? 'sourcePorts' : 'destinationPorts'
  return word === 'new' || word === 'established' ? 'state' : null
}

type ReadList = { ok: true; text: string; end: number } | { ok: false; says: string }

const wanted: Readonly<Record<string, string>> = {
  on: 'a zone',
  from: 'an address: a name, 10.0.0.1, 10.0.0.0/8 or 10.0.0.4-10.0.0.9',
  to: 'an address: a name, 10.0.0.1, 10.0.0.0/8 or 10.0.0.4-10.0.0.9',
  port: 'a port: 80, or 80, 443, or 1024-65535',
  ports: 'a port: 80, or 80, 443, or 1024-65535',
}

/** The words up to the next one that begins something else, as they were typed. */
function readList(line: string, words: readonly Word[], from: number, after: string): ReadList {
  let end = from
  while (end < words.length && !clauses.has(lower(words[end]))) end += 1
  const [first, last] = [words[from], words[end - 1]]
  if (!first || !last || end === from) return { ok: false, says: `After “${after}” comes ${wanted[after]}.` }
  const text = line.slice(first.start, last.end)
  if (text.length > listMax) return { ok: false, says: `At most ${listMax} characters stand in one list.` }
  for (let at = from; at < end; at += 1) {
    const [before, word] = [words[at - 1], words[at]]
    const isComma = word?.text === ','
    if (isComma && (at === from || at === end - 1 || before?.text === ',')) {
      return { ok: false, says: `“${shown(text)}” has a comma too many.` }
    }
    if (at === from || isComma || before?.text === ',') continue
    // What belongs to one value may be typed with blanks: 10.0.0.0 / 8, 80 - 90, > 1023.
    if (/[-/<>=]$/.test(before?.text ?? '') || /^[-/=]/.test(word?.text ?? '')) continue
    return { ok: false, says: missingBetween(before?.text ?? '', word?.text ?? '') }
  }
  return { ok: true, text, end }
}

function missingBetween(before: string, after: string): string {
  const meant = apart(before)
    ? `${apart(before)} ${after}`
    : apart(after)
      ? `${before} ${apart(after)}`
      : null
  const question = meant ? ` Is “${shown(meant)}” meant?` : ''
  return `A comma or a word is missing between “${shown(before)}” and “${shown(after)}”.${question}`
}

/** "lanto" as "lan to", "port80" as "port 80"; null when no word of the rules is joined to another. */
function apart(joined: string): string | null {
  const text = joined.toLowerCase()
  for (const word of ['established', 'from', 'ports', 'port', 'new', 'on', 'to']) {
    if (text.length <= word.length) continue
    if (text.startsWith(word)) return `${word} ${text.slice(word.length)}`
    if (text.endsWith(word)) return `${text.slice(0, -word.length)} ${word}`
  }
  return null
}

function unexpected(words: readonly Word[], at: number): string {
  const text = words[at]?.text ?? ''
  const meant = apart(text)
  if (meant) return `“${shown(text)}” cannot be read. Is “${shown(meant)}” meant?`
  if (protocols.has(text.toLowerCase())) return `The protocol (${text}) stands once, right after the action.`
  return `“${shown(text)}” cannot be read where it stands. What may follow is on ZONE, from ADDRESSES, to ADDRESSES, port PORTS, new or established.`
}

function twice(field: keyof RuleFields, word: string): string {
  if (field === 'state') return 'A rule for new and for established packets names neither of the two.'
  return `“${word}” stands twice${field.endsWith('Ports') ? ' for the same side' : ''}: write a list with commas.`
}

const whosePorts =
  'Whose ports are these? Write “from any port 80 to …” for those of the sender, “to … port 80” for those of the receiver.'
