// Units of a first networking course, decimal and binary told apart. A quantity's value is kept in base units:
// microseconds, bits and metres. Whole milliseconds and megabits per second are then whole numbers, so that sums of
// them are exact.
import { askWhichUnit } from '#protocols/quantity/ask-which-unit.ts'
import { plainCharacters } from '#protocols/quantity/plain-characters.ts'
import { shown } from '#protocols/text/shown.ts'

/** Exponents of what is measured: a rate is data 1, time -1. */
export interface Dimension {
  readonly time: number
  readonly data: number
  readonly length: number
}

export interface Unit {
  /** As written in an exercise and shown to students; empty for a plain number. */
  readonly symbol: string
  /** In words: "milliseconds". */
  readonly name: string
  readonly dimension: Dimension
  /** How many base units one of it is. */
  readonly scale: number
  /** Other ways in which people write it. */
  readonly aliases: readonly string[]
}

/** What a first course measures. */
export const dimensions = {
  plain: { time: 0, data: 0, length: 0 },
  time: { time: 1, data: 0, length: 0 },
  data: { time: 0, data: 1, length: 0 },
  rate: { time: -1, data: 1, length: 0 },
  length: { time: 0, data: 0, length: 1 },
  speed: { time: -1, data: 0, length: 1 },
  frequency: { time: -1, data: 0, length: 0 },
} as const satisfies Record<string, Dimension>
const { time, data, rate, length, speed, frequency } = dimensions
export const plain: Dimension = dimensions.plain

export const units: readonly Unit[] = [
  { symbol: '', name: 'no unit', dimension: plain, scale: 1, aliases: ['none'] },
  { symbol: '%', name: 'percent', dimension: plain, scale: 0.01, aliases: ['percent', 'per cent'] },

  unit('ns', 'nanoseconds', time, 1e-3, 'nsec', 'nanosecond'),
  unit('us', 'microseconds', time, 1, 'µs', 'μs', 'usec', 'microsecond'),
  unit('ms', 'milliseconds', time, 1e3, 'msec', 'msecs', 'millisecond'),
  unit('s', 'seconds', time, 1e6, 'sec', 'secs', 'second'),
  unit('min', 'minutes', time, 60e6, 'minute', 'mins'),
  unit('h', 'hours', time, 3_600e6, 'hour', 'hr', 'hrs'),

  unit('bit', 'bits', data, 1),
  unit('kbit', 'kilobits (1,000 bits)', data, 1e3, 'kbits', 'kilobit', 'kilobits'),
  unit('Mbit', 'megabits (1,000,000 bits)', data, 1e6, 'Mbits', 'megabit', 'megabits'),
  unit('Gbit', 'gigabits (1,000,000,000 bits)', data, 1e9, 'Gbits', 'gigabit', 'gigabits'),
  unit('Tbit', 'terabits (10^12 bits)', data, 1e12, 'Tbits', 'terabit', 'terabits'),
  unit('byte', 'bytes (8 bits)', data, 8, 'B', 'octet', 'octets'),
  unit('kB', 'kilobytes (1,000 bytes)', data, 8e3, 'kbyte', 'kbytes', 'kilobyte', 'kilobytes'),
  unit('MB', 'megabytes (1,000,000 bytes)', data, 8e6, 'Mbyte', 'Mbytes', 'megabyte', 'megabytes'),
  unit('GB', 'gigabytes (1,000,000,000 bytes)', data, 8e9, 'Gbyte', 'Gbytes', 'gigabyte', 'gigabytes'),
  unit('TB', 'terabytes (10^12 bytes)', data, 8e12, 'Tbyte', 'Tbytes', 'terabyte', 'terabytes'),
  unit('KiB', 'kibibytes (1,024 bytes)', data, 8 * 1_024, 'kibibyte'),
  unit('MiB', 'mebibytes (1,048,576 bytes)', data, 8 * 1_048_576, 'mebibyte'),
  unit('GiB', 'gibibytes (1,073,741,824 bytes)', data, 8 * 1_073_741_824, 'gibibyte'),
  unit('TiB', 'tebibytes (2^40 bytes)', data, 8 * 2 ** 40, 'tebibyte'),

  unit('bps', 'bits per second', rate, 1e-6, 'bit/s'),
  unit('kbps', 'kilobits per second', rate, 1e-3, 'kbit/s', 'kb/s'),
  unit('Mbps', 'megabits per second', rate, 1, 'Mbit/s', 'Mb/s'),
  unit('Gbps', 'gigabits per second', rate, 1e3, 'Gbit/s', 'Gb/s'),
  unit('Tbps', 'terabits per second', rate, 1e6, 'Tbit/s', 'Tb/s'),
  unit('B/s', 'bytes per second', rate, 8e-6, 'byte/s'),
  unit('kB/s', 'kilobytes per second', rate, 8e-3),
  unit('MB/s', 'megabytes per second', rate, 8),
  unit('GB/s', 'gigabytes per second', rate, 8e3),
  unit('TB/s', 'terabytes per second', rate, 8e6),
  unit('KiB/s', 'kibibytes per second', rate, 8 * 1_024e-6),
  unit('MiB/s', 'mebibytes per second', rate, 8 * 1.048_576),
  unit('GiB/s', 'gibibytes per second', rate, 8 * 1_073.741_824),
  unit('TiB/s', 'tebibytes per second', rate, (8 * 2 ** 40) / 1e6),

  unit('mm', 'millimetres', length, 1e-3, 'millimetre', 'millimeter', 'millimeters'),
  unit('cm', 'centimetres', length, 1e-2, 'centimetre', 'centimeter', 'centimeters'),
  unit('m', 'metres', length, 1, 'metre', 'meter', 'meters'),
  unit('km', 'kilometres', length, 1e3, 'kilometre', 'kilometer', 'kilometers'),

  unit('m/s', 'metres per second', speed, 1e-6),
  unit('km/s', 'kilometres per second', speed, 1e-3),
  unit('km/h', 'kilometres per hour', speed, 1e3 / 3_600e6, 'kmh', 'kph'),

  unit('Hz', 'hertz', frequency, 1e-6, '/s', '1/s', 'per second', 'packets/s', 'pps', 'requests/s'),
  unit('kHz', 'kilohertz', frequency, 1e-3),
  unit('MHz', 'megahertz', frequency, 1),
  unit('GHz', 'gigahertz', frequency, 1e3),
]

function unit(symbol: string, name: string, dimension: Dimension, scale: number, ...aliases: string[]): Unit {
  const words = name.split(' (')[0] ?? name
  return { symbol, name, dimension, scale, aliases: [...aliases, words] }
}

const byText = new Map(units.flatMap((each) => [each.symbol, ...each.aliases].map((text) => [text, each])))
const byLowerCase = new Map<string, Unit | null>()
for (const [text, each] of byText) {
  const lower = text.toLowerCase()
  const other = byLowerCase.get(lower)
  byLowerCase.set(lower, other === undefined || other === each ? each : null)
}

export type FoundUnit = { ok: true; unit: Unit } | { ok: false; says: string }

/**
 * Reads what a person wrote for a unit. A difference of case is forgiven only where it leaves one meaning. Two units
 * with a slash, or "per", between them are one: "bytes/s", "megabits per second".
 */
export function findUnit(text: string): FoundUnit {
  const written = plainCharacters(text)
    .replace(/\.$/u, '')
    .replaceAll(/ ?\/ ?/gu, '/')
    .replace(/(?: |×)s(?:ec)?\^-1$/u, '/s')
    .replace(/(?: per |\/)(?:sec|second|seconds)$/iu, '/s')
    .trim()
  const exact = byText.get(written)
  if (exact) return { ok: true, unit: exact }
  const choices = askWhichUnit(written)
  if (choices !== null) {
    return { ok: false, says: `“${written}” can mean different units: do you mean ${choices}?` }
  }
  const loose = byLowerCase.get(written.toLowerCase())
  if (loose) return { ok: true, unit: loose }
  return findQuotient(written) ?? { ok: false, says: unknownUnit(written) }
}

const unknownUnit = (text: string) =>
  `“${shown(text)}” is not a unit that is known here: write the number alone, or with a unit that is offered.`

function findQuotient(written: string): FoundUnit | null {
  const [above, below, ...more] = written.split(/\/| per /u)
  if (above === undefined || below === undefined || more.length > 0 || above === '' || below === '')
    return null
  const [of, by] = [findUnit(above), findUnit(below)]
  if (!of.ok) return of
  if (!by.ok) return by
  const dimension = productOf(of.unit.dimension, by.unit.dimension, -1)
  const scale = of.unit.scale / by.unit.scale
  const isSame = (each: Unit) =>
    sameDimension(each.dimension, dimension) && Math.abs(each.scale / scale - 1) < 1e-12
  const symbol = `${of.unit.symbol}/${by.unit.symbol}`
  const made = { symbol, name: `${of.unit.name} per ${by.unit.name}`, dimension, scale, aliases: [] }
  return { ok: true, unit: units.find(isSame) ?? made }
}

/** The unit with exactly this symbol; null for any other spelling. */
export function findUnitBySymbol(symbol: string): Unit | null {
  return units.find((each) => each.symbol === symbol) ?? null
}

export function sameDimension(a: Dimension, b: Dimension): boolean {
  return a.time === b.time && a.data === b.data && a.length === b.length
}

/** What the product measures; the quotient with -1. */
export function productOf(left: Dimension, right: Dimension, sign: 1 | -1 = 1): Dimension {
  return {
    time: left.time + sign * right.time,
    data: left.data + sign * right.data,
    length: left.length + sign * right.length,
  }
}

/** All units in which a quantity of this dimension can be given, smallest first within bits and bytes. */
export function unitsOf(dimension: Dimension): readonly Unit[] {
  return units.filter((each) => sameDimension(each.dimension, dimension))
}

/** In words: "a time", "an amount of data", "a rate", "a length". */
export function describeDimension(dimension: Dimension): string {
  if (sameDimension(dimension, plain)) return 'a number without unit'
  if (sameDimension(dimension, time)) return 'a time'
  if (sameDimension(dimension, data)) return 'an amount of data'
  if (sameDimension(dimension, rate)) return 'a rate'
  if (sameDimension(dimension, length)) return 'a length'
  if (sameDimension(dimension, speed)) return 'a speed'
  if (sameDimension(dimension, frequency)) return 'a frequency'
  const powers = [
    ['data', dimension.data],
    ['time', dimension.time],
    ['length', dimension.length],
  ] as const
  return `a quantity of ${powers.flatMap(([what, power]) => (power === 0 ? [] : [`${what}^${power}`])).join(' ')}`
}
