// Policies and packets that collide: addresses and ports come from small pools, so that rules overlap, and packets
// stand on the edges of what rules match.

import type { Dice } from '#protocols/firewall/oracle/dice.ts'
import { hasPorts, type Packet } from '#protocols/firewall/packet/packet.ts'
import { formatAddress } from '#protocols/firewall/rule/address.ts'
import type { Rule, RuleList } from '#protocols/firewall/rule/rule.ts'

const networks = [
  { base: 0x0a_01_00_00, bits: 16 },
  { base: 0x0a_01_02_00, bits: 24 },
  { base: 0x0a_01_02_80, bits: 25 },
  { base: 0xc0_00_02_00, bits: 24 },
  { base: 0xc0_00_02_0a, bits: 32 },
  { base: 0xc6_33_64_00, bits: 22 },
]
const ports = [0, 22, 25, 53, 80, 443, 1_023, 1_024, 8_080, 49_152, 65_535]

export function randomPolicy(dice: Dice, zones: readonly string[]): RuleList {
  const rules = Array.from({ length: 1 + dice.below(12) }, () => randomRule(dice, zones))
  return { rules, otherwise: pick(dice, ['accept', 'deny']) }
}

function randomRule(dice: Dice, zones: readonly string[]): Rule {
  const protocol = pick(dice, ['any', 'tcp', 'tcp', 'udp', 'icmp'] as const)
  const portsOf = () => (protocol === 'icmp' || dice.below(2) === 0 ? '' : portList(dice))
  return {
    action: pick(dice, ['accept', 'deny']),
    protocol,
    zone: pick(dice, ['any', ...zones]),
    source: dice.below(2) === 0 ? '' : addressList(dice),
    sourcePorts: dice.below(2) === 0 ? '' : portsOf(),
    destination: dice.below(3) === 0 ? '' : addressList(dice),
    destinationPorts: portsOf(),
    state: pick(dice, ['any', 'any', 'new', 'established']),
  }
}

function addressList(dice: Dice): string {
  const { base, bits } = pick(dice, networks)
  const size = 2 ** (32 - bits)
  switch (dice.below(4)) {
    case 0:
      return `${formatAddress(base)}-${formatAddress(base + dice.below(size))}`
    case 1: {
      // Two that do not touch: nftables refuses a list with overlaps.
      const other = pick(dice, [0xcb_00_71_07, 0xcb_00_71_09])
      return `${formatAddress(base + dice.below(size))}, ${formatAddress(other)}`
    }
    default:
      return `${formatAddress(base)}/${bits}`
  }
}

function portList(dice: Dice): string {
  const from = dice.below(ports.length - 1)
  const [low = 0, high = 0] = [ports[from], ports[from + 1 + dice.below(ports.length - 1 - from)]]
  return pick(dice, [`${low}`, `${low}-${high}`, `${low}, ${high}`, '>1023'])
}

export function randomPacket(dice: Dice, zones: number): Packet {
  const protocol = pick(dice, [6, 6, 6, 17, 17, 1, 47, 132])
  const ported = hasPorts(protocol)
  return {
    zone: dice.below(zones),
    protocol,
    source: randomAddress(dice),
    destination: randomAddress(dice),
    sourcePort: ported ? randomPort(dice) : null,
    destinationPort: ported ? randomPort(dice) : null,
    established: dice.below(2) === 0,
  }
}

/** An edge of a network, just outside of it, or somewhere within. */
function randomAddress(dice: Dice): number {
  const { base, bits } = pick(dice, networks)
  const size = 2 ** (32 - bits)
  return pick(dice, [base, base + size - 1, base - 1, base + size, base + dice.below(size), 0xcb_00_71_07])
}

function randomPort(dice: Dice): number {
  const port = pick(dice, ports) + dice.below(3) - 1
  return Math.min(65_535, Math.max(0, port))
}

function pick<T>(dice: Dice, values: readonly T[]): T {
  const value = values[dice.below(values.length)]
  if (value === undefined) throw new Error('oracle: a draw from nothing')
  return value
}
