import { describe, expect, test } from 'vitest'
import type { CacheBelief } from '#protocols/http-cache/cache-belief.ts'
import { type TracedRequest, traceDate } from '#protocols/http-cache/cache-trace.ts'
import { playCacheTrace } from '#protocols/http-cache/play-cache-trace.ts'

type Written = Record<string, string>
interface World {
  versions: [number, Written][]
  requests: [number, Written?, string?][]
  shared?: boolean
  heuristic?: number
  belief?: CacheBelief
}

const fields = (written: Written = {}) =>
  new Map(Object.entries(written).map(([name, value]) => [name.toLowerCase(), value]))

function play({ versions, requests, shared = true, heuristic, belief }: World): string {
  const origin = [
    { path: '/a', versions: versions.map(([fromS, each]) => ({ fromS, status: 200, fields: fields(each) })) },
  ]
  const asked = requests.map(([atS, each, method = 'GET']): TracedRequest => {
    return { atS, method, path: '/a', fields: fields(each) }
  })
  return playCacheTrace(origin, asked, { shared, heuristic: heuristic ?? null }, belief)
    .map(({ outcome, ageS }) => (ageS === 0 ? outcome : `${outcome} ${ageS}`))
    .join(', ')
}

const minute = { 'Cache-Control': 'max-age=60', ETag: '"a"' }
const cc = (value: string): Written => ({ 'Cache-Control': value, ETag: '"a"' })
const asks = (value: string): Written => ({ 'Cache-Control': value })

describe('a cache by RFC 9111', () => {
  test.each<[string, World, string]>([
    [
      'fresh until its lifetime is over, and not a second longer (4.2)',
      { versions: [[0, minute]], requests: [[0], [59], [60]] },
      'stored, cache 59, validated',
    ],
    [
      'a 304 makes it fresh again (4.3.4)',
      { versions: [[0, minute]], requests: [[0], [70], [100], [130]] },
      'stored, validated, cache 30, validated',
    ],
    [
      'a change is noticed when it is asked for (4.3.3)',
      {
        versions: [
          [0, minute],
          [10, { ...minute, ETag: '"b"' }],
        ],
        requests: [[0], [30], [70], [80]],
      },
      'stored, cache 30, replaced, cache 10',
    ],
    [
      'without a validator all of it comes again (4.3.1)',
      { versions: [[0, { 'Cache-Control': 'max-age=60' }]], requests: [[0], [70]] },
      'stored, stored',
    ],
    [
      'Last-Modified validates as well',
      {
        versions: [[0, { 'Cache-Control': 'max-age=60', 'Last-Modified': traceDate(-900) }]],
        requests: [[0], [70]],
      },
      'stored, validated',
    ],
    [
      's-maxage in a shared cache (5.2.2.10)',
      { versions: [[0, cc('max-age=60, s-maxage=10')]], requests: [[0], [20]] },
      'stored, validated',
    ],
    [
      'and not in a private one',
      { shared: false, versions: [[0, cc('max-age=60, s-maxage=10')]], requests: [[0], [20]] },
      'stored, cache 20',
    ],
    [
      'max-age before Expires (5.3)',
      { versions: [[0, { ...minute, Expires: traceDate(10) }]], requests: [[0], [20]] },
      'stored, cache 20',
    ],
    [
      'Expires alone',
      { versions: [[0, { Expires: traceDate(30) }]], requests: [[0], [29], [30]] },
      'stored, cache 29, stored',
    ],
    [
      'an Expires that is no date lies in the past',
      { versions: [[0, { Expires: '0' }]], requests: [[0], [1]] },
      'stored, stored',
    ],
    [
      'no-store (5.2.2.5)',
      { versions: [[0, cc('no-store, max-age=60')]], requests: [[0], [1]] },
      'passed, passed',
    ],
    [
      'no-cache is stored and always validated (5.2.2.4)',
      { versions: [[0, cc('no-cache, max-age=60')]], requests: [[0], [1]] },
      'stored, validated',
    ],
    [
      'private in a shared cache (5.2.2.7)',
      { versions: [[0, cc('private, max-age=60')]], requests: [[0], [1]] },
      'passed, passed',
    ],
    [
      'private in a private one',
      { shared: false, versions: [[0, cc('private, max-age=60')]], requests: [[0], [1]] },
      'stored, cache 1',
    ],
    [
      'the Age that it came with counts (4.2.3)',
      { versions: [[0, { ...minute, Age: '40' }]], requests: [[0], [19], [20]] },
      'stored 40, cache 59, validated 40',
    ],
    [
      'Vary (4.1)',
      {
        versions: [[0, { ...minute, Vary: 'Accept-Language' }]],
        requests: [
          [0, { 'Accept-Language': 'de' }],
          [1, { 'Accept-Language': 'en' }],
          [2, { 'Accept-Language': 'de' }],
          [3],
        ],
      },
      'stored, stored, cache 2, stored',
    ],
    [
      'Vary: * fits nothing',
      { versions: [[0, { ...minute, Vary: '*' }]], requests: [[0], [1]] },
      'stored, stored',
    ],
    [
      'Authorization in a shared cache (3.5)',
      { versions: [[0, minute]], requests: [[0, { Authorization: 'x' }], [1]] },
      'passed, stored',
    ],
    [
      'that the origin allows',
      { versions: [[0, cc('max-age=60, public')]], requests: [[0, { Authorization: 'x' }], [1]] },
      'stored, cache 1',
    ],
    [
      'a request’s max-age, up to the second (5.2.1.1)',
      { versions: [[0, minute]], requests: [[0], [10, asks('max-age=10')], [11, asks('max-age=10')]] },
      'stored, cache 10, validated',
    ],
    [
      'min-fresh (5.2.1.3)',
      { versions: [[0, minute]], requests: [[0], [50, asks('min-fresh=10')], [51, asks('min-fresh=10')]] },
      'stored, cache 50, validated',
    ],
    [
      'max-stale, up to the second (5.2.1.2)',
      { versions: [[0, minute]], requests: [[0], [70, asks('max-stale=10')], [71, asks('max-stale=10')]] },
      'stored, cache 70, validated',
    ],
    [
      'max-stale without a number',
      { versions: [[0, minute]], requests: [[0], [9000, asks('max-stale')]] },
      'stored, cache 9000',
    ],
    [
      'must-revalidate comes first (5.2.2.2)',
      { versions: [[0, cc('max-age=60, must-revalidate')]], requests: [[0], [59], [70, asks('max-stale')]] },
      'stored, cache 59, validated',
    ],
    [
      'no-cache of a request (5.2.1.4)',
      { versions: [[0, minute]], requests: [[0], [1, asks('no-cache')]] },
      'stored, validated',
    ],
    [
      'no-store of a request keeps nothing and finds what is there (5.2.1.5)',
      { versions: [[0, minute]], requests: [[0, asks('no-store')], [1], [2, asks('no-store')]] },
      'passed, stored, cache 1',
    ],
    [
      'without a lifetime it is stale at once',
      { versions: [[0, { ETag: '"a"', 'Last-Modified': traceDate(-1000) }]], requests: [[0], [1]] },
      'stored, validated',
    ],
    [
      'unless the cache guesses (4.2.2)',
      {
        heuristic: 0.1,
        versions: [[0, { ETag: '"a"', 'Last-Modified': traceDate(-1000) }]],
        requests: [[0], [99], [100]],
      },
      'stored, cache 99, validated',
    ],
    [
      'a POST makes the copy invalid (4.4)',
      { versions: [[0, minute]], requests: [[0], [1, {}, 'POST'], [2]] },
      'stored, passed, stored',
    ],
    [
      'of a directive twice the first counts (4.2.1)',
      { versions: [[0, cc('max-age=5, max-age=60')]], requests: [[0], [6]] },
      'stored, validated',
    ],
    [
      'a max-age that is no number is stale',
      { versions: [[0, cc('max-age=soon')]], requests: [[0], [1]] },
      'stored, validated',
    ],
    ['what is not there', { versions: [], requests: [[0], [1]] }, 'stored, stored'],
  ])('%s', (_, world, steps) => expect(play(world)).toBe(steps))
})

describe('wrong ideas, played out', () => {
  test.each<[CacheBelief, World, string]>([
    ['no-cache-stores-nothing', { versions: [[0, cc('no-cache')]], requests: [[0], [1]] }, 'passed, passed'],
    [
      'use-makes-young',
      { versions: [[0, minute]], requests: [[0], [50], [90]] },
      'stored, cache 50, cache 40',
    ],
    [
      's-maxage-ignored',
      { versions: [[0, cc('max-age=60, s-maxage=10')]], requests: [[0], [20]] },
      'stored, cache 20',
    ],
    [
      'expires-first',
      { versions: [[0, { ...minute, Expires: traceDate(10) }]], requests: [[0], [20]] },
      'stored, validated',
    ],
    [
      'vary-ignored',
      {
        versions: [[0, { ...minute, Vary: 'Accept-Language' }]],
        requests: [[0, { 'Accept-Language': 'de' }], [1]],
      },
      'stored, cache 1',
    ],
    ['stale-is-dropped', { versions: [[0, minute]], requests: [[0], [70]] }, 'stored, stored'],
    [
      'must-revalidate-always',
      { versions: [[0, cc('max-age=60, must-revalidate')]], requests: [[0], [1]] },
      'stored, validated',
    ],
    [
      'private-ignored',
      { versions: [[0, cc('private, max-age=60')]], requests: [[0], [1]] },
      'stored, cache 1',
    ],
    [
      'arrives-young',
      { versions: [[0, { ...minute, Age: '40' }]], requests: [[0], [30]] },
      'stored, cache 30',
    ],
    [
      'validation-changes-nothing',
      { versions: [[0, minute]], requests: [[0], [70], [80]] },
      'stored, validated 70, validated 80',
    ],
    [
      'knows-of-changes',
      {
        versions: [
          [0, minute],
          [10, { ...minute, ETag: '"b"' }],
        ],
        requests: [[0], [9], [11], [80]],
      },
      'stored, cache 9, replaced, cache 69',
    ],
    [
      'request-not-heard',
      { versions: [[0, minute]], requests: [[0], [1, asks('no-cache')]] },
      'stored, cache 1',
    ],
  ])('%s', (belief, world, steps) => {
    expect(play({ ...world, belief })).toBe(steps)
    expect(play(world)).not.toBe(steps)
  })
})
