import { expect, it, test } from 'vitest'
import { internetOf, readWalk, writeWalk } from '#components/instruments/dns-walk/walk-address.ts'
import { resolve } from '#protocols/dns/resolve/resolve.ts'

const read = (query: string) => readWalk(new URLSearchParams(query))
const example = read('')

it('comes back from the address as it was', () => {
  const settings = { ...example, name: 'mail.example.org', type: 'MX' as const, steps: 3 }
  expect(read(writeWalk(settings))).toEqual(settings)
  expect(read(writeWalk({ ...settings, zones: settings.zones.slice(0, 1), steps: null }))).toMatchObject({
    zones: settings.zones.slice(0, 1),
    steps: null,
  })
})

it.each([
  'steps=-1&type=FLY',
  'steps=1e9',
  'steps=2.5',
  `zone1=${'x'.repeat(40_000)}`,
  'zone3=',
  'zone1=%00%0A%00',
])('puts %.40s right', (query) => {
  const settings = read(query)
  expect(settings.steps).toBeNull()
  expect(settings.type).toBe('A')
  for (const { origin, text } of settings.zones) {
    expect(origin.length).toBeLessThanOrEqual(255)
    expect(text.length).toBeLessThanOrEqual(1_500)
  }
  const { internet } = internetOf(settings.zones)
  expect(resolve(internet, 'www.example.org.', 'A').hops.length).toBeGreaterThan(0)
})

test('the example is free of problems, and leads over an alias and a server in another zone', () => {
  const { internet, zones } = internetOf(example.zones)
  expect(zones).toEqual(example.zones.map(() => ({ says: null, problems: [] })))
  const walk = resolve(internet, 'www.example.org.', 'A')
  expect(walk.outcome).toMatchObject({ kind: 'answer', records: [{ data: { address: '198.51.100.80' } }] })
  expect(walk.aliases).toHaveLength(1)
  expect(walk.hops.some(({ depth }) => depth > 0)).toBe(true)
})

const [zone] = example.zones
test.each([
  [{ origin: 'a..b' }, 'The zone: '],
  [{ origin: '.' }, 'The root is there already'],
  [{ origin: 'cdn.EXAMPLE.net' }, 'This zone is there already'],
  [{ server: '' }, null],
  [{ server: 'a..b' }, 'Its server: '],
  [{ address: '192.0.2.256' }, 'no IPv4 address'],
])('%j is said', (to, says) => {
  const { zones } = internetOf([...example.zones.slice(1), { ...(zone ?? fail()), ...to }])
  if (says === null) expect(zones.at(-1)?.says).toBeNull()
  else expect(zones.at(-1)?.says).toContain(says)
})

function fail(): never {
  throw new Error('the example has no zone')
}
