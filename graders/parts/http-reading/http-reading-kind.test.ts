import { describe, expect, test } from 'vitest'
import { explainResult } from '#graders/exercise/explain-result.ts'
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import { presentExercise } from '#graders/exercise/present-exercise.ts'
import { ResponseSchema } from '#graders/exercise/response.ts'
import { testExercise } from '#graders/exercise/test-exercise.ts'
import { generatedMessage } from '#graders/parts/http-reading/generated-message.ts'
import { httpReadingMismatches } from '#graders/parts/http-reading/http-reading-mismatch.ts'
import type { Reads } from '#graders/parts/http-reading/http-reading-part.ts'
import { readFromMessage } from '#graders/parts/http-reading/read-from-message.ts'
import { AnswerMismatchSchema, explainAnswer } from '#graders/parts/registry.ts'
import { mismatchesReadWell } from '#graders/testing/mismatches-read-well.ts'
import { exerciseFrom, loadText } from '#graders/testing/written-exercise.ts'
import { readAnswer } from '#protocols/http/read-answer.ts'

const reading = (text: string, reads: Reads) => {
  const message = text.startsWith('HTTP') ? 'response' : 'request'
  const answer = readAnswer(generatedMessage(text), { message, answersTo: 'GET' })
  return readFromMessage(answer.message, reads)?.answer ?? null
}
const get = 'GET /a%20b?x=1+2&y=%2B HTTP/1.1\nHost: a.example:81\nCookie: one=1; two=2\n'
const post = 'POST / HTTP/1.1\nHost: b.example\nContent-Length: (octets)\n\nname=A%26B&n=(filler 5)'
const chunked = 'HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n(chunks 20 7)'

describe('what our parser reads is right', () => {
  test.each<[string, string, Reads, string | null]>([
    ['the method', get, 'method', 'GET'],
    ['the target', get, 'target', '/a%20b?x=1+2&y=%2B'],
    ['the path', get, 'path', '/a%20b'],
    ['the host', get, 'host', 'a.example:81'],
    ['the host of a whole URL', get.replace('GET ', 'GET http://c.example'), 'host', 'c.example'],
    ['a value in the query, decoded', get, { query: 'x' }, '1 2'],
    ['an encoded sign', get, { query: 'y' }, '+'],
    ['a cookie', get, { cookie: 'two' }, '2'],
    ['a cookie that there is not', get, { cookie: 'wo' }, null],
    ['a field', get, { field: 'host' }, 'a.example:81'],
    ['how many fields', get, 'fields', '2'],
    ['no content', get, 'content-octets', '0'],
    ['a form', post, { form: 'name' }, 'A&B'],
    ['its length', post, 'content-octets', '18'],
    ['of a request no status', get, 'status', null],
    ['the status', chunked, 'status', '200'],
    ['the head', chunked, 'head-octets', '47'],
    ['where the body begins', chunked, 'body-begins', '47'],
    ['a chunk', chunked, { chunk: 1 }, '20'],
    ['a chunk that there is not', chunked, { chunk: 3 }, null],
    ['how many chunks', chunked, 'chunks', '2'],
    ['the content of chunks', chunked, 'content-octets', '27'],
    // 47, and 14 CR LF 20 CR LF, 7 CR LF 7 CR LF, 0 CR LF CR LF.
    ['all of it', chunked, 'message-octets', '90'],
    ['where it ends', chunked, 'framing', 'The last of its chunks'],
    ['that it ends with the connection', 'HTTP/1.1 200 OK\n\nabc', 'framing', 'The end of the connection'],
    ['that the connection closes then', 'HTTP/1.1 200 OK\n\nabc', 'connection', 'It is closed'],
    ['that it stays open', get, 'connection', 'It stays open for the next message'],
    ['that a client of 1.0 closes', get.replace('1.1', '1.0'), 'connection', 'It is closed'],
  ])('%s', (_, text, reads, answer) => expect(reading(text, reads)).toBe(answer))
})

const written = `---
id: read
title: Read
version: 1
topic: test/read
parameters:
  n: { integer: [30, 90] }
parts:
  - id: it
    kind: http-reading
    ask: What stands there?
    message: request
    text: |
      POST /x?n={{n}} HTTP/1.1
      Host: www.example.org
      Content-Length: (octets)

      (filler {{n}})
    questions:
      - { id: n, ask: Which n?, reads: { query: n }, because: canary-because }
      - id: whole
        ask: How long is it?
        reads: message-octets
        misconceptions:
          - { id: canary-content, value: "{{n}}", says: "Its content is {{n}} octets long." }
      - { id: ends, ask: How does it end?, reads: framing }
tests:
  - { response: { it: solution }, score: 1 }
  - { response: { it: "whole = {{n}}" }, score: 0.67, misconception: canary-content }
  - { response: { it: "n = 1; ends =" }, score: 0.33 }
---
## Statement
Read.

## Solution
{{answer it}}
`
const variant = { n: 40 }
const right = ['40', '108', 'The number in Content-Length']
const judge = (answers: unknown) =>
  gradeResponse(
    exerciseFrom(written),
    variant,
    ResponseSchema.parse({ it: { kind: 'http-reading', answers } }),
  )

describe('answers are judged one by one', () => {
  test.each([
    ['all right', right, 1],
    ['with blanks, and a number as a power', [' 40 ', '1.08e2', right[2]], 1],
    ['a number is read as a number, a text as a text', ['4e1', '108', right[2]], 0.67],
    ['one open', ['40', '', right[2]], 0.67],
    ['one that is not there', ['40'], 0.33],
    ['all wrong', ['1', '2', 'The last of its chunks'], 0],
    ['a star stands for itself', ['*', '108', right[2]], 0.67],
    ['blanks', [' ', ''], 0],
  ])('%s', (_, answers, score) => expect(judge(answers).parts[0]).toMatchObject({ score }))

  test.each([
    ['no number', ['40', 'many', ''], 'How long is it?'],
    ['what cannot be chosen', ['40', '', 'It does not'], 'cannot be chosen'],
    ['more answers than questions', [...right, '1'], 'more questions than there are'],
  ])('%s is not judged', (_, answers, says) => {
    const [part] = judge(answers).parts
    expect(part?.outcome).toMatchObject({ mismatch: { code: 'unreadable' } })
    expect(JSON.stringify(part)).toContain(says)
  })
})

test('what follows from a wrong answer is said, and the right one in the other half alone', () => {
  const result = judge(['41', '40', right[2]])
  const [open] = explainResult(result, false).parts
  expect(open?.feedback).toEqual({
    kind: 'http-reading',
    wrong: [{ question: 0 }, { question: 1, says: 'Its content is 40 octets long.' }],
  })
  expect(JSON.stringify(open)).not.toMatch(/108|canary-because/u)
  expect(explainResult(result, true).parts[0]?.right).toEqual({
    kind: 'http-reading',
    answers: [
      { answer: '40', where: 'octets 8 to 11', because: 'canary-because' },
      { answer: '108' },
      { answer: right[2] },
    ],
  })
})

test('what is presented is the message and the questions', () => {
  const { parts } = presentExercise(exerciseFrom(written), variant)
  expect(parts).toMatchObject([{ questions: [{ cells: 'text' }, { cells: 'number' }, { cells: 'choice' }] }])
  expect(JSON.stringify(parts)).not.toMatch(/canary|108/u)
})

test('an author’s tests hold in every variant', () => {
  expect(testExercise(exerciseFrom(written), { variants: 60, seed: 'read' }).failures).toEqual([])
})

test.each([
  ['a message that a recipient refuses', 'Host: www.example.org\n      ', '', 'Host'],
  ['what is not in the message', 'reads: message-octets', 'reads: { chunk: 1 }', 'no such thing'],
  ['an idea that is right', 'value: "{{n}}"', 'value: "{{n + 68}}"', 'cannot be told from what is right'],
  ['two questions of one name', 'id: ends', 'id: whole', 'are called “whole”'],
])('the loader names %s', (_, from, to, says) => {
  expect(written).toContain(from)
  const loaded = loadText(written.replace(from, to))
  expect(loaded.ok ? [] : loaded.problems.map((problem) => problem.says).join('\n')).toContain(says)
})

mismatchesReadWell(
  new URL('http-reading-mismatch.golden.txt', import.meta.url),
  httpReadingMismatches.map(({ shape }) => shape.code.value),
  [
    [1, 0],
    [2, 0],
    [0, 1],
    [2, 2],
  ].map(([wrong, open]) =>
    AnswerMismatchSchema.parse({ code: 'wrong-readings', wrong, open, of: 6, actual: 'Which n? 41' }),
  ),
  explainAnswer,
)
