// A page to be loaded over HTTP/1.1, and the way in which the browser loads it.

export interface Page {
  /** Round-trip time between browser and server; each way takes half of it. */
  rttMs: number
  /** Files that the base file refers to, 0 to 100. */
  objects: number
  baseTransmissionMs: number
  /** Of each object, over a link that it has to itself. */
  objectTransmissionMs: number
  /** Of each object by itself, the first one first, where they differ. */
  objectTransmissionsMs?: readonly number[] | undefined
  /** Transmission time of SYN, SYN + ACK and request each; 0 when control packets are free. */
  controlTransmissionMs: number
  /** Whether opening a connection takes its round trip, or is left out of the account. */
  handshake: 'counted' | 'not-counted'
  /** Connections open at a time, from 1. */
  parallel: number
  /** Round-trip times of the name servers asked one after the other before the first connection. */
  dnsRttsMs: readonly number[]
  /**
   * `close`: a connection of its own for every file. `one-by-one`: connections stay open, and the next request
   * leaves when the reply before has arrived. `pipelined`: they stay open, and requests leave back to back.
   */
  connection: 'close' | 'one-by-one' | 'pipelined'
  /** When the second and further connections that stay open are opened. */
  opening: 'with-the-first' | 'after-the-base-file'
  /** Whether each connection sends as if it were alone, or all that send at a time share the rate of one link. */
  bandwidth: 'each' | 'shared'
}

export const objectsMax = 100
const lookUpsMax = 50

/** Throws a RangeError on inputs that no page can have. */
export function assertPossible(page: Page): void {
  const times = [
    page.rttMs,
    page.baseTransmissionMs,
    page.objectTransmissionMs,
    ...(page.objectTransmissionsMs ?? []),
    page.controlTransmissionMs,
    ...page.dnsRttsMs,
  ]
  if (times.some((time) => !(time >= 0 && time < 1e12))) {
    throw new RangeError('timeline: a time must be from 0 to 10^12 ms')
  }
  if (!Number.isInteger(page.objects) || page.objects < 0 || page.objects > objectsMax) {
    throw new RangeError(`timeline: the number of objects must be a whole number from 0 to ${objectsMax}`)
  }
  if (page.objectTransmissionsMs && page.objectTransmissionsMs.length !== page.objects) {
    throw new RangeError('timeline: every object needs its own transmission time, or none does')
  }
  if (!Number.isInteger(page.parallel) || page.parallel < 1) {
    throw new RangeError('timeline: the number of parallel connections must be a whole number from 1')
  }
  if (page.dnsRttsMs.length > lookUpsMax) throw new RangeError(`timeline: at most ${lookUpsMax} DNS look-ups`)
}
