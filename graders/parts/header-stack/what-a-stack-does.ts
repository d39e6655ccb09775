// What follows from a packet that was put together wrongly: never how it is right.
import type { BlockKind } from '#protocols/ipsec/packet-stack.ts'

/** A block that stands where it cannot. */
export function misplaced(kind: BlockKind, at: number): string {
  if (at === 0 && kind !== 'ip')
    return 'A router takes the first octets for an IP header. With these it can do nothing.'
  switch (kind) {
    case 'ip':
      return 'An IP header says what follows and where it goes. Who would read it at this place, and have they the keys for it?'
    case 'ah':
      return 'A receiver finds AH through the protocol field of the IP header that it belongs to. Here it would not look for it.'
    case 'esp':
      return 'An ESP header says by which key that follows it can be read. Here it would belong to something else.'
    case 'trailer':
      return 'The ESP trailer pads what is encrypted, and tells what stood at its beginning. It can only end that.'
    case 'icv':
      return 'A receiver looks for the check value behind all that it covers.'
    case 'tcp':
    case 'udp':
    case 'data':
      return 'What comes before it does not lead there: a receiver would read it for something else.'
  }
}

/** A block that is wrongly under a bracket. */
export function wronglyCovered(does: 'encrypts' | 'checks', kind: BlockKind): string {
  if (does === 'encrypts') {
    switch (kind) {
      case 'esp':
        return 'The receiver finds the key by the SPI in the ESP header. Encrypted, it would find none.'
      case 'icv':
        return 'The check value is made over ciphertext, so that a forged packet is thrown away before it is decrypted.'
      case 'ah':
        return 'The receiver has to read AH to know how it checks the packet.'
      case 'ip':
        return 'Routers on the way have no key: they could not read where this packet goes.'
      default:
        return 'This stays in the clear here.'
    }
  }
  switch (kind) {
    case 'icv':
      return 'A value cannot be made over itself.'
    case 'ip':
      return 'This check does not reach so far forward: that header may be changed without it failing.'
    default:
      return 'This is not covered here: it may be changed without the check failing.'
  }
}

/** A block that is wrongly left out of a bracket. */
export function wronglyOpen(does: 'encrypts' | 'checks', kind: BlockKind): string {
  if (does === 'encrypts') {
    switch (kind) {
      case 'trailer':
        return 'The trailer tells what is inside, and its padding how long that is. Left in the clear, anybody would know.'
      case 'ip':
        return 'Everybody on the way would read which hosts talk to each other.'
      default:
        return 'Everybody on the way could read it.'
    }
  }
  switch (kind) {
    case 'ip':
      return 'Somebody on the way could change the address, and nobody would notice.'
    case 'esp':
      return 'Somebody could change the sequence number, and send an old packet again as a new one.'
    case 'ah':
      return 'Somebody could change the sequence number in it, and send an old packet again as a new one.'
    default:
      return 'Somebody on the way could change it, and nobody would notice.'
  }
}

/** A wrong answer about the way. */
export const wrongWay = {
  source: 'A router reads the first IP header and no other. Whose is it in this packet?',
  destination: 'A router reads the first IP header and no other. Where does that one lead?',
  protocol: 'The protocol field of an IP header says which header comes next.',
  ports: 'Ports stand in the header of TCP or UDP. What was done to it?',
  nat: 'Follow the changed address: which check covers it, and could the box have mended what depends on it?',
} as const
