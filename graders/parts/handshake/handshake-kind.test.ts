import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { explainResult } from '#graders/exercise/explain-result.ts'
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { handshakeMismatches } from '#graders/parts/handshake/handshake-mismatch.ts'
import { AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'
import { exerciseFrom, loadText } from '#graders/testing/written-exercise.ts'

const written = readFileSync(new URL('template.md', import.meta.url), 'utf8')
const exercise = exerciseFrom(written)
const [part] = presentExercise(exercise, {}).parts
if (part?.kind !== 'handshake') throw new Error('the template has a handshake')
const { messages } = part
const place = (text: string) => messages.findIndex((message) => message.text === text)
const order = [
  'client: ClientHello',
  'server: ServerHello',
  'server: EncryptedExtensions',
  'server: Certificate',
  'server: CertificateVerify',
  'server: Finished',
  'client: Finished',
].map(place)
const stray = place('client: ClientKeyExchange')
const answers = ['EncryptedExtensions', '1']
const judge = (given: object) =>
  gradeResponse(
    exercise,
    {},
    ResponseSchema.parse({ handshake: { kind: 'handshake', order, answers, ...given } }),
  )

describe('the order counts as three answers', () => {
  test.each([
    ['all right', {}, 1],
    ['nothing', { order: [], answers: [] }, 0],
    ['the order alone', { answers: [null, null] }, 0.6],
    ['the answers alone', { order: [] }, 0.4],
    ['without its end', { order: order.slice(0, -1) }, 0.91],
    ['the last two exchanged', { order: [...order.slice(0, 5), order[6], order[5]] }, 0.83],
    ['with a stray', { order: [...order, stray] }, 0.93],
    ['one answer wrong', { answers: ['EncryptedExtensions', '2'] }, 0.8],
  ])('%s', (_, given, score) => expect(judge(given).parts[0]).toMatchObject({ score }))

  test.each([
    ['a message twice', { order: [0, 0] }],
    ['a message that is not on offer', { order: [29] }],
    ['an answer that is not on offer', { answers: ['ClientHello', '1'] }],
  ])('%s is not judged', (_, given) => {
    expect(judge(given).parts[0]).toMatchObject({ outcome: { mismatch: { code: 'unreadable' } } })
  })
})

test('what is wrong first is told why; the right order stands in the other half alone', () => {
  const result = judge({ order: order.toReversed(), answers: ['EncryptedExtensions', '2'] })
  const [told] = explainResult(result, false).parts
  expect(told?.feedback).toEqual({
    kind: 'handshake',
    message: {
      at: 0,
      says: 'The client first checks the server’s Finished, and all its own messages are covered by this one.',
    },
    answers: [{ at: 1, says: expect.stringContaining('Count how often') }],
  })
  expect(told).not.toHaveProperty('right')
  expect(explainResult(result, true).parts[0]?.right).toMatchObject({ answers, messages: { length: 7 } })
})

test('an author’s tests hold', () => {
  expect(testExercise(exercise, { variants: 2, seed: 'tls' }).failures).toEqual([])
})

test.each([
  [
    'a message that belongs there',
    '"client: ClientKeyExchange"',
    '"client: Finished"',
    'belongs to this handshake',
  ],
  ['a record of no message', 'asks: [', 'records: [ early-data ]\n    asks: [', 'no message “early-data”'],
  [
    'a certificate that nobody shows',
    'flow: tls13-full',
    'flow: tls13-psk\n    fault: unknown-authority',
    'No certificate',
  ],
  ['an idea of no message', 'message: client-key', 'message: server-key', 'no message “server-key'],
  ['an idea that is right', 'answer: Finished, says', 'answer: EncryptedExtensions, says', 'is right'],
  [
    'an answer that cannot be given',
    'answer: Finished, says',
    'answer: ClientHello, says',
    'cannot be answered',
  ],
])('the loader names %s', (_, from, to, says) => {
  expect(written).toContain(from)
  const loaded = loadText(written.replace(from, to))
  expect(loaded.ok ? '' : loaded.problems.map((problem) => problem.says).join('\n')).toContain(says)
})

mismatchesReadWell(
  new URL('handshake-mismatch.golden.txt', import.meta.url),
  handshakeMismatches.map(({ shape }) => shape.code.value),
  [
    {
      code: 'message-too-early',
      message: 'server: Finished',
      at: 4,
      follows: 'It covers all messages before it.',
    },
    { code: 'stray-message', message: 'client: ClientKeyExchange', at: 2 },
    { code: 'messages-missing', missing: 1 },
    { code: 'messages-missing', missing: 3 },
    {
      code: 'wrong-about-handshake',
      question: 'Who sends an alert?',
      actual: 'client',
      follows: 'Who can notice?',
    },
  ].map((mismatch) => AnswerMismatchSchema.parse(mismatch)),
  explainAnswer,
)
