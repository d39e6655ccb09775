import { describe, expect, test } from 'vitest'
import { describeDimension, dimensions, findUnit, units, unitsOf } from '#protocols/quantity/unit.ts'

// Written out by hand from the SI and IEC 80000-13 prefixes, in microseconds, bits and bits per microsecond.
const scales: Readonly<Record<string, number>> = {
  '': 1,
  '%': 0.01,
  ns: 0.001,
  us: 1,
  ms: 1_000,
  s: 1_000_000,
  min: 60_000_000,
  h: 3_600_000_000,
  bit: 1,
  kbit: 1_000,
  Mbit: 1_000_000,
  Gbit: 1_000_000_000,
  Tbit: 1_000_000_000_000,
  byte: 8,
  kB: 8_000,
  MB: 8_000_000,
  GB: 8_000_000_000,
  TB: 8_000_000_000_000,
  KiB: 8_192,
  MiB: 8_388_608,
  GiB: 8_589_934_592,
  TiB: 8_796_093_022_208,
  bps: 0.000_001,
  kbps: 0.001,
  Mbps: 1,
  Gbps: 1_000,
  Tbps: 1_000_000,
  'B/s': 0.000_008,
  'kB/s': 0.008,
  'MB/s': 8,
  'GB/s': 8_000,
  'TB/s': 8_000_000,
  'KiB/s': 0.008_192,
  'MiB/s': 8.388_608,
  'GiB/s': 8_589.934_592,
  'TiB/s': 8_796_093.022_208,
  mm: 0.001,
  cm: 0.01,
  m: 1,
  km: 1_000,
  'm/s': 0.000_001,
  'km/s': 0.001,
  'km/h': 1 / 3_600_000,
  Hz: 0.000_001,
  kHz: 0.001,
  MHz: 1,
  GHz: 1_000,
}

test('units are as large as their prefixes say', () => {
  expect(units.map(({ symbol }) => symbol)).toEqual(Object.keys(scales))
  for (const { symbol, scale } of units) expect(scale / (scales[symbol] ?? 0), symbol).toBeCloseTo(1, 14)
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
    ['mbps', 'Mbps (megabits) or MB/s (megabytes)'],
    ['gbps', 'Gbps (gigabits) or GB/s (gigabytes)'],
    ['mb/s', 'Mbps (megabits) or MB/s (megabytes)'],
    ['Kbps', 'kbps (kilobits) or kB/s (kilobytes)'],
    ['KB/s', 'kbps (kilobits) or kB/s (kilobytes)'],
    ['mb per second', 'Mbps (megabits) or MB/s (megabytes)'],
    ['GBps', 'Gbps (gigabits) or GB/s (gigabytes)'],
    ['MBps', 'Mbps (megabits) or MB/s (megabytes)'],
    ['TBPS', 'Tbps (terabits) or TB/s (terabytes)'],
    ['Bps', 'bps (bits) or B/s (bytes)'],
    ['b/s', 'bps (bits) or B/s (bytes)'],
    ['b', 'bit or byte'],
    ['M', 'Mbit or MB'],
    ['Mib', 'MiB (1,048,576 bytes) or Mbit (1,000,000 bits)'],
    ['kib', 'KiB (1,024 bytes) or kbit (1,000 bits)'],
    ['Mibps', 'MiB/s (1,048,576 bytes per second) or Mbps (megabits)'],
    ['ＧＢｐｓ', 'Gbps (gigabits) or GB/s (gigabytes)'],
  ])('%s', (text, choices) => {
    const found = findUnit(text)
    expect(found.ok ? '' : found.says).toContain(choices)
  })
})

test.each([
  ['MS', 'ms'],
  ['Seconds', 's'],
  ['MBIT', 'Mbit'],
  ['MHZ', 'MHz'],
  ['KM', 'km'],
  ['Bytes per Second', 'B/s'],
])('case is forgiven where one meaning is left: %s is %s', (text, symbol) => {
  expect(findUnit(text)).toMatchObject({ ok: true, unit: { symbol } })
})

test('a time can be given in every unit of time', () => {
  expect(unitsOf(dimensions.time).map(({ symbol }) => symbol)).toEqual(['ns', 'us', 'ms', 's', 'min', 'h'])
})

test('a quotient that has no name of its own is a unit all the same', () => {
  const found = findUnit('kbit/h')
  expect(found.ok && [found.unit.symbol, found.unit.scale]).toEqual(['kbit/h', 1_000 / 3_600e6])
  expect(found.ok && describeDimension(found.unit.dimension)).toBe('a rate')
  expect(findUnit('km/ms/s').ok).toBe(false)
})

test('whatever is offered in a question can be written', () => {
  for (const prefix of ['', 'k', 'K', 'M', 'm', 'G', 'g', 'T', 't']) {
    for (const rest of ['b', 'ib', 'iB', 'bps', 'Bps', 'b/s', 'IBPS', 'Ib/s', 'bs']) {
      const found = findUnit(prefix + rest)
      const offered = found.ok
        ? ''
        : (/do you mean (?<choices>[^?]*)/u.exec(found.says)?.groups?.choices ?? '')
      for (const choice of offered
        .replaceAll(/ \([^)]*\)/gu, '')
        .split(' or ')
        .filter(Boolean))
        expect(findUnit(choice), `${choice} for ${prefix}${rest}`).toMatchObject({ ok: true })
    }
  }
})
