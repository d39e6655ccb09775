// The codec beside dnspython, which nobody here wrote: what either writes the other reads as the same, and of messages with
// octets changed both refuse the same ones. Needs Debian's python3-dnspython; says so where it is missing.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { decodeFields, decodeMessage } from '#protocols/dns/message/decode-message.ts'
import { encodeMessage, wireRecord } from '#protocols/dns/message/encode-message.ts'
import { type DnsMessage, rcodes, typeAny, type WireRecord } from '#protocols/dns/message/message.ts'
import type { NameStep } from '#protocols/dns/message/message-field.ts'
import { isFieldType } from '#protocols/dns/record/data-fields.ts'
import { readName } from '#protocols/dns/record/name.ts'
import { typeNumbers } from '#protocols/dns/record/record.ts'
import { answerQuestion } from '#protocols/dns/resolve/answer.ts'
import { loadZone } from '#protocols/dns/zone/load-zone.ts'
import { randomQuestion, randomZone } from '#protocols/dns/zone/random-zones.ts'

/** Debian's own Python: others do not see what it installs. */
const python = '/usr/bin/python3'
const possible = spawnSync(python, ['-c', 'import dns.message']).status === 0
if (!possible) console.warn('Left out: dnspython cannot be asked here (apt-get install python3-dnspython).')

const seed = Number(process.env.SEED ?? 7_919)
const ReadingSchema = z.union([
  z.strictObject({ plain: z.string(), own: z.string() }),
  z.strictObject({ refused: z.string() }),
])

function ask(messages: readonly Uint8Array[]) {
  const asked = spawnSync(python, [path.join(import.meta.dirname, 'ask-dnspython.py')], {
    input: JSON.stringify(messages.map(digits)),
    timeout: 180_000,
    maxBuffer: 256 * 2 ** 20,
  })
  expect(asked.status, asked.stderr.toString('utf8')).toBe(0)
  const readings = z.array(ReadingSchema).parse(JSON.parse(asked.stdout.toString('utf8')))
  expect(readings).toHaveLength(messages.length)
  return readings
}

const digits = (octets: Uint8Array) => Buffer.from(octets).toString('hex')
const octetsOf = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))

const treated = (records: readonly WireRecord[]) =>
  records.map((record) => (record.ttl < 2 ** 31 ? record : { ...record, ttl: 0 }))

/**
 * Null for what cannot be read; else the message without compressed names. A TTL with its first bit set is to be treated as
 * 0 (RFC 2181 section 8), which dnspython does as it reads; the codec says what stands there.
 */
function plainOf(octets: Uint8Array): string | null {
  const read = decodeMessage(octets)
  if (!read.ok) return null
  const { answer, authority, additional } = read.message
  const sections = { answer: treated(answer), authority: treated(authority), additional: treated(additional) }
  return digits(encodeMessage({ ...read.message, ...sections }, undefined, false))
}

const someMessage: fc.Arbitrary<DnsMessage> = fc
  .record({
    zone: randomZone.map((text) => loadZone(text, 'zone.test.').zone),
    question: randomQuestion,
    id: fc.nat(0xffff),
    bits: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  })
  .filter(({ zone }) => zone !== null)
  .map(({ zone, question: { name: short, type }, id, bits }) => {
    const read = readName(short, 'zone.test.')
    if (!read.ok || zone === null) throw new Error('no name, or no zone')
    const { rcode, answer, authority, additional } = answerQuestion(zone, read.name, type)
    const [response = true, authoritative = true, truncated = true, desired = true, available = true] = bits
    return {
      id,
      response,
      opcode: 0,
      authoritative,
      truncated,
      recursionDesired: desired,
      recursionAvailable: available,
      rcode: rcodes[rcode],
      questions: [{ name: read.name, type: type === 'ANY' ? typeAny : typeNumbers[type], class: 1 }],
      answer: answer.map(wireRecord),
      authority: authority.map(wireRecord),
      additional: additional.map(wireRecord),
    }
  })

test.skipIf(!possible)(`dnspython reads what we write, and we what it writes, seed ${seed}`, () => {
  const messages = fc.sample(someMessage, { numRuns: 500, seed })
  const written = messages.flatMap((message) =>
    [true, false].map((compress) => encodeMessage(message, undefined, compress)),
  )
  const readings = ask(written)
  const differences = readings.flatMap((reading, at) => {
    const octets = written[at] ?? new Uint8Array()
    const ours = plainOf(octets)
    const fits = 'plain' in reading && reading.plain === ours && plainOf(octetsOf(reading.own)) === ours
    return fits ? [] : [{ octets: digits(octets), ours, reading }]
  })
  console.log(`${written.length} messages compared, ${differences.length} differ; seed ${seed}`)
  expect(differences.slice(0, 3)).toEqual([])
})

const change = fc.record({
  at: fc.nat(),
  value: fc.nat(255),
  how: fc.constantFrom('set', 'set', 'set', 'set', 'cut', 'more'),
})

function changed(
  octets: Uint8Array,
  changes: readonly { at: number; value: number; how: string }[],
): Uint8Array {
  let made = [...octets]
  for (const { at, value, how } of changes) {
    const place = at % Math.max(1, made.length)
    if (how === 'set') made[place] = value
    else if (how === 'cut') made = made.slice(0, place)
    else made.splice(place, 0, value)
  }
  return Uint8Array.from(made)
}

test.skipIf(!possible)(`dnspython refuses what we refuse, seed ${seed}`, () => {
  const given = fc.sample(fc.tuple(someMessage, fc.array(change, { minLength: 1, maxLength: 2 })), {
    numRuns: 2_000,
    seed,
  })
  const written = given.map(([message, changes]) => changed(encodeMessage(message), changes))
  const readings = ask(written)
  const differences = readings.flatMap((reading, at) => {
    const octets = written[at] ?? new Uint8Array()
    const ours = plainOf(octets)
    const theirs = 'plain' in reading ? reading.plain : null
    return ours === theirs || isUnknown(octets) ? [] : [{ octets: digits(octets), ours, reading }]
  })
  const refused = readings.filter((reading) => 'refused' in reading).length
  console.log(`${written.length} messages, ${refused} refused, ${differences.length} differ; seed ${seed}`)
  expect(differences.slice(0, 3)).toEqual([])
  expect(Math.min(refused, written.length - refused)).toBeGreaterThan(200)
})

/** Where the two may differ, and why. */
function isUnknown(octets: Uint8Array): boolean {
  const read = decodeMessage(octets)
  if (!read.ok) return false
  const { opcode, answer, authority, additional } = read.message
  // What has no name here is kept as it stands (RFC 3597 section 3); of other classes and types dnspython knows more.
  const records = [...answer, ...authority, ...additional]
  if (records.some(({ data }) => data === null)) return true
  // Of types that came later the codec tells the fields apart; dnspython examines what stands in them as well, such as the
  // parameters of a service (RFC 9460 section 2.2).
  if (records.some(({ data }) => data && isFieldType(data.type))) return true
  // Others than a query have sections of their own (RFC 2136 section 2); dnspython refuses those that it does not know.
  if (opcode !== 0) return true
  return decodeFields(octets).fields.some(({ names }) => names.some(isBehindItsPointer))
}

/**
 * A name that goes on behind the pointer that led into it occurred nowhere before, as RFC 1035 section 4.1.4 has it; yet the
 * pointer leads backwards, and it is read. dnspython goes on with the message behind such a name.
 */
function isBehindItsPointer(steps: readonly NameStep[]): boolean {
  const pointer = steps.find((step) => 'pointer' in step)
  return pointer !== undefined && steps.some((step) => step.at > pointer.at)
}
