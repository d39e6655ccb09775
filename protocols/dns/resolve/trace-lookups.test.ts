import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolve } from '#protocols/dns/resolve/resolve.ts'
import { type TracedLookup, traceLookups } from '#protocols/dns/resolve/trace-lookups.ts'
import { makeTracedInternet, type TracedZone } from '#protocols/dns/resolve/trace-zones.ts'
import { readZoneText } from '#protocols/dns/zone/zone-text.ts'

const zone = (origin: string, servers: string[], records = '', ttlS = 3_600): TracedZone => ({
  origin,
  servers,
  ttlS,
  negativeS: 100,
  records: readZoneText(records, origin).records,
})
const zones = [
  zone('.', ['a.root.']),
  zone('example.', ['ns.nic.example.']),
  zone('test.', ['ns.nic.test.', 'ns2.nic.test.']),
  zone('host.test.', ['ns.host.test.']),
  zone(
    'shop.example.',
    ['ns.shop.example.'],
    'www 60 CNAME web\nweb 30 A 203.0.113.1\nout 60 CNAME www.firm.example.\ndeep.mail 60 MX 10 web\n',
    600,
  ),
  zone('firm.example.', ['ns.host.test.'], 'www 60 A 203.0.113.2'),
]
const internet = makeTracedInternet(zones)
const lookup = (name: string, atS = 0, type: TracedLookup['type'] = 'A'): TracedLookup => ({
  atS,
  name,
  type,
})
const shown = (lookups: TracedLookup[], ...rest: ['everybody'?]) =>
  traceLookups(internet, lookups, rest[0] ?? 'resolver').map((hops) =>
    hops.map(({ to, question, got }) => `${to[0]} ${question.name} ${got}`),
  )

describe('who asks whom', () => {
  test('from the root down, and then from the nearest that is known', () => {
    expect(shown([lookup('www.shop.example.'), lookup('no.shop.example.', 10)])).toEqual([
      [
        'resolver www.shop.example. answer',
        'a.root. www.shop.example. referral',
        'ns.nic.example. www.shop.example. referral',
        'ns.shop.example. www.shop.example. answer',
      ],
      ['resolver no.shop.example. no-name', 'ns.shop.example. no.shop.example. no-name'],
    ])
  })

  test('each record, and each referral, runs out by itself', () => {
    const [, soon, later, much] = shown([
      lookup('www.shop.example.'),
      lookup('www.shop.example.', 29),
      lookup('www.shop.example.', 31),
      lookup('www.shop.example.', 600),
    ])
    expect(soon).toEqual(['resolver www.shop.example. cache'])
    expect(later).toEqual(['resolver www.shop.example. answer', 'ns.shop.example. web.shop.example. answer'])
    expect(much?.slice(1)).toEqual([
      'ns.nic.example. www.shop.example. referral',
      'ns.shop.example. www.shop.example. answer',
    ])
  })

  test('that there is nothing is kept: of a name for all types, of a type for that one', () => {
    const walks = shown([
      lookup('no.shop.example.'),
      lookup('no.shop.example.', 99, 'MX'),
      lookup('no.shop.example.', 100),
      lookup('web.shop.example.', 100, 'MX'),
      lookup('web.shop.example.', 101, 'MX'),
      lookup('web.shop.example.', 101, 'TXT'),
    ])
    expect(walks.map((hops) => hops.length)).toEqual([4, 1, 2, 2, 1, 2])
    expect(walks[3]?.[1]).toBe('ns.shop.example. web.shop.example. no-data')
  })

  test('an alias into another zone, whose server has to be looked up', () => {
    expect(shown([lookup('out.shop.example.')])[0]?.slice(3)).toEqual([
      'ns.shop.example. out.shop.example. alias',
      'ns.nic.example. www.firm.example. referral',
      'a.root. ns.host.test. referral',
      'ns.nic.test. ns.host.test. referral',
      'ns.host.test. ns.host.test. answer',
      'ns.host.test. www.firm.example. answer',
    ])
  })

  test('where everybody asks on, each has the answer from the next', () => {
    const [hops] = traceLookups(internet, [lookup('web.shop.example.')], 'everybody')
    expect(hops?.map(({ from, to, got }) => `${from[0]} ${to[0]} ${got}`)).toEqual([
      'client resolver answer',
      'resolver a.root. answer',
      'a.root. ns.nic.example. answer',
      'ns.nic.example. ns.shop.example. answer',
    ])
  })
})

const names = [
  'www.shop',
  'web.shop',
  'out.shop',
  'no.shop',
  'deep.mail.shop',
  'mail.shop',
  'www.firm',
  'firm',
]
const anyLookup = fc.record({
  name: fc.constantFrom(...names.map((name) => `${name}.example.`), 'ns.host.test.', 'no.test.'),
  type: fc.constantFrom('A', 'MX', 'CNAME', 'TXT'),
  atS: fc.constant(0),
})

test('with an empty cache it asks what the walk of dns-zone asks', () => {
  fc.assert(
    fc.property(anyLookup, (asked) => {
      const [hops = []] = traceLookups(internet, [asked], 'resolver')
      const walk = resolve(internet, asked.name, asked.type).hops.map(
        ({ server, question, answer }) => `${server?.name} ${question.name} ${answer?.kind}`,
      )
      expect(hops.slice(1).map(({ to, question, got }) => `${to[0]} ${question.name} ${got}`)).toEqual(walk)
    }),
  )
})

test('what was just asked is in the cache, and time never brings an answer nearer', () => {
  fc.assert(
    fc.property(fc.array(anyLookup, { minLength: 1, maxLength: 4 }), fc.nat(4_000), (asked, later) => {
      const last = asked.at(-1) ?? lookup('www.shop.example.')
      const play = (atS: number) =>
        traceLookups(internet, [...asked, { ...last, atS }], 'resolver').at(-1) ?? []
      expect(play(0).map(({ got }) => got)).toEqual(['cache'])
      expect(play(later).length).toBeLessThanOrEqual(play(later + 500).length)
    }),
  )
})

test('servers that know each other’s addresses alone are never found', () => {
  const circle = makeTracedInternet([
    zone('.', ['a.root.']),
    zone('one.example.', ['ns.two.example.']),
    zone('two.example.', ['ns.one.example.']),
  ])
  expect(() => traceLookups(circle, [lookup('www.one.example.')], 'resolver')).toThrow(RangeError)
})
