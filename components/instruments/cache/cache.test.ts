import { expect, it, test } from 'vitest'
import { readCacheTexts, writeCacheTexts } from '#components/instruments/cache/cache-texts.ts'
import { readOrigin, readRequests } from '#components/instruments/cache/read-trace.ts'
import { type CacheStep, playCacheTrace } from '#protocols/http-cache/play-cache-trace.ts'

const read = (query: string) => readCacheTexts(new URLSearchParams(query))

function played(query: string): readonly CacheStep[] {
  const { origin, requests, cache, guess } = read(query)
  const [from, to] = [readOrigin(origin), readRequests(requests)]
  if (!from.ok || !to.ok) throw new Error('it cannot be read')
  return playCacheTrace(from.value, to.value, {
    shared: cache === 'shared',
    heuristic: guess === 0 ? null : guess / 100,
  })
}

it('comes back from the address as it was', () => {
  const texts = { ...read('cache=private&guess=10'), origin: '/a\nETag: "ü"' }
  expect(read(writeCacheTexts(texts))).toEqual(texts)
})

it.each(['guess=1e9&cache=none', 'guess=-1', 'guess=x', `origin=${'/a%0A'.repeat(20_000)}`])(
  'puts %.40s right',
  (query) => {
    const texts = read(query)
    expect(texts.guess).toBeGreaterThanOrEqual(0)
    expect(texts.guess).toBeLessThanOrEqual(100)
    expect(texts.cache).toBe('shared')
    expect(texts.origin.length).toBeLessThanOrEqual(2_000)
  },
)

test('the example shows all that a cache does but letting pass', () => {
  expect(played('').map(({ outcome }) => outcome)).toEqual([
    'stored',
    'cache',
    'validated',
    'stored',
    'stored',
    'cache',
    'cache',
    'replaced',
    'validated',
  ])
  expect(played('cache=private').map(({ outcome }) => outcome)).toContain('validated')
})

test.each([
  ['Cache-Control: x', 'Line 1: here begins an answer'],
  ['/a\nno field', 'Line 2: this is no field'],
  ['/a\n: x', 'Line 2: this is no field'],
  ['/a\n\n/b from then', 'Line 3: here begins'],
  ['/a\n\n'.repeat(21), 'Line 41: at most 20'],
])('origin %j is refused', (text, says) => {
  expect(readOrigin(text)).toEqual({ ok: false, says: expect.stringContaining(says) })
})

test.each([
  ['now /a', 'Line 1: write when'],
  ['1 s /a\n2 s a', 'Line 2: write when'],
  ['2 s PATCH /a', 'Line 1: write when'],
  ['2 s /a | what', 'Line 1: “what” is no field'],
  ['9999999 s /a', 'no request comes later'],
  ['1 s /a\n'.repeat(31), 'Line 31: at most 30'],
])('request %j is refused', (text, says) => {
  expect(readRequests(text)).toEqual({ ok: false, says: expect.stringContaining(says) })
})

test('times and statuses are read', () => {
  expect(readOrigin('/a from 5 s 404\nexpires: at 120 s')).toEqual({
    ok: true,
    value: [
      {
        path: '/a',
        versions: [
          expect.objectContaining({
            fromS: 5,
            status: 404,
            fields: new Map([['expires', 'Mon, 30 Nov 2026 12:02:00 GMT']]),
          }),
        ],
      },
    ],
  })
  expect(readRequests('9 s POST /b\n\n3 s /a')).toMatchObject({
    value: [
      { atS: 3, method: 'GET' },
      { atS: 9, method: 'POST' },
    ],
  })
})
