// Policies like those of real packet filters: mostly single hosts and small networks behind the firewall, half of
// the sources anything, one well-known port or none, a rule that denies the rest at the end.

import { meets, regionOfBox } from '#protocols/firewall/compare/region.ts'
import type { Policy } from '#protocols/firewall/rule/policy.ts'

/** [low, high] of the first field, then of the second, and so on. */
type Box = readonly number[]

const addressMax = 2 ** 32 - 1
const portMax = 65_535
const universe: Box = [0, addressMax, 0, addressMax, 0, portMax, 0, portMax, 0, 255]

/** First line the count; then source, destination, source port, destination port, protocol, 1 accept or 0 deny. */
export function parsePolicyFile(text: string): Policy {
  const [, ...lines] = text.trim().split('\n')
  const rules = lines.map((line) => {
    const numbers = line.split(' ').map(Number)
    return {
      regions: [regionOfBox(numbers.slice(0, universe.length))],
      decision: numbers.at(-1) === 1 ? ('accept' as const) : ('deny' as const),
    }
  })
  return { rules, otherwise: 'deny', universe: regionOfBox(universe) }
}

interface Row {
  box: Box
  accept: boolean
}

export function makePolicyFile(count: number, version: 'a' | 'eq' | 'ne', seed: string): string {
  const random = mulberry(seed)
  const rows: Row[] = Array.from({ length: count - 1 }, () => makeRow(random))
  if (version !== 'a') reorder(rows, random)
  if (version === 'ne') flipReachable(rows)
  rows.push({ box: universe, accept: false })
  const lines = rows.map(({ box, accept }) => [...box, accept ? 1 : 0].join(' '))
  return `${[count, ...lines].join('\n')}\n`
}

/** Neighbours change places where that cannot be told: they do not meet, or decide alike. */
function reorder(rows: Row[], random: () => number): void {
  for (let turn = 0; turn < 5 * rows.length; turn += 1) {
    const at = Math.floor(random() * (rows.length - 1))
    const [first, second] = [rows[at], rows[at + 1]]
    if (first && second && (first.accept === second.accept || !boxesMeet(first.box, second.box))) {
      rows.splice(at, 2, second, first)
    }
  }
}

const boxesMeet = (a: Box, b: Box) => meets(regionOfBox(a), regionOfBox(b))

/** The first rule in the second half that no earlier one meets: it decides something for certain. */
function flipReachable(rows: Row[]): void {
  const at = rows.findIndex(
    ({ box }, index) =>
      index >= rows.length / 2 && rows.slice(0, index).every((row) => !boxesMeet(row.box, box)),
  )
  const chosen = rows[at] ?? rows[0]
  if (chosen) chosen.accept = !chosen.accept
}

const services = [80, 443, 25, 22, 53, 110, 143, 993, 123, 3306, 5432, 8080, 445]

function makeRow(random: () => number): Row {
  const pick = (values: readonly number[]) => values[Math.floor(random() * values.length)] ?? 0
  const network = (low: number, high: number, sizes: readonly number[]): number[] => {
    const size = pick(sizes)
    const start = Math.floor((low + random() * (high - low)) / size) * size
    return [start, start + size - 1]
  }
  const source =
    random() < 0.36 ? [0, addressMax] : network(2 ** 24, 0xe0_00_00_00, [1, 16, 256, 4_096, 65_536, 2 ** 24])
  const home = 0x83_00_00_00
  const destination =
    random() < 0.06 ? [0, addressMax] : network(home, home + 2 ** 24, [1, 1, 1, 16, 64, 256])
  const protocol = pick([6, 6, 6, 17, 17, 1])
  const ported = protocol !== 1
  const sourcePort = ported && random() < 0.08 ? [1_024, portMax] : [0, portMax]
  const service = pick(services)
  const destinationPort = ported && random() < 0.9 ? [service, service] : [0, portMax]
  return {
    box: [...source, ...destination, ...sourcePort, ...destinationPort, protocol, protocol],
    accept: random() < 0.75,
  }
}

/** Small, portable and seeded (mulberry32). */
function mulberry(seed: string): () => number {
  let state = Buffer.from(seed).reduce((sum, byte) => Math.imul(sum ^ byte, 0x01_00_01_93), 0x81_1c_9d_c5)
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
