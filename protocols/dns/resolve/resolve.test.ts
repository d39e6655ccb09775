import { describe, expect, test } from 'vitest'
import { makeInternet, makeParents } from '#protocols/dns/resolve/internet.ts'
import { resolve } from '#protocols/dns/resolve/resolve.ts'
import { responsibleLines } from '#protocols/dns/resolve/responsible-lines.ts'
import { loadZone } from '#protocols/dns/zone/load-zone.ts'

const base = `$TTL 300
@ SOA ns1 admin 1 3600 600 86400 60
@ NS ns1
ns1 A 192.0.2.1
web A 192.0.2.2
www CNAME web
away CNAME mx.other.example.
lost CNAME nobody.other.example.
a CNAME b
b CNAME a
lab NS ns.lab
ns.lab A 192.0.2.9
dark NS ns.dark
ns.dark A 192.0.2.77
bare NS ns.bare
out NS ns.other.example.
lame NS ns1
`
const place = (origin: string, name: string, address: string) => ({ origin, servers: [{ name, address }] })
const others = [
  {
    ...place('lab.shop.example.', 'ns.lab.shop.example.', '192.0.2.9'),
    text: '@ NS ns\nns A 192.0.2.9\nhost A 192.0.2.10\n',
  },
  {
    ...place('other.example.', 'ns.other.example.', '192.0.2.20'),
    text: '@ NS ns\nns A 192.0.2.20\nmx A 192.0.2.21\n',
  },
]
const soa = '$TTL 300\n@ SOA ns admin 1 3600 600 86400 60\n'

function walk(name: string, text = base) {
  const own = {
    ...place('shop.example.', 'ns1.shop.example.', '192.0.2.1'),
    zone: loadZone(text, 'shop.example.').zone,
    own: true,
  }
  const rest = others.map((each) => ({ ...each, zone: loadZone(soa + each.text, each.origin).zone }))
  return resolve(makeInternet(makeParents([own, ...rest]), [own, ...rest]), `${name}.shop.example.`, 'A')
}
const asked = (name: string) => walk(name).hops.map(({ address }) => address)

describe('a resolver with an empty cache', () => {
  test('goes root, top level, authority, and follows an alias within the zone', () => {
    const { hops, outcome, aliases } = walk('www')
    expect(hops.map(({ server }) => server?.role)).toEqual(['root', 'top-level', 'authority'])
    expect(outcome).toMatchObject({ kind: 'answer', records: [{ name: 'web.shop.example.' }] })
    expect(aliases).toHaveLength(1)
    expect(responsibleLines(walk('www'))).toEqual([5, 6])
  })

  test('follows an alias out of the zone, from the nearest servers that it knows', () => {
    expect(walk('away').outcome).toMatchObject({
      kind: 'answer',
      records: [{ data: { address: '192.0.2.21' } }],
    })
    expect(asked('away')).toEqual(['198.41.0.4', '192.31.80.30', '192.0.2.1', '192.31.80.30', '192.0.2.20'])
    expect(walk('lost').outcome).toEqual({ kind: 'no-name' })
  })

  test('follows a delegation by its glue', () => {
    expect(walk('host.lab').outcome).toMatchObject({
      kind: 'answer',
      records: [{ data: { address: '192.0.2.10' } }],
    })
    expect(responsibleLines(walk('host.lab'))).toEqual([11, 12])
  })

  test.each([
    ['x.dark', 'silence'],
    ['x.bare', 'missing-glue'],
    ['a', 'alias-loop'],
    ['x.lame', 'lame'],
    ['x.out', 'refused'],
  ])('gets stuck at %s: %s', (name, why) => {
    expect(walk(name).outcome).toMatchObject({ kind: 'stuck', why })
  })

  test('is told of a zone that does not load', () => {
    expect(walk('www', `${base}www A 192.0.2.1\n`).outcome).toMatchObject({
      kind: 'stuck',
      why: 'not-loaded',
    })
  })

  test('ends, however many aliases there are', () => {
    const chain = Array.from({ length: 60 }, (_, index) => `c${index} CNAME c${index + 1}`).join('\n')
    expect(walk('c0', `${base}${chain}\nc60 A 192.0.2.1\n`).outcome.kind).toBe('answer')
  })
})
