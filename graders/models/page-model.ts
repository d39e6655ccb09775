// The models of a page over HTTP/1.1. They differ in what becomes of a connection after a file; everything else
// that textbooks treat differently is a convention.
import type { ConventionId, Conventions } from '#graders/models/conventions.ts'
import { defineModel, type Model, type ModelInput, type ModelOutput } from '#graders/models/model.ts'
import { dimensions } from '#protocols/quantity/unit.ts'
import { objectsMax, type Page } from '#protocols/timeline/page.ts'
import { simulatePage } from '#protocols/timeline/simulate-page.ts'

const { plain, time } = dimensions
const microsecondsPerMs = 1_000

const words: Record<Page['connection'], string> = {
  close: 'a browser fetches each file of a page over a connection of its own',
  'one-by-one':
    'a browser fetches all files of a page over connections that stay open, one request at a time on each',
  pipelined:
    'a browser fetches all files of a page over connections that stay open, requests back to back, replies one after the other',
}

export const pageModelNames = {
  close: 'http-nonpersistent',
  'one-by-one': 'http-persistent',
  pipelined: 'http-pipelined',
} as const satisfies Record<Page['connection'], string>

/** What a page model says of a page, whatever it was told of the files. */
export const pageOutputs = {
  pageTime: { dimension: time, says: 'from the click to the last bit of the last file' },
  baseTime: { dimension: time, says: 'from the click to the last bit of the base file' },
  objectTime: {
    dimension: time,
    says: 'what the first object takes: with the opening of its connection, where it has one of its own',
  },
  lookUpTime: { dimension: time, says: 'from the click to the address' },
  roundTrips: { dimension: plain, says: 'round trips to the web server that somebody waits for' },
  connections: { dimension: plain, says: 'TCP connections that are opened' },
} as const satisfies Record<string, ModelOutput>

/** The switches that every page model needs. */
export const pageConventions: readonly ConventionId[] = ['handshake', 'controlPackets', 'connections']

const dns = { dimension: time, otherwise: 0 }

/** What every page model takes, whatever it is told of the files. */
export const connectionInputs = {
  rtt: { dimension: time, says: 'round-trip time between browser and server' },
  controlTx: {
    dimension: time,
    otherwise: 0,
    says: 'transmission time of a control packet, where controlPackets: costing',
  },
  parallel: {
    dimension: plain,
    otherwise: 1,
    allowed: [1, 1_000],
    says: 'connections at a time, where connections: parallel',
  },
  dns: { ...dns, says: 'round trip to a name server that is asked first' },
  dns2: { ...dns, says: 'to the one that is asked after that' },
  dns3: { ...dns, says: 'and so on' },
  dns4: { ...dns, says: 'and so on' },
} as const satisfies Record<string, ModelInput>
type ConnectionInput = keyof typeof connectionInputs

export const nonpersistentPageModel: Model = pageModel('close')
export const persistentPageModel: Model = pageModel('one-by-one')
export const pipelinedPageModel: Model = pageModel('pipelined')

function pageModel(connection: Page['connection']): Model {
  return defineModel({
    name: pageModelNames[connection],
    says: words[connection],
    inputs: {
      ...connectionInputs,
      objects: { dimension: plain, allowed: [0, objectsMax], says: 'files besides the base file' },
      baseTx: { dimension: time, says: 'transmission time of the base file' },
      objectTx: { dimension: time, says: 'transmission time of each object' },
    },
    outputs: pageOutputs,
    conventions: pageConventions,
    run: (given, conventions) => playPage(pageOf(given, conventions)),
    draw: (given, conventions) => simulatePage(pageOf(given, conventions)),
  })

  function pageOf(
    given: (name: ConnectionInput | 'objects' | 'baseTx' | 'objectTx') => number,
    conventions: Conventions,
  ): Page {
    return {
      ...readConnections(connection, given, conventions),
      objects: given('objects'),
      baseTransmissionMs: given('baseTx') / microsecondsPerMs,
      objectTransmissionMs: given('objectTx') / microsecondsPerMs,
    }
  }
}

export function playPage(page: Page): Record<keyof typeof pageOutputs, number> {
  const timeline = simulatePage(page)
  const span = (id: string) => {
    const found = timeline.spans.find((each) => each.id === id)
    return found ?? { startMs: 0, endMs: 0 }
  }
  const opened = new Set(timeline.messages.flatMap((message) => message.connection ?? []))
  // With round trips of one and nothing else that takes time, the clock counts round trips.
  const counting = {
    rttMs: 1,
    baseTransmissionMs: 0,
    objectTransmissionMs: 0,
    objectTransmissionsMs: undefined,
    controlTransmissionMs: 0,
  }
  return {
    pageTime: timeline.endMs * microsecondsPerMs,
    baseTime: span('file-0').endMs * microsecondsPerMs,
    objectTime: (span('file-1').endMs - span('file-1').startMs) * microsecondsPerMs,
    lookUpTime: span('dns').endMs * microsecondsPerMs,
    roundTrips: simulatePage({ ...page, ...counting, dnsRttsMs: [] }).endMs,
    connections: opened.size,
  }
}

/** All of a page but its files. */
export function readConnections(
  connection: Page['connection'],
  given: (name: ConnectionInput) => number,
  conventions: Conventions,
): Omit<Page, 'objects' | 'baseTransmissionMs' | 'objectTransmissionMs'> {
  const ms = (name: ConnectionInput) => given(name) / microsecondsPerMs
  const lookUps: readonly ConnectionInput[] = ['dns', 'dns2', 'dns3', 'dns4']
  return {
    connection,
    rttMs: ms('rtt'),
    controlTransmissionMs: conventions.controlPackets === 'costing' ? ms('controlTx') : 0,
    handshake: conventions.handshake ?? 'counted',
    parallel: conventions.connections === 'parallel' ? given('parallel') : 1,
    opening: conventions.opening ?? 'after-the-base-file',
    bandwidth: conventions.bandwidth ?? 'each',
    dnsRttsMs: lookUps.map(ms).filter((rttMs) => rttMs > 0),
  }
}
