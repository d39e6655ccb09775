import { describe, expect, test } from 'vitest'
import { findUnit, units, unitsOf } from '#protocols/quantity/unit.ts'

// Written out by hand from the SI and IEC 80000-13 prefixes, in microseconds, bits and bits per microsecond.
const scales: Readonly<Record<string, number>> = {
  '': 1,
  '%': 0.01,
  us: 1,
  ms: 1_000,
  s: 1_000_000,
  min: 60_000_000,
  h: 3_600_000_000,
  bit: 1,
  kbit: 1_000,
  Mbit: 1_000_000,
  Gbit: 1_000_000_000,
  byte: 8,
  kB: 8_000,
  MB: 8_000_000,
  GB: 8_000_000_000,
  KiB: 8_192,
  MiB: 8_388_608,
  GiB: 8_589_934_592,
  bps: 0.000_001,
  kbps: 0.001,
  Mbps: 1,
  Gbps: 1_000,
  'kB/s': 0.008,
  'MB/s': 8,
}

test('units are as large as their prefixes say', () => {
  expect(Object.fromEntries(units.map(({ symbol, scale }) => [symbol, scale]))).toEqual(scales)
})

test('every unit is found by its symbol, name and aliases, and no two share one', () => {
  const texts = units.flatMap((unit) => [unit.symbol, ...unit.aliases].map((text) => ({ text, unit })))
  for (const { text, unit } of texts) expect(findUnit(text)).toEqual({ ok: true, unit })
  const spelt = units.flatMap(({ symbol, aliases }) => [...new Set([symbol, ...aliases])])
  expect(new Set(spelt).size).toBe(spelt.length)
})

describe('what could mean two units is refused with both', () => {
  test.each([
    ['kb', 'kbit (1,000 bits) or kB (1,000 bytes)'],
    ['KB', 'kB (1,000 bytes) or KiB (1,024 bytes)'],
    ['Mb', 'Mbit (1,000,000 bits) or MB (1,000,000 bytes)'],
    ['m', 'ms or min'],
    ['mbps', 'Mbps (megabits) or MB/s (megabytes)'],
  ])('%s', (text, choices) => {
    const found = findUnit(text)
    expect(found.ok ? '' : found.says).toContain(choices)
  })
})

test.each([
  ['MS', 'ms'],
  ['Seconds', 's'],
  ['MBIT', 'Mbit'],
  ['gbps', 'Gbps'],
])('case is forgiven where one meaning is left: %s is %s', (text, symbol) => {
  expect(findUnit(text)).toMatchObject({ ok: true, unit: { symbol } })
})

test('a time can be given in every unit of time', () => {
  expect(unitsOf({ time: 1, data: 0 }).map(({ symbol }) => symbol)).toEqual(['us', 'ms', 's', 'min', 'h'])
})
