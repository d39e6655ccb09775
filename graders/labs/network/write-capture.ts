// A capture file as Wireshark and tcpdump read it: pcapng, draft-ietf-opsawg-pcapng.
import type { CrossedPackets } from '#graders/sandbox/contract.ts'

const sectionHeader = 0x0a0d0d0a
const interfaceDescription = 1
const enhancedPacket = 6
/** Of the loopback interface: addresses of six zeros, then a type. */
const linkTypeEthernet = 1
const options = { end: 0, comment: 1, interfaceName: 2, resolution: 9, application: 4 } as const
const nanoseconds = 9

/** @param comment what was recorded, for who opens the file */
export function writeCapture({ packets, cut }: CrossedPackets, comment: string): Buffer {
  const said = cut
    ? `${comment} Only the first packets are in this file: more crossed the network than is kept.`
    : comment
  return Buffer.concat([
    block(sectionHeader, [
      uint32(0x1a2b3c4d),
      uint16(1),
      uint16(0),
      // The section's length is left open: 4.1.
      uint32(0xffffffff),
      uint32(0xffffffff),
      option(options.comment, Buffer.from(said)),
      option(options.application, Buffer.from('Roundtrip')),
      option(options.end, Buffer.alloc(0)),
    ]),
    block(interfaceDescription, [
      uint16(linkTypeEthernet),
      uint16(0),
      uint32(0),
      option(options.interfaceName, Buffer.from('lo')),
      option(options.resolution, Buffer.from([nanoseconds])),
      option(options.end, Buffer.alloc(0)),
    ]),
    ...packets.map(({ atNs, frame }) =>
      block(enhancedPacket, [
        uint32(0),
        uint32(Number(atNs >> 32n)),
        uint32(Number(atNs & 0xffffffffn)),
        uint32(frame.length),
        uint32(frame.length),
        padded(frame),
      ]),
    ),
  ])
}

/** Type, total length, body, total length again: 3.1. */
function block(type: number, body: readonly Buffer[]): Buffer {
  const length = body.reduce((sum, part) => sum + part.length, 12)
  return Buffer.concat([uint32(type), uint32(length), ...body, uint32(length)])
}

const option = (code: number, value: Buffer) =>
  Buffer.concat([uint16(code), uint16(value.length), padded(value)])

/** To a multiple of four bytes. */
const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
