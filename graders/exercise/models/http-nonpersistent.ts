import type { Model } from '#graders/exercise/models/model.ts'
import { plain } from '#protocols/quantity/unit.ts'
import { simulateNonPersistent } from '#protocols/timeline/simulate-non-persistent.ts'

const time = { time: 1, data: 0 }
const microsecondsPerMs = 1_000

/** A page over non-persistent HTTP: one TCP connection per file. */
export const httpNonPersistent: Model = {
  inputs: {
    rtt: { dimension: time },
    /** Besides the base file. */
    objects: { dimension: plain },
    /** Transmission time of the base file and of each object. */
    baseTx: { dimension: time },
    objectTx: { dimension: time },
    /** Transmission time of a control packet, when the convention says that they cost. */
    controlTx: { dimension: time, otherwise: 0 },
    /** Connections at a time, when the convention says parallel. */
    parallel: { dimension: plain, otherwise: 1 },
    /** Round trip to the name server; 0 when no name is looked up. */
    dns: { dimension: time, otherwise: 0 },
  },
  outputs: { pageTime: time, baseTime: time, objectTime: time, roundTrips: plain, connections: plain },
  conventions: ['handshake', 'controlPackets', 'connections'],

  run(inputs, conventions) {
    const input = (name: string) => inputs.get(name) ?? Number.NaN
    const ms = (name: string) => input(name) / microsecondsPerMs
    const timeline = simulateNonPersistent({
      rttMs: ms('rtt'),
      objects: input('objects'),
      baseTransmissionMs: ms('baseTx'),
      objectTransmissionMs: ms('objectTx'),
      controlTransmissionMs: conventions.controlPackets === 'costing' ? ms('controlTx') : 0,
      handshake: conventions.handshake ?? 'counted',
      parallel: conventions.connections === 'parallel' ? input('parallel') : 1,
      dnsRttsMs: ms('dns') > 0 ? [ms('dns')] : [],
    })
    const span = (id: string) => timeline.spans.find((each) => each.id === id)
    const took = (id: string) => {
      const found = span(id)
      return found ? (found.endMs - found.startMs) * microsecondsPerMs : 0
    }
    // Round trips that somebody waits for: a pair of messages each, on the connections that follow each other.
    const starts = new Set(timeline.spans.filter(({ id }) => id !== 'dns').map(({ startMs }) => startMs))
    const perConnection = conventions.handshake === 'not-counted' ? 1 : 2
    return {
      timeline,
      outputs: new Map([
        ['pageTime', timeline.endMs * microsecondsPerMs],
        ['baseTime', (span('file-0')?.endMs ?? 0) * microsecondsPerMs],
        ['objectTime', took('file-1')],
        ['roundTrips', starts.size * perConnection],
        ['connections', timeline.spans.filter(({ id }) => id !== 'dns').length],
      ]),
    }
  },
}
