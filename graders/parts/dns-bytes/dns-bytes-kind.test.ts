import { describe, expect, test } from 'vitest'
import { explainResult } from '#graders/exercise/explain-result.ts'
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { dnsBytesMismatches } from '#graders/parts/dns-bytes/dns-bytes-mismatch.ts'
import { AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'
import { exerciseFrom, loadText } from '#graders/testing/written-exercise.ts'
import { encodeMessage, wireRecord } from '#protocols/dns/message/encode-message.ts'
import { showOctets } from '#protocols/dns/message/hex-text.ts'
import type { DnsMessage } from '#protocols/dns/message/message.ts'

const written = `---
id: octets
title: Octets
version: 1
topic: test/octets
parameters:
  number: { integer: [4096, 65535] }
  ttl: { integer: [100, 900] }
parts:
  - id: read
    kind: dns-bytes
    ask: What stands there?
    task: read
    message:
      id: number
      response: true
      recursionDesired: true
      question: www.a.example. AAAA
      answer: |
        www.a.example. {{ttl}} CNAME b.a.example.
        b.a.example. {{ttl}} AAAA 2001:db8::1
    fields: [ id, rd, rcode, answer.1.data, answer.2.ttl, answer.2.data ]
    misconceptions:
      - { id: canary-thrice, field: answer.2.ttl, value: "{{3 * ttl}}", says: "Not {{3 * ttl}}." }
  - id: write
    kind: dns-bytes
    ask: Write it.
    task: write
    start: question
    longest: 70
    message:
      id: number
      response: true
      question: www.a.example. A
      answer: |
        www.a.example. {{ttl}} A 192.0.2.1
        www.a.example. {{ttl}} A 192.0.2.2
    misconceptions:
      - { id: canary-dots, belief: names-with-dots, says: No dots. }
tests:
  - { response: { read: solution, write: solution }, score: 1 }
  - { response: { read: "answer.2.ttl = {{3 * ttl}}" }, score: 0.83, misconception: canary-thrice }
  - { response: { write: as names-with-dots }, score: 0, misconception: canary-dots }
---
## Statement
Say it.

## Solution
{{answer read}} {{answer write}}
`
const variant = { number: 0x1234, ttl: 300 }
const exercise = exerciseFrom(written)
const right = ['4660', '1', 'NOERROR', 'b.a.example.', '300', '2001:db8::1']
const judge = (part: 'read' | 'write', given: object) =>
  gradeResponse(
    exercise,
    variant,
    ResponseSchema.parse({ [part]: { kind: 'dns-bytes', fields: [], hex: '', ...given } }),
  )
const graded = (part: 'read' | 'write', given: object) =>
  judge(part, given).parts.find((one) => one.part === part)
const told = (part: 'read' | 'write', given: object) =>
  explainResult(judge(part, given), false).parts.find((one) => one.part === part)

const address = (octet: number, ttl = 300) =>
  wireRecord({ name: 'www.a.example.', ttl, data: { type: 'A', address: `192.0.2.${octet}` } })
const reply: DnsMessage = {
  id: 0x1234,
  response: true,
  opcode: 0,
  authoritative: false,
  truncated: false,
  recursionDesired: false,
  recursionAvailable: false,
  rcode: 0,
  questions: [{ name: 'www.a.example.', type: 1, class: 1 }],
  answer: [address(1), address(2)],
  authority: [],
  additional: [],
}
const hexOf = (changes: Partial<DnsMessage>, compress = true) => ({
  hex: showOctets(encodeMessage({ ...reply, ...changes }, undefined, compress)),
})

describe('fields are read by what they mean', () => {
  test.each([
    ['all right', right, 1],
    ['in other words', ['0x1234', '1', '0', 'B.A.example', '0x12c', '2001:DB8:0:0:0:0:0:1'], 1],
    ['a wrong number', right.with(4, '301'), 0.83],
    ['a wrong flag, and data of another type', right.with(1, '0').with(5, '192.0.2.1'), 0.67],
    ['a field left open', right.with(3, ''), 0.83],
    ['nothing', [], 0],
  ])('%s', (_, fields, score) => expect(graded('read', { fields })).toMatchObject({ score }))

  test('a wrong one is shown as the octets that it would be', () => {
    const part = told('read', { fields: right.with(4, '301') })
    expect(part?.feedback).toMatchObject({ wrong: [{ asked: 4, about: 'Answer 2, TTL' }] })
    expect(JSON.stringify(part?.feedback)).toContain('00 00 01 2d')
    expect(JSON.stringify(told('read', { fields: right.with(1, '0') })?.feedback)).toContain('bits')
  })

  test('an idea is recognised by its value', () => {
    expect(graded('read', { fields: right.with(4, '0x384') })?.outcome).toMatchObject({
      mismatch: { code: 'misconception', id: 'canary-thrice' },
    })
  })

  test.each([
    [right.with(0, 'x'), /^ID: /u],
    [right.with(0, '65536'), /from 0 to 65535/u],
    [right.with(1, '2'), /^RD: /u],
    [[...right, ''], /more fields/u],
  ])('what cannot be read is not judged: %s', (fields, problem) => {
    expect(graded('read', { fields })).toMatchObject({
      outcome: { mismatch: { code: 'unreadable', problem: expect.stringMatching(problem) } },
    })
  })
})

describe('octets are judged by what a recipient reads', () => {
  test.each([
    ['packed', hexOf({}), 1],
    ['records in another order', hexOf({ answer: [address(2), address(1)] }), 1],
    ['no name packed, and so too long', hexOf({}, false), 0.76],
    ['a flag too many', hexOf({ recursionAvailable: true }), 0.94],
    ['a TTL that is not right', hexOf({ answer: [address(1), address(2, 301)] }), 0.64],
    ['one record missing', hexOf({ answer: [address(1)] }), 0.64],
    ['one too many', hexOf({ answer: [address(1), address(2), address(3)] }), 0.56],
    ['another ID than asked with', hexOf({ id: 1 }), 0.88],
    ['a header alone', { hex: '12 34 80 00 00 00 00 00 00 00 00 00' }, 0],
    ['upper case and line ends', { hex: hexOf({}).hex.toUpperCase().replaceAll(' ', '\n') }, 1],
  ])('%s', (_, given, score) => {
    expect(graded('write', given)?.score).toBeCloseTo(score, 1)
  })

  test('where nobody can read on is told', () => {
    const given = { hex: hexOf({}).hex.slice(0, -3) }
    expect(told('write', given)?.feedback).toMatchObject({ problem: { says: 'The message ends too early.' } })
    expect(graded('write', given)?.score).toBeGreaterThan(0.3)
    expect(graded('write', { hex: `${hexOf({}).hex} 00` })?.outcome).toMatchObject({ status: 'failed' })
  })

  test.each([
    [{ hex: 'c0 0' }, 'unreadable'],
    [{ hex: '0x12' }, 'unreadable'],
    [{ hex: '' }, 'blank'],
    [hexOf({ response: false, answer: [] }), 'blank'],
  ])('%s is %s', (given, code) => {
    expect(graded('write', given)?.outcome).toMatchObject({ mismatch: { code } })
  })
})

test('nothing of the answer is presented', () => {
  const shown = JSON.stringify(presentExercise(exercise, variant))
  expect(shown).not.toMatch(/canary|belief|192\.0\.2\.1/u)
  expect(shown).toContain('12 34 81 00 00 01 00 02')
})

test('an author’s tests hold in every variant', () => {
  const { failures } = testExercise(exercise, { variants: 60, seed: 'octets' })
  expect(failures).toEqual([])
})

test.each([
  ['a field that is none', 'fields: [ id,', 'fields: [ ident,', 'a field such as'],
  ['a field that the message has not', 'answer.2.data ]', 'answer.3.data ]', 'has no “answer.3.data”'],
  ['no room for the answer', 'longest: 70', 'longest: 60', 'The shortest way'],
  ['data of another type', 'AAAA 2001:db8::1', 'AAAA 192.0.2.1', 'zone text'],
  ['an idea of reading where one writes', 'belief: names-with-dots', 'field: id, value: "1"', 'belief alone'],
])('the loader names %s', (_, from, to, says) => {
  expect(written).toContain(from)
  const loaded = loadText(written.replace(from, to))
  expect(loaded.ok).toBe(false)
  expect(loaded.ok ? '' : JSON.stringify(loaded.problems)).toContain(says)
})

mismatchesReadWell(
  new URL('dns-bytes-mismatch.golden.txt', import.meta.url),
  dnsBytesMismatches.map(({ shape }) => shape.code.value),
  [
    {
      code: 'wrong-dns-fields' as const,
      wrong: 1,
      open: 1,
      of: 6,
      actual: 'Answer 2, TTL: 301',
      follows: 'Answer 2, TTL: Written out, that would be 00 00 01 2d.',
    },
    {
      code: 'wrong-dns-message' as const,
      about: 'RD',
      follows: 'RD is 1: the server is asked to do the whole work.',
      actual: '12 34 01 00',
    },
  ],
  (mismatch) => explainAnswer(AnswerMismatchSchema.parse(mismatch)),
)
