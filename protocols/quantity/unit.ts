// Units of a first networking course, decimal and binary told apart. A quantity's value is kept in base units:
// microseconds and bits. Whole milliseconds and megabits per second are then whole numbers, so that sums of
// them are exact.

/** Exponents of time and of data: a rate is data 1, time -1. */
export interface Dimension {
  readonly time: number
  readonly data: number
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

const time: Dimension = { time: 1, data: 0 }
const data: Dimension = { time: 0, data: 1 }
const rate: Dimension = { time: -1, data: 1 }
export const plain: Dimension = { time: 0, data: 0 }

export const units: readonly Unit[] = [
  { symbol: '', name: 'no unit', dimension: plain, scale: 1, aliases: ['none'] },
  { symbol: '%', name: 'percent', dimension: plain, scale: 0.01, aliases: ['percent', 'per cent'] },

  unit('us', 'microseconds', time, 1, 'µs', 'μs', 'usec', 'microsecond'),
  unit('ms', 'milliseconds', time, 1e3, 'msec', 'msecs', 'millisecond'),
  unit('s', 'seconds', time, 1e6, 'sec', 'secs', 'second'),
  unit('min', 'minutes', time, 60e6, 'minute', 'mins'),
  unit('h', 'hours', time, 3_600e6, 'hour', 'hr', 'hrs'),

  unit('bit', 'bits', data, 1),
  unit('kbit', 'kilobits (1,000 bits)', data, 1e3, 'kilobit', 'kilobits'),
  unit('Mbit', 'megabits (1,000,000 bits)', data, 1e6, 'megabit', 'megabits'),
  unit('Gbit', 'gigabits (1,000,000,000 bits)', data, 1e9, 'gigabit', 'gigabits'),
  unit('byte', 'bytes (8 bits)', data, 8, 'B', 'octet', 'octets'),
  unit('kB', 'kilobytes (1,000 bytes)', data, 8e3, 'kbyte', 'kbytes', 'kilobyte', 'kilobytes'),
  unit('MB', 'megabytes (1,000,000 bytes)', data, 8e6, 'Mbyte', 'Mbytes', 'megabyte', 'megabytes'),
  unit('GB', 'gigabytes (1,000,000,000 bytes)', data, 8e9, 'Gbyte', 'Gbytes', 'gigabyte', 'gigabytes'),
  unit('KiB', 'kibibytes (1,024 bytes)', data, 8 * 1_024, 'kibibyte'),
  unit('MiB', 'mebibytes (1,048,576 bytes)', data, 8 * 1_048_576, 'mebibyte'),
  unit('GiB', 'gibibytes (1,073,741,824 bytes)', data, 8 * 1_073_741_824, 'gibibyte'),

  unit('bps', 'bits per second', rate, 1e-6, 'bit/s'),
  unit('kbps', 'kilobits per second', rate, 1e-3, 'kbit/s', 'kb/s'),
  unit('Mbps', 'megabits per second', rate, 1, 'Mbit/s', 'Mb/s'),
  unit('Gbps', 'gigabits per second', rate, 1e3, 'Gbit/s', 'Gb/s'),
  unit('kB/s', 'kilobytes per second', rate, 8e-3, 'kBps'),
  unit('MB/s', 'megabytes per second', rate, 8, 'MBps'),
]

function unit(symbol: string, name: string, dimension: Dimension, scale: number, ...aliases: string[]): Unit {
  const words = name.split(' (')[0] ?? name
  return { symbol, name, dimension, scale, aliases: [...aliases, words] }
}

/** Written often, and meaning different things to different people: refused with the ways to say it plainly. */
const ambiguous: Readonly<Record<string, string>> = {
  b: 'bit or byte',
  kb: 'kbit (1,000 bits) or kB (1,000 bytes)',
  Kb: 'kbit (1,000 bits) or kB (1,000 bytes)',
  KB: 'kB (1,000 bytes) or KiB (1,024 bytes)',
  K: 'kbit, kB or KiB',
  k: 'kbit, kB or KiB',
  m: 'ms or min',
  mb: 'Mbit (1,000,000 bits) or MB (1,000,000 bytes)',
  Mb: 'Mbit (1,000,000 bits) or MB (1,000,000 bytes)',
  M: 'Mbit or MB',
  Gb: 'Gbit or GB',
  gb: 'Gbit or GB',
  G: 'Gbit or GB',
  mbps: 'Mbps (megabits) or MB/s (megabytes)',
  kbs: 'kbps or kB/s',
  KBps: 'kB/s (1,000 bytes per second) or kbps (1,000 bits per second)',
}

const byText = new Map(units.flatMap((each) => [each.symbol, ...each.aliases].map((text) => [text, each])))
const byLowerCase = new Map<string, Unit | null>()
for (const [text, each] of byText) {
  const lower = text.toLowerCase()
  const other = byLowerCase.get(lower)
  byLowerCase.set(lower, other === undefined || other === each ? each : null)
}

export type FoundUnit = { ok: true; unit: Unit } | { ok: false; says: string }

/** Reads what a person wrote for a unit. A difference of case is forgiven only where it leaves one meaning. */
export function findUnit(text: string): FoundUnit {
  const exact = byText.get(text)
  if (exact) return { ok: true, unit: exact }
  const choices = Object.hasOwn(ambiguous, text) ? ambiguous[text] : undefined
  if (choices) return { ok: false, says: `“${text}” can mean different units: write ${choices}.` }
  const loose = byLowerCase.get(text.toLowerCase())
  if (loose) return { ok: true, unit: loose }
  return {
    ok: false,
    says: `“${text}” is not a unit that is known here: write the number alone, or with a unit that is offered.`,
  }
}

/** The unit with exactly this symbol; null for any other spelling. */
export function findUnitBySymbol(symbol: string): Unit | null {
  return units.find((each) => each.symbol === symbol) ?? null
}

export function sameDimension(a: Dimension, b: Dimension): boolean {
  return a.time === b.time && a.data === b.data
}

/** All units in which a quantity of this dimension can be given, smallest first within bits and bytes. */
export function unitsOf(dimension: Dimension): readonly Unit[] {
  return units.filter((each) => sameDimension(each.dimension, dimension))
}

/** In words: "a time", "an amount of data", "a rate", "a number". */
export function describeDimension(dimension: Dimension): string {
  if (sameDimension(dimension, plain)) return 'a number without unit'
  if (sameDimension(dimension, time)) return 'a time'
  if (sameDimension(dimension, data)) return 'an amount of data'
  if (sameDimension(dimension, rate)) return 'a rate'
  return `a quantity of data^${dimension.data} time^${dimension.time}`
}
