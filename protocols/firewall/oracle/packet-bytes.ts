// A packet as bytes on the wire, for the kernel to judge: RFC 791 section 3.1, with as much of a transport header
// (RFC 9293 section 3.1, RFC 768) as a packet filter reads.
import { hasPorts, type Packet, protocolNumbers } from '#protocols/firewall/packet/packet.ts'

/** The state stands in the DSCP field: the kernel's memory of connections is not what is tested. */
export const establishedDscp = 1

export function packetBytes(packet: Packet, identification: number): Buffer {
  const transport = Buffer.alloc(20)
  if (hasPorts(packet.protocol)) {
    transport.writeUInt16BE(packet.sourcePort ?? 0, 0)
    transport.writeUInt16BE(packet.destinationPort ?? 0, 2)
  }
  // UDP's length; TCP's header length in words, and ACK.
  if (packet.protocol === protocolNumbers.udp) transport.writeUInt16BE(transport.length, 4)
  if (packet.protocol === protocolNumbers.tcp) transport.writeUInt16BE(0x50_10, 12)
  const header = Buffer.alloc(20)
  header[0] = 0x45
  header[1] = packet.established ? establishedDscp << 2 : 0
  header.writeUInt16BE(header.length + transport.length, 2)
  header.writeUInt16BE(identification, 4)
  header[8] = 64
  header[9] = packet.protocol
  header.writeUInt32BE(packet.source, 12)
  header.writeUInt32BE(packet.destination, 16)
  header.writeUInt16BE(checksum(header), 10)
  return Buffer.concat([header, transport])
}

/** RFC 1071. */
function checksum(header: Buffer): number {
  let sum = 0
  for (let at = 0; at < header.length; at += 2) sum += header.readUInt16BE(at)
  while (sum > 0xff_ff) sum = (sum & 0xff_ff) + (sum >>> 16)
  return ~sum & 0xff_ff
}
