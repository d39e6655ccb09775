import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PartResultSchema } from '#graders/exercise/exercise-result.ts'
import { gradeHttpMessage } from '#graders/parts/http-message/grade-http-message.ts'
import { httpMessageKind } from '#graders/parts/http-message/http-message-kind.ts'
import { type HttpMessagePart, HttpMessagePartSchema } from '#graders/parts/http-message/http-message-part.ts'
import { begunMessage, writtenMessage } from '#graders/parts/http-message/written-message.ts'
import type { PartScope } from '#graders/parts/part-kind.ts'

const fillN = (text: string) => text.replaceAll('{{n}}', '7')
const scope: PartScope = {
  timeline: () => {
    throw new Error('a message has no timeline')
  },
  quantity: () => {
    throw new Error('a message has no quantity')
  },
  facts: () => ({ drawn: [], all: [] }),
  fill: fillN,
  fillExactly: fillN,
}

const part = (change: object = {}): HttpMessagePart =>
  HttpMessagePartSchema.parse({
    id: 'request',
    kind: 'http-message',
    ask: 'Write it.',
    message: 'request',
    requires: [
      {
        id: 'method',
        method: 'GET',
        says: 'It asks for the page.',
        because: 'Why.',
        reference: 'RFC 9110 section 9.3.1',
      },
      { id: 'target', target: '/{{n}}', says: 'It names the page.' },
      {
        id: 'condition',
        field: 'If-None-Match',
        entityTag: '"secret{{n}}"',
        points: 2,
        says: 'It has a condition.',
      },
    ],
    misconceptions: [
      {
        id: 'etag',
        when: [{ field: 'ETag', present: true }],
        example: 'GET /{{n}} HTTP/1.1\nHost: a\nETag: "secret7"',
        says: 'ETag{{n}} stands in responses.',
      },
    ],
    solution: 'GET /{{n}} HTTP/1.1\nHost: a\nIf-None-Match: "secret7"',
    ...change,
  })

const grade = (text: string, change: object = {}) =>
  gradeHttpMessage(part(change), scope, { kind: 'http-message', text: writtenMessage(text) })

test('a right message passes, and says how each requirement was read', () => {
  const verdict = grade('GET /%37 HTTP/1.1\nhost: a\nif-none-match: W/"secret7"')
  expect(verdict).toMatchObject({ outcome: { status: 'passed' }, score: 1 })
  expect(verdict.feedback).toMatchObject({ requirements: [{ met: true }, { met: true }, { met: true }] })
})

test('what is asked for and not there costs its points, and is pointed at', () => {
  const verdict = grade('POST /8 HTTP/1.1\nHost: a\nIf-None-Match: "secret7"')
  expect(verdict).toMatchObject({
    score: 0.5,
    outcome: {
      mismatch: {
        code: 'unmet-requirement',
        requirement: 'method',
        actual: 'the method POST',
        where: { stream: 'response', offset: 0 },
        why: { says: 'Why.', reference: 'RFC 9110 section 9.3.1' },
      },
    },
  })
  const missing = grade('GET /7 HTTP/1.1\nHost: a')
  // Before the empty line: there the field could stand.
  expect(missing.outcome).toMatchObject({ mismatch: { actual: 'no such field', where: { offset: 26 } } })
})

test('what a server refuses scores nothing, and is said before anything else', () => {
  const verdict = grade('POST /7 HTTP/1.1\r\nHost: a\nIf-None-Match: "secret7"\r\n\r\n')
  expect(verdict).toMatchObject({
    score: 0,
    outcome: { mismatch: { code: 'http-finding', finding: 'bare-lf', where: { offset: 25 } } },
  })
})

test('a rule that recipients overlook counts as one requirement', () => {
  const verdict = grade('GET /7 HTTP/1.1\nHost: a\nX: 1\n 2\nIf-None-Match: "secret7"')
  expect(verdict).toMatchObject({
    score: 0.8,
    outcome: { mismatch: { finding: 'line-folding', refused: false } },
  })
})

test('a wrong idea is named, with what follows from the message', () => {
  const { outcome, score } = grade('GET /7 HTTP/1.1\nHost: a\nETag: "x"')
  expect(outcome).toMatchObject({
    mismatch: { code: 'misconception', id: 'etag', says: 'ETag7 stands in responses.' },
  })
  expect(score).toBe(0.5)
})

test('octets that nothing announces are read as the next request', () => {
  const { outcome } = grade('GET /7 HTTP/1.1\nHost: a\nIf-None-Match: "secret7"\n\nabc')
  expect(outcome).toMatchObject({
    mismatch: { finding: 'leftover', says: expect.stringContaining('3 octets') },
  })
})

test('nothing, and blanks, are blank', () => {
  expect(gradeHttpMessage(part(), scope, null).outcome).toMatchObject({ mismatch: { code: 'blank' } })
  expect(gradeHttpMessage(part(), scope, { kind: 'http-message', text: ' \r\n' }).outcome).toMatchObject({
    mismatch: { code: 'blank' },
  })
})

const meets = (condition: object, text: string, change: object = {}) => {
  const requires = [{ id: 'one', says: 'One.', ...condition }]
  return grade(text, { requires, misconceptions: [], ...change }).outcome.status === 'passed'
}
const get = (target: string, ...fields: string[]) =>
  [`GET ${target} HTTP/1.1`, 'Host: h.example', ...fields].join('\n')
const post = (form: string) =>
  `POST / HTTP/1.1\nHost: a\nContent-Type: application/x-www-form-urlencoded;charset=x\nContent-Length: (octets)\n\n${form}`

describe('conditions', () => {
  test.each([
    [{ method: ['GET', 'HEAD'] }, get('/'), true],
    [{ target: '/a?b' }, get('http://h.example/a?b'), true],
    [{ target: '/a?b' }, get('/a'), false],
    [{ path: '/a' }, get('/a?b'), true],
    [{ host: 'H.example:80' }, get('/'), true],
    [{ host: 'g.example' }, get('/'), false],
    // The target's own authority counts, whatever stands in Host.
    [{ host: 'h.example' }, get('http://other.example/'), false],
    [{ host: 'other.example' }, 'GET http://other.example/ HTTP/1.1\nHost: Other.example', true],
    // Met, and still wrong: a client writes the same host into both.
    [{ host: 'other.example' }, get('http://other.example/'), false],
    [{ host: 'h.example' }, get('HTTPS://H.example:443/'), true],
    [{ host: 'h.example' }, get('http://h.example:443/'), false],
    [{ path: '/x' }, get('http://h.example/x?y'), true],
    [{ query: { a: 1, b: 'x y' } }, get('/?b=x+y&a=1'), true],
    [{ query: { a: 1 } }, get('/?a=1&a=1'), false],
    [{ query: {} }, get('/'), true],
    [{ form: { a: 'ö&' } }, post('a=%c3%B6%26'), true],
    [{ form: { a: 'ö&' } }, post('a=%c3%B6&'), false],
    [{ form: { a: '1' } }, post('a=1&b=2'), false],
    [{ form: { a: 'x y' } }, post('a=x y'), false],
    [{ content: 'none' }, get('/'), true],
    [{ content: 'a=1' }, post('a=1'), true],
    [{ framing: 'content-length' }, post('a=1'), true],
    [{ field: 'X', present: false }, get('/'), true],
    [{ field: 'x', present: true }, get('/', 'X:'), true],
    [{ field: 'X', is: 'a, b' }, get('/', 'X: a', 'x: b'), true],
    [{ field: 'X', lists: ['b', 'a'] }, get('/', 'X: a', 'x: b'), true],
    [{ field: 'X', lists: ['b', 'a'] }, get('/', 'X: a, b, c'), false],
    [{ field: 'Content-Type', mediaType: 'application/X-www-form-urlencoded' }, post(''), true],
    [
      { field: 'X', date: 'Sun, 06 Nov 1994 08:49:37 GMT' },
      get('/', 'X: Sun, 06 Nov 1994 08:49:37 GMT'),
      true,
    ],
    [
      { field: 'X', date: 'Sun, 06 Nov 1994 08:49:37 GMT' },
      get('/', 'X: Sun, 06 Nov 1994 08:49:38 GMT'),
      false,
    ],
    [{ field: 'X', entityTag: '"a"' }, get('/', 'X: "a", "b"'), false],
    [{ field: 'X', entityTag: '"a"' }, get('/', 'X: a'), false],
    [{ status: 200 }, get('/'), false],
  ])('%j: %j: %s', (condition, text, met) => {
    expect(meets(condition, text)).toBe(met)
  })

  test('a status', () => {
    const response = { message: 'response' }
    expect(meets({ status: [301, 308] }, 'HTTP/1.1 308 Moved\nContent-Length: 0', response)).toBe(true)
    expect(meets({ method: 'GET' }, 'HTTP/1.1 308 Moved\nContent-Length: 0', response)).toBe(false)
  })
})

test('any text is judged, within the bounds of a result, and nothing tells the right answer', () => {
  const pieces = [
    'GET /7 HTTP/1.1',
    'Host: a',
    '\r\n',
    '\n',
    'If-None-Match: ',
    '"x"',
    'ETag: "y"',
    '😀',
    'a'.repeat(400),
  ]
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, (answer) => {
      const verdict = gradeHttpMessage(part(), scope, { kind: 'http-message', text: answer })
      const result = PartResultSchema.parse({ part: 'request', ...verdict })
      expect(JSON.stringify(result)).not.toContain('secret')
    }),
    { numRuns: 1_000 },
  )
})

describe('the kind', () => {
  test('shows neither requirement nor solution', () => {
    const shown = JSON.stringify(httpMessageKind.present(part({ starter: 'GET /{{n}}\n' }), scope))
    expect(shown).not.toMatch(/secret|It asks|etag|stands in/u)
    expect(shown).toContain('"starter":"GET /7"')
  })

  test.each([
    [{ requires: [{ id: 'a', says: 'A.' }] }, 'nothing'],
    [{ requires: [{ id: 'a', says: 'A.', method: 'GET', status: 200 }] }, 'method and status'],
    [{ requires: [{ id: 'a', says: 'A.', field: 'X' }] }, '0 ways'],
    [{ requires: [{ id: 'a', says: 'A.', method: 'GET', is: 'x' }] }, 'goes with field'],
    [
      {
        requires: [
          { id: 'a', says: 'A.', method: 'GET' },
          { id: 'a', says: 'B.', method: 'GET' },
        ],
      },
      'twice',
    ],
  ])('refuses %j', (change, says) => {
    expect(httpMessageKind.problems(part(change)).map((problem) => problem.says)).toEqual([
      expect.stringContaining(says),
    ])
  })

  test('tells the author of a solution that fails, and of an example that is not recognised', () => {
    expect(httpMessageKind.variantProblems(part(), scope)).toEqual([])
    const misconceptions = [{ ...part().misconceptions[0], example: 'GET / HTTP/1.1\nHost: a' }]
    const found = httpMessageKind.variantProblems(
      part({ solution: 'GET /7 HTTP/1.1', misconceptions }),
      scope,
    )
    expect(found.map(({ at }) => at.join('.'))).toEqual(['solution', 'misconceptions.0.example'])
  })
})

test.each([
  ['GET / HTTP/1.1\nHost: a\n', 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['X\nContent-Length: (octets)\n\nä\nb\n', 'X\r\nContent-Length: 5\r\n\r\nä\r\nb'],
  ['GET /\r\n\n', 'GET /\r\n\n'],
])('an author’s message %j', (written, message) => {
  expect(writtenMessage(written)).toBe(message)
})

test('a starter ends where the student goes on', () => {
  expect(begunMessage('GET /\nHost: a\n')).toBe('GET /\r\nHost: a')
})
