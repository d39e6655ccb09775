// The models of a page over HTTP/1.1. They differ in what becomes of a connection after a file; everything else
// that textbooks treat differently is a convention.
import type { Conventions } from '#graders/models/conventions.ts'
import type { Model } from '#graders/models/model.ts'
import { dimensions } from '#protocols/quantity/unit.ts'
import type { Page } from '#protocols/timeline/page.ts'
import { simulatePage } from '#protocols/timeline/simulate-page.ts'

const { plain, time } = dimensions
const microsecondsPerMs = 1_000

export function pageModel(connection: Page['connection']): Model {
  return {
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
      /** Round trips to the name servers that are asked one after the other; 0 for one that is not. */
      dns: { dimension: time, otherwise: 0 },
      dns2: { dimension: time, otherwise: 0 },
      dns3: { dimension: time, otherwise: 0 },
      dns4: { dimension: time, otherwise: 0 },
    },
    outputs: {
      pageTime: time,
      /** From the click to the last bit of the base file. */
      baseTime: time,
      /** What the first object takes: with the opening of its connection, where it has one of its own. */
      objectTime: time,
      /** From the click to the address. */
      lookUpTime: time,
      /** Round trips to the web server that somebody waits for. */
      roundTrips: plain,
      connections: plain,
    },
    conventions: ['handshake', 'controlPackets', 'connections'],

    run(inputs, conventions) {
      const page = readPage(connection, inputs, conventions)
      const timeline = simulatePage(page)
      const span = (id: string) => {
        const found = timeline.spans.find((each) => each.id === id)
        return found ?? { startMs: 0, endMs: 0 }
      }
      const opened = new Set(timeline.messages.flatMap((message) => message.connection ?? []))
      // With round trips of one and nothing else that takes time, the clock counts round trips.
      const counting = { rttMs: 1, baseTransmissionMs: 0, objectTransmissionMs: 0, controlTransmissionMs: 0 }
      return {
        timeline,
        outputs: new Map([
          ['pageTime', timeline.endMs * microsecondsPerMs],
          ['baseTime', span('file-0').endMs * microsecondsPerMs],
          ['objectTime', (span('file-1').endMs - span('file-1').startMs) * microsecondsPerMs],
          ['lookUpTime', span('dns').endMs * microsecondsPerMs],
          ['roundTrips', simulatePage({ ...page, ...counting, dnsRttsMs: [] }).endMs],
          ['connections', opened.size],
        ]),
      }
    },
  }
}

function readPage(
  connection: Page['connection'],
  inputs: ReadonlyMap<string, number>,
  conventions: Conventions,
): Page {
  const input = (name: string) => inputs.get(name) ?? Number.NaN
  const ms = (name: string) => input(name) / microsecondsPerMs
  return {
    connection,
    rttMs: ms('rtt'),
    objects: input('objects'),
    baseTransmissionMs: ms('baseTx'),
    objectTransmissionMs: ms('objectTx'),
    controlTransmissionMs: conventions.controlPackets === 'costing' ? ms('controlTx') : 0,
    handshake: conventions.handshake ?? 'counted',
    parallel: conventions.connections === 'parallel' ? input('parallel') : 1,
    opening: conventions.opening ?? 'after-the-base-file',
    bandwidth: conventions.bandwidth ?? 'each',
    dnsRttsMs: ['dns', 'dns2', 'dns3', 'dns4'].map(ms).filter((rttMs) => rttMs > 0),
  }
}
