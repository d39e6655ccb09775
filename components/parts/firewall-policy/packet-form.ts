// A packet as typed into the tester, and what it is once it can be read.

import {
  hasPorts,
  type Packet,
  type ProtocolName,
  protocolNumbers,
} from '#protocols/firewall/packet/packet.ts'
import { findAddress, formatAddress, readAddresses } from '#protocols/firewall/rule/address.ts'
import { readPorts } from '#protocols/firewall/rule/ports.ts'
import type { Vocabulary } from '#protocols/firewall/rule/rule.ts'

export interface PacketForm {
  zone: string
  /** A name, or the number of a protocol without one. */
  protocol: string
  source: string
  sourcePort: string
  destination: string
  destinationPort: string
  state: 'new' | 'established'
}

export type PacketField = keyof PacketForm

export type ReadPacket =
  | { ok: true; packet: Packet }
  | { ok: false; problems: Partial<Record<PacketField, string>> }

export const protocolNames: readonly ProtocolName[] = ['tcp', 'udp', 'icmp']

/** What to begin with: a stranger knocks at the first host that has a name. */
export function firstPacket({ zones, names }: Vocabulary): PacketForm {
  const host = names.find(({ addresses }) => findAddress(addresses) !== null)
  return {
    zone: zones[0]?.id ?? '',
    protocol: 'tcp',
    source: '198.51.100.7',
    sourcePort: '49152',
    destination: host?.id ?? '192.0.2.33',
    destinationPort: '80',
    state: 'new',
  }
}

export function readPacket(form: PacketForm, { zones, names }: Vocabulary): ReadPacket {
  const problems: Partial<Record<PacketField, string>> = {}
  const zone = zones.findIndex(({ id }) => id === form.zone)
  if (zone < 0) problems.zone = 'Choose a zone.'
  const protocol = numberOf(form.protocol)
  const address = (name: 'source' | 'destination') => {
    const text = form[name].trim().toLowerCase()
    const read = readAddresses(names.find(({ id }) => id === text)?.addresses ?? text)
    if (!read.ok || read.low !== read.high) {
      problems[name] = 'One address, such as 198.51.100.7, or the name of one host.'
    }
    return read.ok ? read.low : 0
  }
  const port = (name: 'sourcePort' | 'destinationPort') => {
    if (!hasPorts(protocol)) return null
    const read = readPorts(form[name].trim())
    if (!read.ok || read.low !== read.high) problems[name] = 'One port, from 0 to 65535.'
    return read.ok ? read.low : 0
  }
  const packet: Packet = {
    zone,
    protocol,
    source: address('source'),
    destination: address('destination'),
    sourcePort: port('sourcePort'),
    destinationPort: port('destinationPort'),
    established: form.state === 'established',
  }
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, packet }
}

export function packetForm(packet: Packet, { zones }: Vocabulary): PacketForm {
  const known = protocolNames.find((name) => protocolNumbers[name] === packet.protocol)
  return {
    zone: zones[packet.zone]?.id ?? '',
    protocol: known ?? String(packet.protocol),
    source: formatAddress(packet.source),
    sourcePort: packet.sourcePort === null ? '' : String(packet.sourcePort),
    destination: formatAddress(packet.destination),
    destinationPort: packet.destinationPort === null ? '' : String(packet.destinationPort),
    state: packet.established ? 'established' : 'new',
  }
}

export function numberOf(protocol: string): number {
  const known = protocolNames.find((name) => name === protocol)
  return known ? protocolNumbers[known] : Number(protocol)
}
