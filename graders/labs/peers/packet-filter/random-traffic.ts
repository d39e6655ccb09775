// Rules and packets that collide: addresses and ports come from small pools, and packets stand on the edges of what rules
// match, or belong to one another.
import { setImmediate as turn } from 'node:timers/promises'
import type { SeededRandom } from '#graders/labs/board/seeded-random.ts'
import type { FilterLines } from '#graders/labs/peers/packet-filter/filter-case.ts'
import { packetsAtOnce } from '#graders/labs/peers/packet-filter/packets-at-once.ts'
import { formatAddress } from '#protocols/firewall/rule/address.ts'

export interface TrafficOptions {
  rules: number
  packets: number
  /** Of a hundred packets so many belong to one that came before: most of them in the other direction. */
  related: number
}

interface Network {
  base: number
  bits: number
}

interface Ends {
  protocol: string
  source: number
  destination: number
  ports: readonly [number, number]
}

const wellKnown = [22, 25, 53, 80, 143, 443, 1_023, 1_024, 3_306, 5_432, 8_080, 49_152]

export async function randomTraffic(random: SeededRandom, options: TrafficOptions): Promise<FilterLines> {
  const pick = <T>(values: readonly [T, ...T[]] | readonly T[]): T => {
    const value = values[random.integer(0, values.length - 1)]
    if (value === undefined) throw new Error('packet-filter: a draw from nothing')
    return value
  }
  const chance = (hundredths: number) => random.integer(1, 100) <= hundredths
  const networks = someNetworks(random)
  const address = ({ base, bits }: Network) => {
    const size = 2 ** (32 - bits)
    return pick([base, base + size - 1, base - 1, base + size, base + random.integer(0, size - 1)])
  }
  const port = () => (chance(70) ? pick(wellKnown) + pick([0, 0, 0, 1, -1]) : random.integer(1_024, 65_535))
  const fresh = (): Ends => ({
    protocol: pick(['tcp', 'tcp', 'tcp', 'udp', 'udp', 'icmp']),
    source: address(pick(networks)),
    destination: address(pick(networks)),
    ports: [port(), port()],
  })
  const sent: Ends[] = []
  for (let left = options.packets; left > 0; left -= 1) {
    if (left % packetsAtOnce === 0) await turn()
    const known =
      sent.length > 0 && chance(options.related) ? sent[random.integer(0, sent.length - 1)] : undefined
    sent.push(known === undefined ? fresh() : chance(75) ? backwards(known) : almost(known, chance(50)))
  }
  const ports = () => {
    const [low, high] = [pick(wellKnown), pick(wellKnown)].toSorted((a, b) => a - b)
    return pick([`${low}`, `${low}-${high}`, `${low},${high}`, `${low},${high}-65535`])
  }
  const rule = () => {
    const protocol = pick(['any', 'tcp', 'tcp', 'udp', 'icmp'])
    const side = (word: string, hundredths: number) => {
      const hasPorts = protocol !== 'icmp' && chance(hundredths)
      if (chance(40)) return hasPorts ? [word, 'any', 'port', ports()] : []
      return [word, inNetwork(pick(networks)), ...(hasPorts ? ['port', ports()] : [])]
    }
    const state = options.related === 0 ? [] : pick([[], [], ['new'], ['established']])
    return [pick(['accept', 'deny']), protocol, ...side('from', 20), ...side('to', 60), ...state].join(' ')
  }
  const rules = [
    ...Array.from({ length: options.rules }, rule),
    `default ${options.related === 0 ? pick(['accept', 'deny']) : 'deny'}`,
  ]
  return { rules, packets: sent.map(writePacket) }
}

const inNetwork = ({ base, bits }: Network) => `${formatAddress(base)}${bits === 32 ? '' : `/${bits}`}`

/** One within the other, so that a longer prefix is an exception to a shorter one. */
function someNetworks({ integer }: SeededRandom): Network[] {
  const inside = 10 * 2 ** 24 + integer(1, 250) * 2 ** 16
  const servers = inside + integer(1, 250) * 2 ** 8
  const outside = 198 * 2 ** 24 + 51 * 2 ** 16 + 100 * 2 ** 8
  return [
    { base: inside, bits: 16 },
    { base: servers, bits: 24 },
    { base: servers + 128, bits: 25 },
    { base: servers + integer(1, 126), bits: 32 },
    { base: outside + 64 * integer(0, 3), bits: 26 },
    { base: outside - 100 * 2 ** 8 + 2 ** 10 * integer(0, 20), bits: 22 },
  ]
}

const backwards = ({ protocol, source, destination, ports: [from, to] }: Ends): Ends => ({
  protocol,
  source: destination,
  destination: source,
  ports: [to, from],
})

/** It looks like a reply, and is of another connection; or the same once more. */
function almost(ends: Ends, isOther: boolean): Ends {
  const { ports } = ends
  return isOther ? { ...backwards(ends), ports: [ports[1], (ports[0] % 65_535) + 1] } : ends
}

const writePacket = ({ protocol, source, destination, ports: [from, to] }: Ends): string =>
  protocol === 'icmp'
    ? `icmp ${formatAddress(source)} ${formatAddress(destination)}`
    : `${protocol} ${formatAddress(source)} ${from} ${formatAddress(destination)} ${to}`
